/// The names of columns whose header has several rows, told by its merged cells: `书记` over `姓名` and `电话`
/// gives `书记/姓名` and `书记/电话`.
public enum HeaderLevels {
  /// No form needs more.
  private static let most = 5

  /// Puts the names into a table.
  ///
  /// The header has several rows where one cell of it is merged over rows, as the names that need no second
  /// level are, and another over columns.
  ///
  /// - Parameters:
  ///   - table: The table; left as it is where its header has one row.
  ///   - ranges: The merged ranges of its sheet.
  ///   - reader: The rows of its sheet, from the first one, merged cells blank but for their first.
  public static func name(
    _ table: inout FoundTable, ranges: [MergedRange], in reader: any RowReader
  ) throws(ReadError) {
    guard let header = table.headerRow,
      let rows = rows(of: header, columns: table.columns, ranges: ranges),
      rows.upperBound < table.rows.upperBound
    else { return }

    let inHeader = ranges.filter { $0.rows.overlaps(rows) }
    var names = [[String]](repeating: [], count: table.columns.count)
    var row = Row()
    while try reader.read(into: &row), row.number <= rows.upperBound {
      guard row.number >= rows.lowerBound else { continue }
      for cell in row.cells {
        let place = inHeader.first {
          $0.rows.lowerBound == row.number && $0.columns.lowerBound == Int(cell.column)
        }
        let columns = place?.columns ?? Int(cell.column)...Int(cell.column)
        let text = row.text(of: cell).filter { !$0.isNewline }
        for column in columns.clamped(to: table.columns) where columns.contains(column) {
          let index = column - table.columns.lowerBound
          if names[index].last != text { names[index].append(text) }
        }
      }
    }
    table.headerNames = names.map { $0.joined(separator: "/") }
    table.headerRows = rows
    table.rows = rows.upperBound + 1...table.rows.upperBound
    // What was taken for a note above may be the header's first row.
    table.leftOut = table.leftOut.compactMap { part in
      guard part.rows.overlaps(rows) else { return part }
      guard part.rows.lowerBound < rows.lowerBound else { return nil }
      return FoundTable.LeftOut(
        reason: part.reason, rows: part.rows.lowerBound...rows.lowerBound - 1)
    }
  }

  private static func rows(
    of header: Int, columns: ClosedRange<Int>, ranges: [MergedRange]
  ) -> ClosedRange<Int>? {
    let inTable = ranges.lazy.filter {
      $0.rows.contains(header) && $0.columns.overlaps(columns) && $0.rows.count <= most
    }
    guard let first = inTable.map(\.rows.lowerBound).min(),
      let last = inTable.map(\.rows.upperBound).max(), last > first
    else { return nil }
    let rows = first...last
    let isGrouped = ranges.contains {
      $0.columns.count > 1 && $0.columns.overlaps(columns) && $0.columns.count < columns.count
        && rows.contains($0.rows.lowerBound) && $0.rows.upperBound < last
    }
    return isGrouped ? rows : nil
  }
}
