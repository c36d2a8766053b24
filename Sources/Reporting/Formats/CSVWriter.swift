/// Writes a CSV file row by row, see `CSVText`.
final class CSVWriter {
  typealias Cell = CSVText.Cell

  private let file: OutputFile
  private var text: CSVText

  init(path: String, header: [String]) throws(ReportError) {
    file = try OutputFile(path: path)
    text = CSVText(header: header)
    try write()
  }

  func write(_ cells: [Cell]) throws(ReportError) {
    text.add(cells)
    try write()
  }

  /// Called once, after the last row.
  func close() throws(ReportError) { try file.close() }

  private func write() throws(ReportError) {
    try file.write(text.bytes)
    text.removeAll()
  }
}
