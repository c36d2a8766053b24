/// Joins a header in several levels into one: 书记 over 姓名 and 电话 is `书记/姓名` and `书记/电话`.
enum HeaderLevels {
  /// Rows that a header may have.
  static let most = 3
  static let separator: Character = "/"

  /// - Parameter rows: Rows that follow each other, the first one on top.
  /// - Returns: One row with the number of the first. A parent stands over all columns to its right up
  ///   to the next one in its row, as it does when it is merged over them.
  static func joined(_ rows: ArraySlice<HeadRow>) -> HeadRow {
    guard let first = rows.first, rows.count > 1 else {
      return rows.first ?? HeadRow(number: 0, cells: [])
    }
    let columns = Set(rows.joined().map(\.column)).sorted()
    var cells: [(column: Int, text: String)] = []
    for column in columns {
      var path: [String] = []
      for (level, row) in rows.enumerated() {
        let isLast = level == rows.count - 1
        // What has no leaf below it has no parent either.
        let hasLeaf = rows.dropFirst(level + 1).contains { $0.text(in: column) != nil }
        let text = row.text(in: column) ?? (isLast || !hasLeaf ? nil : row.text(leftOf: column))
        if let text, path.last != text { path.append(text) }
      }
      if !path.isEmpty { cells.append((column, path.joined(separator: String(separator)))) }
    }
    return HeadRow(number: first.number, cells: cells)
  }
}

extension HeadRow: Sequence {
  func makeIterator() -> [(column: Int, text: String)].Iterator { cells.makeIterator() }

  func text(in column: Int) -> String? { cells.first { $0.column == column }?.text }

  func text(leftOf column: Int) -> String? { cells.last { $0.column < column }?.text }
}
