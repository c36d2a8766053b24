/// Scans one `<row>` of the plain XML that Excel, WPS, LibreOffice and most libraries write.
///
/// It knows only what such rows are made of and says so when it meets anything else; whoever calls it then
/// turns to the XML parser. It reads through an unsafe pointer because the buffer ends in a zero, at which
/// every loop stops: bounds are checked once for a byte and not twice.
struct RowScanner {
  enum Outcome {
    /// A row, up to this offset.
    case row(next: Int)
    /// The rows' end, `</sheetData>`, up to this offset.
    case end(next: Int)
    /// The buffer ends inside the row.
    case needsMore
    /// Something that is not plain.
    case foreign
  }

  /// What stopped a scan that could not go on.
  private struct Stop: Error {
    var outcome: Outcome
    static let foreign = Stop(outcome: .foreign)
  }

  let context: SheetContext
  private var text = TextAssembler()
  /// The columns of the formulas without a value in the row that was scanned last.
  private(set) var formulaColumns: [Int32] = []
  /// The bytes of the shared strings in that row.
  private(set) var sharedBytes = 0

  private let hasStruck: Bool

  init(context: SheetContext) {
    self.context = context
    hasStruck = context.hasStruck
  }

  /// Scans the next row into `row`, which is emptied first.
  ///
  /// - Parameters:
  ///   - base: The bytes, with a zero at `end`.
  ///   - previous: The number of the row before it.
  mutating func scan(
    _ base: UnsafePointer<UInt8>, from start: Int, end: Int, previous: Int, into row: inout Row
  ) -> Outcome {
    var cursor = ScanCursor(base: base, at: start, end: end)
    do throws(Stop) {
      cursor.skipSpace()
      if cursor.skip("</sheetData>") { return .end(next: cursor.at) }
      return try scanRow(&cursor, previous: previous, into: &row)
    } catch {
      // At the end of the buffer nothing can be said of what stands there.
      return cursor.isAtEnd ? .needsMore : error.outcome
    }
  }

  private mutating func scanRow(
    _ cursor: inout ScanCursor, previous: Int, into row: inout Row
  ) throws(Stop) -> Outcome {
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
    row.isHidden = false
    row.number = 0
    row.struckCells = 0
    row.partlyStruckCells = 0
    formulaColumns.removeAll(keepingCapacity: true)
    sharedBytes = 0
    guard cursor.skip("<row"), cursor.isAtTagSpace else { throw .foreign }
    while let attribute = try attribute(&cursor) {
      switch attribute.name(cursor.base) {
      case .reference:
        guard row.number == 0, let number = attribute.number(cursor.base) else { throw .foreign }
        row.number = number
      case .hidden:
        let value = attribute.value(cursor.base)
        row.isHidden = ["1", "true", "on", "TRUE", "True"].contains { $0.utf8.elementsEqual(value) }
      default: break
      }
    }
    guard row.number > previous, row.number <= context.limits.rows else { throw .foreign }
    if cursor.skip("/>") { return .row(next: cursor.at) }
    guard cursor.skip(">") else { throw .foreign }

    var column = 0
    while true {
      cursor.skipSpace()
      guard cursor.byte == UInt8(ascii: "<") else { throw .foreign }
      if cursor.next == UInt8(ascii: "c") {
        if scanPlainCell(&cursor, after: &column, into: &row) { continue }
        try scanCell(&cursor, after: &column, into: &row)
      } else {
        guard cursor.skip("</row>") else { throw .foreign }
        return .row(next: cursor.at)
      }
    }
  }

  /// Scans a cell as nearly all are: `<c r="B2" s="3" t="s"><v>12</v></c>`, with or without `s` and `t`, and a
  /// shared string or a number without sign and exponent.
  ///
  /// - Returns: `false` for any other, of which nothing is taken then.
  @inline(__always)
  private mutating func scanPlainCell(
    _ cursor: inout ScanCursor, after column: inout Int, into row: inout Row
  ) -> Bool {
    guard let cell = PlainCell(cursor, previous: column), cell.column <= context.limits.columns,
      // The value's bytes are kept as they are.
      cell.value.count <= context.limits.cellBytes
    else { return false }
    var found = Cell(kind: .number, column: Int32(cell.column), start: 0, length: 0)
    found.start = Int32(truncatingIfNeeded: row.bytes.count)
    if cell.isShared {
      guard cell.number < context.sharedStrings.count else { return false }
      let length = context.sharedStrings.length(at: cell.number)
      found.kind = .text
      found.sharedString = Int32(truncatingIfNeeded: cell.number)
      if length == 0 {
        column = cell.column
        cursor.at = cell.next
        return true
      }
      sharedBytes += length
    } else {
      guard row.bytes.count + cell.value.count <= context.limits.recordBytes else { return false }
      row.bytes.append(
        contentsOf: UnsafeBufferPointer(
          start: cursor.base + cell.value.lowerBound, count: cell.value.count))
      found.length = Int32(truncatingIfNeeded: cell.value.count)
      if context.numberStyles.indices.contains(cell.style) {
        found.style = context.numberStyles[cell.style]
      }
    }
    column = cell.column
    cursor.at = cell.next
    row.cells.append(found)
    if hasStruck { context.noteStruck(found, style: cell.style, in: &row) }
    return true
  }

