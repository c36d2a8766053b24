import LedgerStore
import Measuring

/// Writes rows as a JSON array of objects, a line each.
final class JSONRowsWriter {
  private let columns: [String]
  private let file: OutputFile
  private var text = JSONText()
  private var isFirst = true

  init(path: String, columns: [String]) throws(ReportError) {
    self.columns = columns
    file = try OutputFile(path: path)
    try file.write("[".utf8)
  }

  func write(_ row: [Ledger.Value]) throws(ReportError) {
    text.append(isFirst ? "\n" : ",\n")
    isFirst = false
    text.append(.object(zip(columns, row).map { ($0, JSONText.Value($1)) }))
    try file.write(text.bytes)
    text.removeAll()
  }

  func close() throws(ReportError) {
    try file.write("\n]\n".utf8)
    try file.close()
  }
}

extension JSONText.Value {
  init(_ value: Ledger.Value) {
    switch value {
    case .null: self = .null
    // JSON has no word for what is beyond all numbers.
    case .real(let number) where !number.isFinite: self = .null
    case .integer, .real: self = value.text.map { .number($0) } ?? .null
    case .text(let text): self = .text(text)
    }
  }
}
