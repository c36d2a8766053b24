import LedgerStore
import Measuring

/// The rows of a query as a file of its own: a gap list or one of the pipeline's tables.
struct QueryReport {
  let sql: String
  /// The headings; the query's own column names where `nil`.
  let titles: [String]?
  let disclosure: Disclosure
  let sensitive: SensitiveColumns

  /// Writes a CSV file, and beside it the same rows as JSON where asked.
  func write(csv: String, json: String? = nil, from ledger: Ledger) throws {
    let columns = try sensitive.columns(of: sql)
    let names = columns.map(\.name)
    let file = try CSVWriter(path: csv, header: titles ?? names)
    let jsonFile = try json.map { try JSONRowsWriter(path: $0, columns: names) }
    try ledger.forEachRow(of: sql) { row in
      let shown = zip(columns, row).map { disclosure.shown($1, isSensitive: $0.isSensitive) }
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
  }
}
