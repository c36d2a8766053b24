/// The rows of a text table. A record is a row, whether or not its fields hold line ends, and so is
/// a blank line: the numbers are those that a spreadsheet program shows.
final class CSVReader: RowReader {
  private let window: TextWindow
  private let name: String
  private let limits: ReadLimits
  private var parser: CSVParser
  private let mending: CSVRecordMending
  private var recordNumber = 0
  private var isSpent = false
  /// The parser's count of stray quotes before the record at hand.
  private var strayBefore = 0

  init(_ window: TextWindow, _ dialect: CSVDialect, name: String, limits: ReadLimits) {
    self.window = window
    self.name = name
    self.limits = limits
    mending = CSVRecordMending(dialect)
    parser = CSVParser(dialect, maximumColumns: limits.columns)
  }

  func read(into row: inout Row) throws(ReadError) -> Bool {
    while !isSpent {
      let bytes = window.bytes
      switch parser.parse(bytes, isLast: window.isLast) {
      case .record(var length):
        recordNumber += 1
        var fields = parser.fields
        var hasOtherDelimiter = false
        var hasStrayQuote = parser.strayQuotes > strayBefore
        strayBefore = parser.strayQuotes
        if fields.count != mending.dialect.usualWidth {
          let record = UnsafeRawBufferPointer(rebasing: bytes[..<length])
          if let line = mending.firstLine(of: record) {
            parser.giveBack(length - line.length)
            (fields, length) = line
            hasStrayQuote = true
          } else if let others = mending.fields(of: record, cutInto: fields.count) {
            fields = others
            hasOtherDelimiter = true
          }
        }
        fill(&row, from: UnsafeRawBufferPointer(rebasing: bytes[..<length]), fields)
        row.hasOtherDelimiter = hasOtherDelimiter
        row.hasStrayQuote = hasStrayQuote
        if length > limits.cellBytes, row.cells.contains(where: { $0.length > limits.cellBytes }) {
          throw limit("cellBytes", limits.cellBytes)
        }
        window.consume(length)
        if !row.cells.isEmpty { return true }
      case .needsMore:
        if window.extend() || parser.takeOpenQuoteAsText() { continue }
        recordNumber += 1
        throw limit("recordBytes", limits.recordBytes)
      case .tooManyColumns:
        recordNumber += 1
        throw limit("columns", limits.columns)
      case .end:
        isSpent = true
      }
    }
    row.number = recordNumber
    row.cells.removeAll(keepingCapacity: true)
    return false
  }

  /// Makes a row of the record. Its bytes are copied as they are, in one go; only fields with
  /// doubled quotes are put right afterwards, in their place.
  private func fill(
    _ row: inout Row, from record: UnsafeRawBufferPointer, _ fields: [CSVField]
  ) {
    row.number = recordNumber
    row.isHidden = false
    row.width = fields.count
    row.cells.removeAll(keepingCapacity: true)
    var column: Int32 = 0
    var needsUnescaping = false
    row.cells.append(addingCapacity: fields.count) { cells in
      for field in fields {
        column &+= 1
        if field.isEmpty { continue }
        if field.needsUnescaping { needsUnescaping = true }
        cells.append(
          Cell(kind: .text, column: column, start: field.start, length: field.end &- field.start))
      }
    }
    if row.cells.isEmpty { return }

    row.bytes.removeAll(keepingCapacity: true)
    record.withMemoryRebound(to: UInt8.self) { row.bytes.append(contentsOf: $0) }
    if needsUnescaping { unescape(&row, fields) }
  }

  private func unescape(_ row: inout Row, _ fields: [CSVField]) {
    let dialect = parser.dialect
    for index in row.cells.indices {
      let cell = row.cells[index]
      let field = fields[Int(cell.column) - 1]
      guard field.needsUnescaping else { continue }
      let range = Int(cell.start)..<Int(cell.start) + Int(cell.length)
      row.cells[index].length = row.bytes.withUnsafeMutableBufferPointer {
        Int32(
          CSVField.unescape(
            UnsafeMutableBufferPointer(rebasing: $0[range]), form: field.form, dialect: dialect))
      }
    }
    // `""x""` may have had nothing but quotes in it.
    row.cells.removeAll { $0.length == 0 }
  }

  /// A limit that the record passes; the reader is spent.
  private func limit(_ limit: String, _ value: Int) -> ReadError {
    isSpent = true
    return ReadError(
      .limit(name: limit, value: value), at: SourcePosition(file: name, row: recordNumber))
  }
}
