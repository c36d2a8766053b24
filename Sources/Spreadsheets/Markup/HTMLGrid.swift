/// Which columns of a table are taken by cells of the rows above.
///
/// Source: HTML Living Standard, 4.9.12.1 Forming a table.
struct HTMLGrid {
  /// The most that HTML lets a cell span (4.9.11).
  static let longestSpan = (columns: 1_000, rows: 65_534)

  /// By column, the last row that a cell from above reaches into.
  private var lastRows: [Int] = []
  private var nextColumn = 0
  /// Cells passed over because one from above covers them.
  private(set) var covered = 0
  private let columns: Int

  init(columns: Int) {
    self.columns = columns
  }

  /// Forgets the cells above.
  mutating func startGroup() {
    lastRows.removeAll(keepingCapacity: true)
  }

  mutating func startRow() {
    nextColumn = 0
  }

  /// Finds the place of the next cell of a row; returns its column, from 1, and how
  /// far it reaches.
  mutating func place(
    row: Int, columnSpan: Int?, rowSpan: Int?
  ) -> (column: Int, columns: Int, rows: Int) {
    while nextColumn < lastRows.count, lastRows[nextColumn] >= row {
      nextColumn += 1
      covered += 1
    }
    let first = nextColumn
    let span = min(max(columnSpan ?? 1, 1), Self.longestSpan.columns)
    // Zero means all rows to the end of the group.
    let rows = rowSpan == 0 ? Self.longestSpan.rows : min(rowSpan ?? 1, Self.longestSpan.rows)
    nextColumn = min(first + span, columns + 1)
    if rows > 1 {
      while lastRows.count < min(nextColumn, columns) { lastRows.append(0) }
      for column in first..<max(first, min(nextColumn, columns)) {
        lastRows[column] = max(lastRows[column], row + rows - 1)
      }
    }
    return (first + 1, span, max(rows, 1))
  }
}
