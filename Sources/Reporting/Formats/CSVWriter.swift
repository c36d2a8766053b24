/// Writes a CSV file row by row, see `CSVText`.
final class CSVWriter {
  typealias Cell = CSVText.Cell

  private let file: OutputFile
  private var text: CSVText

  init(path: String, header: [String]) throws(ReportError) {
    file = try OutputFile(path: path, isDigested: true)
    text = CSVText(header: header)
    try write()
  }

  func write(_ cells: [Cell]) throws(ReportError) {
    text.add(cells)
    try write()
  }

  /// Called once, after the last row.
  ///
  /// - Returns: What was written.
  @discardableResult
  func close() throws(ReportError) -> WrittenFile { try file.close() }

  private func write() throws(ReportError) {
    try file.write(text.bytes)
    text.removeAll()
  }
}
