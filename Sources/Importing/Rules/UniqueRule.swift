/// `unique`: no earlier row has the same values, whatever else is wrong with either.
struct UniqueRule: Sendable {
  /// Where the values' key is among the record's keys.
  var key: Int
  /// The number of its table in `RuleContext.keys`.
  var table: Int

  func breach(_ record: ParsedRecord, in context: inout RuleContext) -> String? {
    let key = record.keys[key]
    guard key != .none,
      let earlier = context.keys[table].insert(key, of: context.record)
    else { return nil }
    let (sheet, row) = context.places[earlier]
    let name = context.sheetNames.indices.contains(sheet) ? context.sheetNames[sheet] : ""
    return sheet == context.places[context.record].sheet ? "\(row)" : "\(name) \(row)"
  }
}
