/// Makes rows out of the elements of a worksheet part.
///
/// Nothing about the order or the presence of references is trusted: rows and cells without one
/// follow the one before, and cells come out by column whatever their order in the file. Elements in
/// a row that give the same row number are one row: some writers make a `<row>` for each cell.
///
/// Source: ECMA-376 Part 1, 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.96 (v), 18.3.1.53 (is).
final class SheetRowAssembler: XMLEventHandler {
  private let context: SheetContext
  private var finished = RowQueue()
  private var row = Row()
  private var cell = CellAssembler()
  private var isInSheetData = false
  private var isInRow = false
  private var isRowNumbered = false
  private var lastColumn = 0
  private var sharedBytes = 0
  private var meter: SheetMeter
  private var hasRoot = false
  private var isSorted = true
  private(set) var formulasWithoutValue = FormulasWithoutValue()

  init(context: SheetContext) {
    self.context = context
    meter = SheetMeter(limits: context.limits, position: context.position)
  }

  /// Takes the first row that is complete.
  func pop(into row: inout Row) -> Bool {
    finished.pop(into: &row)
  }

  // MARK: Elements

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    if !hasRoot {
      hasRoot = true
      try SheetRoot.check(name, at: context.position)
    }
    if isInRow, name.isElement("c") {
      try startCell(attributes)
    } else if cell.isOpen {
      if name.namespace == .part { cell.startElement(name) }
    } else if isInSheetData, name.isElement("row") {
      try startRow(attributes)
    } else if name.isElement("sheetData") {
      isInSheetData = true
    }
  }

  func endElement(_ name: XMLName) throws(ReadError) {
    if cell.isOpen {
      if name.isElement("c") {
        try endCell()
      } else if name.namespace == .part {
        cell.endElement(name)
      }
    } else if isInRow, name.isElement("row") {
      isInRow = false
    } else if name.isElement("sheetData") {
      isInSheetData = false
      try finishRow()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    guard cell.isOpen else { return }
    cell.append(bytes)
    let limit = context.limits.cellBytes
    if cell.text.bytes.count > limit { throw error(.limit(name: "cellBytes", value: limit)) }
  }

  // MARK: Rows

  private func startRow(_ attributes: XMLAttributes) throws(ReadError) {
    let claimed = attributes.bytes("r").flatMap { Int(digits: $0) } ?? 0
    isRowNumbered = claimed > 0
    if !isRowNumbered || claimed != row.number {
      // A row inside a row, from a damaged end tag, ends the outer one.
      isInRow = false
      try finishRow()
      try setRowNumber(isRowNumbered ? claimed : row.number + 1)
      row.isHidden = attributes.isTrue("hidden")
      lastColumn = 0
      isSorted = true
    }
    isInRow = true
  }

  private func setRowNumber(_ number: Int) throws(ReadError) {
    let limit = context.limits.rows
    guard number <= limit else { throw error(.limit(name: "rows", value: limit)) }
    row.number = number
  }

  /// Hands the row on that no further element can add to.
  func finishRow() throws(ReadError) {
    guard !isInRow, !row.cells.isEmpty else { return }
    if !isSorted { sortCells() }
    try meter.count(row, sharedBytes: sharedBytes)
    sharedBytes = 0
    let number = row.number
    row.sharedStrings = context.sharedStrings
    finished.push(&row)
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
    row.struckCells = 0
  }

  private func sortCells() {
    row.sortCells()
    isSorted = true
  }

  // MARK: Cells

  private func startCell(_ attributes: XMLAttributes) throws(ReadError) {
    let reference = attributes.bytes("r").flatMap { CellReference($0) }
    if let reference, !isRowNumbered {
      isRowNumbered = true
      try setRowNumber(reference.row)
    }
    let column = reference?.column ?? lastColumn + 1
    cell.start(
      column: column, type: attributes.bytes("t").map(CellType.init) ?? .number,
      styleIndex: attributes.bytes("s").flatMap { Int(digits: $0) } ?? 0)
    let limit = context.limits.columns
    guard column <= limit else { throw error(.limit(name: "columns", value: limit)) }
    if column <= lastColumn { isSorted = false }
    lastColumn = column
  }

  private func endCell() throws(ReadError) {
    cell.isOpen = false
    guard let (kind, bytes) = cell.value() else {
      if cell.lacksFormulaValue {
        formulasWithoutValue.add(row: row.number, column: cell.column)
      }
      return
    }
    var made = Cell(
      kind: kind, isFormula: cell.isFormula, column: Int32(cell.column),
      start: Int32(row.bytes.count), length: Int32(bytes.count))
    if cell.isShared {
      guard let index = try sharedString(bytes) else { return }
      made.sharedString = index
      made.length = 0
    } else {
      row.bytes.append(contentsOf: bytes)
    }
    if kind == .number, context.numberStyles.indices.contains(cell.styleIndex) {
      made.style = context.numberStyles[cell.styleIndex]
    }
    try append(made)
  }

  /// The index of a shared string; `nil` where that is empty.
  private func sharedString(_ digits: ArraySlice<UInt8>) throws(ReadError) -> Int32? {
    let count = context.sharedStrings.count
    let plain = digits.withUnsafeBufferPointer { Int(digits: $0) }
    guard let index = plain ?? Int(String(decoding: digits, as: UTF8.self)) else {
      throw error(.malformed(part: "sheet", detail: "this cell's shared string is no number"))
    }
    guard (0..<count).contains(index), let result = Int32(exactly: index) else {
      throw error(.sharedStringOutOfRange(index: index, count: count))
    }
    let length = context.sharedStrings.length(at: index)
    sharedBytes += length
    return length == 0 ? nil : result
  }

  private func append(_ made: Cell) throws(ReadError) {
    row.cells.append(made)
    let style = cell.styleIndex
    if context.struckStyles.indices.contains(style), context.struckStyles[style] {
      row.struckCells += 1
    }
    // Only cells that repeat their columns can be more than there are columns.
    if row.cells.count > 2 * context.limits.columns { sortCells() }
    let limit = context.limits.recordBytes
    if row.bytes.count > limit { throw error(.limit(name: "recordBytes", value: limit)) }
  }

  /// An error of the part with the row that reading had come to: what is damaged lies there or just
  /// behind, and sheets often have but one line of XML.
  func located(_ error: ReadError) -> ReadError {
    guard error.position.row == nil, row.number > 0 else { return error }
    var located = error
    located.position.row = row.number
    return located
  }

  private func error(_ kind: ReadError.Kind) -> ReadError {
    var position = context.position
    position.row = row.number
    position.column = isInRow ? cell.column : nil
    return ReadError(kind, at: position)
  }
}