  private mutating func scanCell(
    _ cursor: inout ScanCursor, after column: inout Int, into row: inout Row
  ) throws(Stop) {
    guard cursor.skip("<c"), cursor.isAtTagSpace else { throw .foreign }
    var type = CellType.number
    var style = 0
    var reference: Int?
    while let attribute = try attribute(&cursor) {
      switch attribute.name(cursor.base) {
      case .reference:
        guard let found = CellReference(attribute.value(cursor.base)) else { throw .foreign }
        reference = found.column
      case .style: style = Int(digits: attribute.value(cursor.base)) ?? 0
      case .type: type = CellType(attribute.value(cursor.base))
      default: break
      }
    }
    let place = reference ?? column + 1
    guard place > column, place <= context.limits.columns else { throw .foreign }
    column = place
    if cursor.skip("/>") { return }
    guard cursor.skip(">") else { throw .foreign }

    var cell = Cell(kind: .number, column: Int32(place), start: 0, length: 0)
    var hasValue = false
    var isInline = false
    while true {
      cursor.skipSpace()
      if cursor.skip("</c>") {
        if cell.isFormula, type == .number, !isInline, row.cells.last?.column != cell.column {
          formulaColumns.append(cell.column)
        }
        break
      }
      if cursor.skip("<v>") {
        guard !hasValue, type != .inline else { throw .foreign }
        hasValue = true
        let content = try content(&cursor, until: "</v>")
        try append(content, type, style, cursor.base, &cell, to: &row)
      } else if cursor.skip("<f") {
        try skipFormula(&cursor)
        cell.isFormula = true
        if let last = row.cells.indices.last, hasValue, row.cells[last].column == cell.column {
          row.cells[last].isFormula = true
        }
      } else if cursor.skip("<is><t>") || cursor.skip("<is><t xml:space=\"preserve\">") {
        guard !hasValue else { throw .foreign }
        hasValue = true
        isInline = true
        let content = try content(&cursor, until: "</t>")
        guard cursor.skip("</is>") else { throw .foreign }
        try append(content, .string, style, cursor.base, &cell, to: &row)
      } else if !cursor.skip("<v/>") {
        throw .foreign
      }
    }
  }

  /// An attribute of the tag at hand; `nil` at the tag's end.
  private func attribute(_ cursor: inout ScanCursor) throws(Stop) -> ScanAttribute? {
    cursor.skipSpace()
    if cursor.byte == UInt8(ascii: ">") || cursor.byte == UInt8(ascii: "/") { return nil }
    guard let attribute = cursor.attribute() else { throw .foreign }
    return attribute
  }

  /// The text up to a closing tag, which is skipped.
  private func content(
    _ cursor: inout ScanCursor, until tag: StaticString
  ) throws(Stop) -> Range<Int> {
    let start = cursor.at
    cursor.skipText()
    let range = start..<cursor.at
    guard cursor.skip(tag) else { throw .foreign }
    return range
  }

  private func skipFormula(_ cursor: inout ScanCursor) throws(Stop) {
    guard cursor.isAtTagSpace || cursor.byte == UInt8(ascii: ">") else { throw .foreign }
    while try attribute(&cursor) != nil {}
    if cursor.skip("/>") { return }
    guard cursor.skip(">") else { throw .foreign }
    let range = try content(&cursor, until: "</f>")
    let bytes = UnsafeRawBufferPointer(start: cursor.base + range.lowerBound, count: range.count)
    // What is not shown must still be legal: references are left to the parser, and so is bad UTF-8.
    guard !ScanCursor.hasForeignText(bytes) else { throw .foreign }
  }

  private mutating func append(
    _ range: Range<Int>, _ type: CellType, _ style: Int, _ base: UnsafePointer<UInt8>,
    _ cell: inout Cell, to row: inout Row
  ) throws(Stop) {
    guard !range.isEmpty else { return }
    let bytes = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    guard bytes.count <= context.limits.cellBytes else { throw .foreign }
    cell.start = Int32(truncatingIfNeeded: row.bytes.count)
    switch type {
    case .shared:
      guard let index = Int(digits: bytes), index < context.sharedStrings.count,
        let number = Int32(exactly: index)
      else { throw .foreign }
      let length = context.sharedStrings.length(at: index)
      if length == 0 { return }
      sharedBytes += length
      cell.kind = .text
      cell.sharedString = number
    case .number:
      guard ScanCursor.isPlainNumber(bytes) else { throw .foreign }
      row.bytes.append(contentsOf: bytes)
      if context.numberStyles.indices.contains(style) { cell.style = context.numberStyles[style] }
    case .string:
      guard !ScanCursor.hasForeignText(UnsafeRawBufferPointer(bytes)) else { throw .foreign }
      cell.kind = .text
      if bytes.contains(UInt8(ascii: "_")) {
        text.removeAll()
        text.append(bytes)
        text.endRun()
        text.endText()
        guard !text.bytes.isEmpty else { return }
        row.bytes.append(contentsOf: text.bytes)
      } else {
        row.bytes.append(contentsOf: bytes)
      }
    case .boolean:
      guard bytes.count == 1, bytes[0] == UInt8(ascii: "0") || bytes[0] == UInt8(ascii: "1") else {
        throw .foreign
      }
      cell.kind = .boolean
      row.bytes.append(contentsOf: (bytes[0] == UInt8(ascii: "1") ? "TRUE" : "FALSE").utf8)
    case .error:
      guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "&") }) else {
        throw .foreign
      }
      cell.kind = .error
      row.bytes.append(contentsOf: bytes)
    case .date, .inline: throw .foreign
    }
    cell.length =
      cell.sharedString >= 0 ? 0 : Int32(truncatingIfNeeded: row.bytes.count) - cell.start
    guard row.bytes.count <= context.limits.recordBytes else { throw .foreign }
    row.cells.append(cell)
    if hasStruck { context.noteStruck(cell, style: style, in: &row) }
  }
}
