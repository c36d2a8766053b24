import Definitions
import LedgerStore
import Measuring

/// Rows asked of a ledger, masked, in the form that is wanted. They are handed on in pieces: a list may be longer
/// than a machine's memory.
struct AnswerTable {
  /// Takes a piece of the answer; `false` where nobody reads on.
  typealias Sink = (String) throws -> Bool

  let rows: AskedRows
  let ledger: Ledger
  let disclosure: Disclosure
  let language: Language

  /// A table for the terminal.
  func text(limit: Int?) throws -> String {
    var isNumber = Array(repeating: true, count: rows.columns.count)
    var shown: [[String]] = []
    try forEach(limit: limit) { row in
      for (index, value) in row.enumerated() {
        if case .text = value { isNumber[index] = false }
      }
      shown.append(
        zip(rows.columns, row).map { column, value in
          (value.text ?? (column.isGroup ? MetricRunner.unknownGroup : "")).oneLine
        })
    }
    var table = TextTable(
      zip(rows.columns, isNumber).map {
        .init(AnswerWords.title(of: $0, language), limit: 32, isNumber: $1)
      })
    for row in shown { table.add(row) }
    return table.text
  }

  func writeCSV(limit: Int?, to sink: Sink) throws {
    var text = CSVText(header: rows.columns.map { AnswerWords.title(of: $0, language) })
    var isRead = true
    try forEach(limit: limit) { row in
      guard isRead else { return }
      text.add(row.map(CSVText.Cell.init))
      guard text.bytes.count >= AnswerTable.piece else { return }
      isRead = try sink(String(decoding: text.bytes, as: UTF8.self))
      text.removeAll()
    }
    if isRead { _ = try sink(String(decoding: text.bytes, as: UTF8.self)) }
  }

  /// The rows as objects, by the names of their columns.
  func json(limit: Int?) throws -> JSONText.Value {
    var objects: [JSONText.Value] = []
    try forEach(limit: limit) { row in
      objects.append(
        .object(zip(rows.columns, row).map { ($0.name, JSONText.Value($1)) }))
    }
    return .array(objects)
  }

  private func forEach(limit: Int?, _ body: ([Ledger.Value]) throws -> Void) throws {
    try rows.forEach(in: ledger, limit: limit) { row in
      try body(
        zip(rows.columns, row).map { disclosure.shown($1, isSensitive: $0.isSensitive) })
    }
  }

  private static let piece = 1 << 16
}

extension CSVText.Cell {
  init(_ value: Ledger.Value) {
    switch value {
    case .null: self = .blank
    case .integer, .real: self = .number(value.text ?? "")
    case .text(let text): self = .text(text)
    }
  }
}

extension JSONText.Value {
  /// The value as a document of its own.
  var document: String {
    var text = JSONText()
    text.append(self, indent: 0)
    text.append("\n")
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

extension String {
  /// A cell may hold several lines, a line of a table only one.
  var oneLine: String { String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
}
