/// `unique`: no earlier row has the same values, whatever else is wrong with either.
struct UniqueRule: Sendable {
  var fields: [(index: Int, key: FieldKey)]
  /// The number of its table in `RuleContext.keys`.
  var table: Int

  /// `nil` where a value is missing: then nothing is repeated.
  func key(_ record: ParsedRecord) -> Key128? {
    for field in fields where !record.values[field.index].hasValue { return nil }
    return fields.count == 1
      ? fields[0].key.key(record.values[fields[0].index], record)
      : Key128.combining(fields.lazy.map { $0.key.key(record.values[$0.index], record) })
  }

  func breach(_ record: ParsedRecord, in context: inout RuleContext) -> String? {
    guard let key = key(record) else { return nil }
    guard let earlier = context.keys[table].insert(key, at: context.place) else { return nil }
    let sheet = Int(earlier.sheet)
    let name = context.sheetNames.indices.contains(sheet) ? context.sheetNames[sheet] : ""
    return earlier.sheet == context.place.sheet ? "\(earlier.row)" : "\(name) \(earlier.row)"
  }
}
