/// `unique`: no earlier row has the same values, whatever else is wrong with either.
struct UniqueRule: Sendable {
  var fields: [(index: Int, isText: Bool)]
  /// The number of its table in `RuleContext.keys`.
  var table: Int

  func breach(_ record: ParsedRecord, in context: inout RuleContext) -> String? {
    guard fields.allSatisfy({ record.values[$0.index].hasValue }) else { return nil }
    let key =
      fields.count == 1
      ? Key128(record.values[fields[0].index], record, isText: fields[0].isText)
      : Key128.combining(
        fields.lazy.map { Key128(record.values[$0.index], record, isText: $0.isText) })
    guard let earlier = context.keys[table].insert(key, at: context.place) else { return nil }
    let sheet = Int(earlier.sheet)
    let name = context.sheetNames.indices.contains(sheet) ? context.sheetNames[sheet] : ""
    return earlier.sheet == context.place.sheet ? "\(earlier.row)" : "\(name) \(earlier.row)"
  }
}
