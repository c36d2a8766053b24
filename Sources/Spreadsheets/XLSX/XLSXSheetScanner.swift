/// Reads the rows of a worksheet that is written plainly, several times as fast as an XML parser, and turns
/// to the parser at the first thing that is not plain.
///
/// Everything but the rows goes through the XML parser all the same, so that a damaged sheet is refused by
/// either reader. A row is handed out only when the start of the next one has been seen: what belongs
/// together by its number is the parser's to join.
final class XLSXSheetScanner: RowReader {
  /// More of a sheet before its rows than any program writes.
  private static let longestPreamble = 1 << 20

  private let context: SheetContext
  private let reopen: () throws(ReadError) -> PartStream
  private let buffer: ScanBuffer
  private let frame: SheetFrame
  private var scanner: RowScanner
  private var meter: SheetMeter
  /// The row scanned last, not yet handed out.
  private var pending = Row()
  private var hasPending = false
  private var lastNumber = 0
  private var handedOut = 0
  private var isStarted = false
  private var isAtEnd = false
  private var scannedFormulas = FormulasWithoutValue()
  /// Reads on where the scanner could not.
  private var parser: XLSXSheetReader?

  /// - Parameter open: Opens the sheet's part, once now and once more if the parser must take over.
  init(
    context: SheetContext, open: @escaping () throws(ReadError) -> PartStream
  ) throws(ReadError) {
    self.context = context
    reopen = open
    let stream = try open()
    buffer = ScanBuffer(stream)
    frame = try SheetFrame(stream, context: context)
    scanner = RowScanner(context: context)
    meter = SheetMeter(limits: context.limits, position: context.position)
  }

  /// The parser, where it took over, read the sheet from its start.
  var formulasWithoutValue: FormulasWithoutValue {
    parser?.formulasWithoutValue ?? scannedFormulas
  }

  func read(into row: inout Row) throws(ReadError) -> Bool {
    if let parser { return try parser.read(into: &row) }
    guard !isAtEnd else { return false }
    do throws(ReadError) {
      return try scan(into: &row)
    } catch {
      guard parser == nil else { throw error }
      // The sheet is damaged: the parser says where, and gives the rows before that.
      return try handOver(to: &row)
    }
  }

  private func scan(into row: inout Row) throws(ReadError) -> Bool {
    if !isStarted {
      isStarted = true
      guard try start() else { return try handOver(to: &row) }
    }
    while true {
      var scanned = Row()
      swap(&scanned, &row)
      let outcome = scanner.scan(
        buffer.base, from: buffer.start, end: buffer.end, previous: lastNumber, into: &scanned)
      swap(&scanned, &row)
      switch outcome {
      case .needsMore:
        buffer.skipSpace()
        guard try buffer.fill(limit: context.limits.recordBytes) else {
          return try handOver(to: &row)
        }
      case .foreign:
        return try handOver(to: &row)
      case .row(let next):
        buffer.start = next
        lastNumber = row.number
        try meter.count(row, sharedBytes: scanner.sharedBytes)
        if let first = scanner.formulaColumns.first {
          scannedFormulas.add(
            scanner.formulaColumns.count, row: row.number, column: Int(first))
        }
        swap(&row, &pending)
        // `row` now is the row before; the new one waits.
        let isReady = hasPending
        hasPending = !pending.cells.isEmpty
        if isReady { return handOut(&row) }
      case .end(let next):
        buffer.start = next
        guard try finish() else { return try handOver(to: &row) }
        isAtEnd = true
        guard hasPending else { return false }
        swap(&row, &pending)
        return handOut(&row)
      }
    }
  }

  private func handOut(_ row: inout Row) -> Bool {
    row.sharedStrings = context.sharedStrings
    handedOut += 1
    return true
  }

  /// Reads up to the first row; `false` where the sheet does not begin plainly.
  private func start() throws(ReadError) -> Bool {
    while true {
      if let rows = SheetFrame.rowsStart(in: buffer.rest) {
        let preamble = UnsafeRawBufferPointer(rebasing: buffer.rest[..<rows.mark])
        guard try frame.begin(preamble) else { return false }
        buffer.start += rows.next
        return true
      }
      guard buffer.rest.count < Self.longestPreamble,
        try buffer.fill(limit: Self.longestPreamble * 2)
      else { return false }
    }
  }

  /// Lets the parser judge what follows the rows; `false` where that holds rows again.
  private func finish() throws(ReadError) -> Bool {
    try frame.endRows()
    try frame.append(buffer.rest)
    buffer.start = buffer.end
    while try buffer.fill(limit: .max) {
      try frame.append(buffer.rest)
      buffer.start = buffer.end
    }
    return try frame.finish()
  }

  /// Has the parser read the sheet from its start, past the rows that were handed out.
  private func handOver(to row: inout Row) throws(ReadError) -> Bool {
    let parser = try XLSXSheetReader(reopen(), context: context)
    self.parser = parser
    for _ in 0..<handedOut {
      guard try parser.read(into: &row) else { return false }
    }
    return try parser.read(into: &row)
  }
}
