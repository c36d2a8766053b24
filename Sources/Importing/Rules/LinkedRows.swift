/// Which row a link to a value leads to: the first usable one that has it.
///
/// Nearly always that is the record which had the value first. So only records that are no rows are kept, and who came
/// in their place.
struct LinkedRows: Sendable {
  private static let noRow = UInt32.max
  /// By records that had a value first and are no row: the first one that is.
  private var others: [UInt32: UInt32] = [:]

  /// - Parameters:
  ///   - record: The number of a record that has a value, from 0.
  ///   - first: The record that had the value first.
  ///   - isUsable: Whether the record has become a row, and the value is in it.
  mutating func note(_ record: UInt32, first: UInt32, isUsable: Bool) {
    if record == first {
      if !isUsable { others[first] = LinkedRows.noRow }
    } else if isUsable, others[first] == LinkedRows.noRow {
      others[first] = record
    }
  }

  /// - Returns: The `_id` of the row, which is the number of its record from 1; 0 where there is none.
  func row(for first: UInt32) -> Int64 {
    guard !others.isEmpty, let other = others[first] else { return Int64(first) + 1 }
    return other == LinkedRows.noRow ? 0 : Int64(other) + 1
  }
}
