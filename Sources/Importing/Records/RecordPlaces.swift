/// Where the records of a dataset stand, by their numbers from 0: four bytes each.
struct RecordPlaces: Sendable {
  private var rows: [UInt32] = []
  /// The sheets, each with the number of its first record.
  private var sheets: [(first: Int, sheet: Int)] = []

  init() {}

  /// - Returns: The number of the record.
  mutating func append(sheet: Int, row: Int) -> UInt32 {
    if sheets.last?.sheet != sheet { sheets.append((rows.count, sheet)) }
    rows.append(UInt32(truncatingIfNeeded: row))
    return UInt32(truncatingIfNeeded: rows.count - 1)
  }

  subscript(record: UInt32) -> (sheet: Int, row: Int) {
    let number = Int(record)
    let sheet = sheets.last { $0.first <= number }?.sheet ?? 0
    return (sheet, rows.indices.contains(number) ? Int(rows[number]) : 0)
  }
}
