extension TableText {
  /// Hands out the cells of a table one by one, as the text that `write` writes, from the header on.
  ///
  /// - Parameter body: Takes the text, the row and the column, both from 1; the text is valid during the call
  ///   only. Blank cells are passed over.
  /// - Returns: The rows, without the header.
  public static func forEachCell(
    _ reader: some RowReader, of table: FoundTable, dateSystem: DateSystem,
    _ body: (UnsafeBufferPointer<UInt8>, _ row: Int, _ column: Int) throws -> Void
  ) throws -> Int {
    let text = TableText(format: .csv, columns: table.columns, dateSystem: dateSystem)
    var number = 0
    if let names = header(of: table) {
      number = 1
      for (index, var name) in names.enumerated() {
        try name.withUTF8 { try body($0, 1, index + 1) }
      }
    }
    let headers = table.headerRow == nil || number > 0 ? number : 1
    var row = Row()
    while try reader.read(into: &row) {
      number += 1
      for cell in row.cells {
        let column = Int(cell.column) - table.columns.lowerBound + 1
        if var words = text.words(of: cell, in: row) {
          try words.withUTF8 { try body($0, number, column) }
        } else {
          try row.withBytes(of: cell) {
            try $0.withUnsafeBufferPointer { try body($0, number, column) }
          }
        }
      }
    }
    return max(0, number - headers)
  }

  /// The names of the columns where no row of the table has them all.
  static func header(of table: FoundTable) -> [String]? {
    if let names = table.headerNames { return names }
    guard table.headerRow == nil else { return nil }
    return (1...table.columns.count).map { "column\($0)" }
  }

  /// A date or a time as text; `nil` where the cell is the text itself.
  func words(of cell: Cell, in row: Row) -> String? {
    switch cell.kind {
    case .number: time(row.text(of: cell), cell.style)
    case .isoDate: CanonicalTime.text(iso: row.text(of: cell))
    case .text, .boolean, .error: nil
    }
  }
}
