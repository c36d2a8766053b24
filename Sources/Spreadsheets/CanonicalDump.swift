/// Writes the cells of a file as JSON lines, so that readers can be compared with each other: a line
/// `{"sheet":NAME}` for each sheet, then an array for each row from A1.
///
/// Blank cells are `null`, but cut at the end of a row; blank rows are `[]`, but cut at the end of a
/// sheet. Numbers are as short as they can be, dates and times are ISO 8601 text. A row that comes
/// after one further down is written where it comes.
public struct CanonicalDump {
  private let file: any SpreadsheetFile
  private var output: [UInt8] = []

  /// Writes a file.
  ///
  /// - Parameter sink: Takes the bytes piece by piece; each piece is valid during the call only.
  /// - Throws: What reading the file throws, once everything before it is written.
  public static func write(
    _ file: any SpreadsheetFile, to sink: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ReadError) {
    var dump = CanonicalDump(file: file)
    defer { dump.flush(to: sink) }
    for sheet in file.sheets {
      dump.append(#"{"sheet":"#)
      JSONString.append(sheet.name, to: &dump.output)
      dump.append("}\n")
      try dump.writeRows(of: sheet, to: sink)
    }
  }

  private init(file: any SpreadsheetFile) {
    self.file = file
  }

  private mutating func writeRows(
    of sheet: Sheet, to sink: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ReadError) {
    let reader = try file.rows(of: sheet)
    var row = Row()
    var written = 0
    while try reader.read(into: &row) {
      while written + 1 < row.number {
        append("[]\n")
        written += 1
        flushIfLarge(to: sink)
      }
      append(row)
      written = max(written, row.number)
      flushIfLarge(to: sink)
    }
  }

  private mutating func append(_ row: Row) {
    append("[")
    var column = 1
    for cell in row.cells {
      while column < Int(cell.column) {
        append("null,")
        column += 1
      }
      append(cell, of: row)
      append(",")
      column += 1
    }
    if !row.cells.isEmpty { output.removeLast() }
    append("]\n")
  }

  private mutating func append(_ cell: Cell, of row: Row) {
    switch cell.kind {
    case .number: appendNumber(row.text(of: cell), style: cell.style)
    case .isoDate: JSONString.append(CanonicalTime.text(iso: row.text(of: cell)), to: &output)
    case .text, .boolean, .error: row.withBytes(of: cell) { JSONString.append($0, to: &output) }
    }
  }

  private mutating func appendNumber(_ lexeme: String, style: NumberStyle) {
    guard let number = Double(lexeme), number.isFinite else { return append("null") }
    switch style.category {
    case .date, .time:
      if let text = CanonicalTime.text(serial: number, system: file.dateSystem) {
        return JSONString.append(text, to: &output)
      }
    case .duration:
      if let text = CanonicalTime.text(duration: number) {
        return JSONString.append(text, to: &output)
      }
    case .general, .percent, .text: break
    }
    if let whole = Int64(exactly: number), abs(number) < 1e15 {
      append(String(whole))
    } else {
      append(number.description)
    }
  }

  private mutating func append(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  private mutating func flushIfLarge(to sink: (UnsafeBufferPointer<UInt8>) -> Void) {
    if output.count >= 64 << 10 { flush(to: sink) }
  }

  private mutating func flush(to sink: (UnsafeBufferPointer<UInt8>) -> Void) {
    output.withUnsafeBufferPointer(sink)
    output.removeAll(keepingCapacity: true)
  }
}
