import Foundation
import LedgerStore
import Measuring

/// The rows of a query as a file of its own: a gap list or one of the pipeline's tables.
struct QueryReport {
  let sql: String
  /// The headings; the query's own column names where `nil`.
  let titles: [String]?
  let disclosure: Disclosure

  /// Writes a CSV file, and beside it the same rows as JSON where asked.
  ///
  /// - Returns: The number of rows.
  @discardableResult
  func write(csv: String, json: String? = nil, from ledger: Ledger) throws -> Int {
    let columns = try ledger.columns(of: sql)
    let file = try CSVWriter(path: csv, header: titles ?? columns)
    let jsonFile = try json.map { try JSONRowsWriter(path: $0, columns: columns) }
    var count = 0
    try ledger.forEachRow(of: sql) { row in
      count += 1
      let shown = zip(columns, row).map { column, value in
        if case .text(let text) = value {
          Ledger.Value.text(disclosure.shown(text, column: column))
        } else {
          value
        }
      }
      try file.write(
        shown.map { value in
          switch value {
          case .null: .blank
          case .integer, .real: .number(value.text ?? "")
          case .text(let text): .text(text)
          }
        })
      try jsonFile?.write(shown)
    }
    try file.close()
    try jsonFile?.close()
    return count
  }
}

/// Writes rows as a JSON array of objects, a line each.
final class JSONRowsWriter {
  private let path: String
  private let columns: [String]
  private let file: FileHandle
  private var text = JSONText()
  private var isFirst = true

  init(path: String, columns: [String]) throws(ReportError) {
    self.path = path
    self.columns = columns
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw ReportError(path: path, reason: String(cString: strerror(errno))) }
    self.file = file
    text.append("[")
  }

  func write(_ row: [Ledger.Value]) throws(ReportError) {
    text.append(isFirst ? "\n" : ",\n")
    isFirst = false
    let members = zip(columns, row).map { column, value -> (String, JSONText.Value) in
      switch value {
      case .null: (column, .null)
      case .integer, .real: (column, .number(value.text ?? "null"))
      case .text(let text): (column, .text(text))
      }
    }
    text.append(.object(members))
    if text.bytes.count >= 1 << 16 { try flush() }
  }

  func close() throws(ReportError) {
    text.append("\n]\n")
    try flush()
    try? file.close()
  }

  private func flush() throws(ReportError) {
    do {
      try file.write(contentsOf: text.bytes)
    } catch {
      throw ReportError(path: path, reason: String(cString: strerror(errno)))
    }
    text.removeAll()
  }
}
