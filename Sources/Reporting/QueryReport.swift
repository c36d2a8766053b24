import Definitions
import LedgerStore
import Measuring

/// The rows of a query as a file of its own: a gap list or one of the pipeline's tables.
struct QueryReport {
  /// The headings; the query's own column names where `nil`.
  let titles: [String]?
  let disclosure: Disclosure
  let sensitive: SensitiveColumns

  /// Writes a CSV file, and beside it the same rows as JSON where asked.
  ///
  /// - Returns: The columns of the CSV file, and what it amounts to.
  func write(csv: String, json: String? = nil, from rows: EngineRows) throws -> (
    columns: [OutputColumn], file: WrittenFile
  ) {
    let columns = try sensitive.on(rows.ledger).columns(of: rows.sql)
    let names = columns.map(\.name)
    let headings = titles ?? names
    let file = try CSVWriter(path: csv, header: headings)
    let jsonFile = try json.map { try JSONRowsWriter(path: $0, columns: names) }
    var seen = columns.map { _ in SeenValues() }
    try rows.forEachRow { row in
      let shown = zip(columns, row).map { disclosure.shown($1, isSensitive: $0.isSensitive) }
      for (index, value) in shown.enumerated() { seen[index].add(value) }
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
    try jsonFile?.close()
    let described = zip(headings, zip(columns, seen)).map { heading, column in
      output(column.0, heading: heading, column.1)
    }
    return (described, try file.close())
  }

  private func output(
    _ column: SensitiveColumns.Column, heading: String, _ seen: SeenValues
  ) -> OutputColumn {
    let isMasked = column.isSensitive && !disclosure.isUnmasked
    return OutputColumn(
      heading, isMasked ? .string : seen.kind(of: column.field?.type),
      LocalizedText(heading, heading), isMasked ? LocalizedText("已遮盖", "masked") : nil)
  }
}
