/// Rows that are read but not yet asked for. Their storage goes round: a row that is pushed or popped
/// is exchanged for one that has been used, so that nothing is allocated once the queue is warm.
struct RowQueue {
  private var rows: [Row] = []
  private var first = 0
  private var end = 0

  /// Puts a row at the end, and leaves a used one in its place.
  mutating func push(_ row: inout Row) {
    if end == rows.count { rows.append(Row()) }
    swap(&rows[end], &row)
    end += 1
  }

  /// Takes the first row, and keeps the one that was in its place for later.
  mutating func pop(into row: inout Row) -> Bool {
    guard first < end else { return false }
    swap(&rows[first], &row)
    first += 1
    if first == end {
      first = 0
      end = 0
    }
    return true
  }
}
