/// Writes the rows of a table as text, each with the columns of the table.
///
/// Dates and times are ISO 8601, numbers are as the file has them, booleans `TRUE` and `FALSE`.
public struct TableText {
  public enum Format: String, Sendable, CaseIterable {
    /// RFC 4180 in UTF-8 without a byte-order mark; lines end in CR LF.
    case csv
    /// An array a row, the header first; numbers are numbers, blank cells `null`.
    case jsonl
  }

  private let format: Format
  private let columns: ClosedRange<Int>
  private let dateSystem: DateSystem
  private var output: [UInt8] = []

  /// Writes a table: the header, or the names `column1` … where it has none, and then its rows.
  ///
  /// - Parameter sink: Takes the bytes piece by piece; each piece is valid during the call only.
  ///   Returns `false` where nobody reads on, and then writing ends.
  /// - Returns: The rows written, without the header.
  /// - Throws: What reading the rows throws, once everything before it is written.
  public static func write(
    _ reader: some RowReader, of table: FoundTable, as format: Format, dateSystem: DateSystem,
    to sink: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(ReadError) -> Int {
    var text = TableText(format: format, columns: table.columns, dateSystem: dateSystem)
    defer { _ = text.flush(to: sink) }
    var rows = 0
    if let names = header(of: table) { text.appendHeader(names) } else { rows = -1 }
    var row = Row()
    while try reader.read(into: &row) {
      text.append(row)
      rows += 1
      if text.output.count >= 64 << 10, !text.flush(to: sink) { break }
    }
    return max(0, rows)
  }

  init(format: Format, columns: ClosedRange<Int>, dateSystem: DateSystem) {
    self.format = format
    self.columns = columns
    self.dateSystem = dateSystem
  }

  private mutating func appendHeader(_ names: [String]) {
    if format == .jsonl { append("[") }
    for (index, var name) in names.enumerated() {
      if index > 0 { append(",") }
      name.withUTF8 {
        if format == .csv { appendField($0) } else { JSONString.append($0, to: &output) }
      }
    }
    append(format == .jsonl ? "]\n" : "\r\n")
  }

  private mutating func append(_ row: Row) {
    if format == .jsonl { append("[") }
    var next = row.cells.startIndex
    for column in columns {
      if column > columns.lowerBound { append(",") }
      while next < row.cells.endIndex, row.cells[next].column < column { next += 1 }
      if next < row.cells.endIndex, row.cells[next].column == column {
        append(row.cells[next], of: row)
        next += 1
      } else if format == .jsonl {
        append("null")
      }
    }
    append(format == .jsonl ? "]\n" : "\r\n")
  }

  private mutating func append(_ cell: Cell, of row: Row) {
    switch cell.kind {
    case .number:
      let lexeme = row.text(of: cell)
      if let time = time(lexeme, cell.style) {
        appendText(time)
      } else if format == .csv || JSONNumber.isOne(lexeme) {
        append(lexeme)
      } else {
        JSONString.append(lexeme, to: &output)
      }
    case .isoDate: appendText(CanonicalTime.text(iso: row.text(of: cell)))
    case .text, .boolean, .error:
      row.withBytes(of: cell) { bytes in
        bytes.withUnsafeBufferPointer {
          if format == .csv { appendField($0) } else { JSONString.append($0, to: &output) }
        }
      }
    }
  }

  func time(_ lexeme: String, _ style: NumberStyle) -> String? {
    guard let number = Double(lexeme), number.isFinite else { return nil }
    return switch style.category {
    case .date, .time: CanonicalTime.text(serial: number, system: dateSystem)
    case .duration: CanonicalTime.text(duration: number)
    case .general, .percent, .text: nil
    }
  }

  private mutating func appendText(_ text: String) {
    if format == .csv { append(text) } else { JSONString.append(text, to: &output) }
  }

  private mutating func appendField(_ bytes: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = bytes.contains {
      $0 == UInt8(ascii: ",") || $0 == quote || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else { return output.append(contentsOf: bytes) }
    output.append(quote)
    for byte in bytes {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }

  private mutating func append(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  private mutating func flush(to sink: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    defer { output.removeAll(keepingCapacity: true) }
    return output.withUnsafeBufferPointer(sink)
  }
}
