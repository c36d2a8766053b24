/// Makes rows out of the tables of a page, as Excel does when it opens one: all tables are in one
/// sheet, one under the other, and what stands between them is in column A, a row for each line.
///
/// A cell that spans others has its value top left. A table in a cell is that cell's text: a line
/// for each row. Of tags that are left open, `</td>` and `</tr>` mostly, the next one closes them.
///
/// Source: HTML Living Standard, 4.9 Tabular data.
final class HTMLRows: HTMLTokenHandler {
  private let limits: ReadLimits
  private var rows: MarkupRowBuilder
  private var styles = HTMLStyleSheet()
  private var styleText: [UInt8] = []
  private var grid: HTMLGrid
  private var text = HTMLText()
  /// How many tables are open; 1 in a table that is not in another one.
  private var tables = 0
  private var islands = 0
  private var isInRow = false
  private var cell: (column: Int, style: NumberStyle)?
  /// The `x:num` of the open cell.
  private var number: [UInt8]?
  private var lastRow = 0
  private var firstRangeOfGroup = 0

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    rows = MarkupRowBuilder(limits: limits, position: position)
    grid = HTMLGrid(columns: limits.columns)
  }

  func pop(into row: inout Row) -> Bool {
    rows.pop(into: &row)
  }

  var mergedRanges: [MergedRange] { rows.mergedRanges }

  func located(_ error: ReadError) -> ReadError {
    rows.located(error)
  }

  /// Ends what is open at the end of the page.
  func finish() throws(ReadError) {
    try endCell()
    try endRow()
    endGroup()
    try endLine()
  }

  // MARK: Tokens

  func startTag(_ element: HTMLElement, _ attributes: HTMLAttributes) throws(ReadError) {
    switch element {
    case .table: try startTable()
    case .row where tables == 1: try startRow(attributes)
    case .cell where tables == 1: try startCell(attributes)
    case .rowGroup where tables == 1: try startGroup()
    case .row: try breakText(1)
    case .cell: if cell != nil { text.appendSpace() } else { try endLine() }
    case .lineBreak: if cell != nil { text.breakLine() } else { try endLine() }
    case .paragraph: try breakText(2)
    case .block: try breakText(1)
    case .island: islands += 1
    case .style: styleText.removeAll(keepingCapacity: true)
    case .rowGroup, .rawText, .sheetName, .inline: break
    }
  }

  func endTag(_ element: HTMLElement) throws(ReadError) {
    switch element {
    case .table: try endTable()
    case .row where tables == 1:
      try endCell()
      try endRow()
    case .cell where tables == 1: try endCell()
    case .rowGroup where tables == 1: try startGroup()
    case .paragraph: try breakText(2)
    case .block, .row: try breakText(1)
    case .island: islands = max(0, islands - 1)
    case .style:
      try styles.add(styleText, limit: limits.styles) {
        rows.limit("styles", limits.styles, column: nil)
      }
      styleText.removeAll(keepingCapacity: true)
    case .cell, .rowGroup, .rawText, .lineBreak, .sheetName, .inline: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    // What stands between the cells of a row is shown before the table, and never means anything.
    guard islands == 0, cell != nil || !isInRow else { return }
    text.append(bytes)
    guard text.bytes.count <= limits.cellBytes else {
      throw rows.limit("cellBytes", limits.cellBytes, column: cell?.column)
    }
  }

  func style(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    styleText.append(contentsOf: bytes)
    guard styleText.count <= limits.xmlTokenBytes else {
      throw rows.limit("xmlTokenBytes", limits.xmlTokenBytes, column: nil)
    }
  }

  // MARK: Tables

  private func startTable() throws(ReadError) {
    islands = 0
    tables += 1
    if tables > 1 {
      text.requireBreaks(1)
    } else {
      try endLine()
    }
  }

  private func endTable() throws(ReadError) {
    guard tables > 0 else { return }
    if tables == 1 {
      try endCell()
      try endRow()
      endGroup()
      try endLine()
    } else {
      text.requireBreaks(1)
    }
    tables -= 1
  }

  private func startGroup() throws(ReadError) {
    try endCell()
    try endRow()
    endGroup()
  }

  /// No cell reaches over the end of a row group.
  private func endGroup() {
    rows.cutMergedRanges(from: firstRangeOfGroup, behind: lastRow)
    firstRangeOfGroup = rows.mergedRanges.count
    grid.startGroup()
  }

  private func startRow(_ attributes: HTMLAttributes) throws(ReadError) {
    try endCell()
    try endRow()
    try endLine()
    isInRow = true
    lastRow += 1
    grid.startRow()
    let isHidden =
      attributes[.hidden] != nil || attributes[.style].map(HTMLStyleSheet.hides) ?? false
    try rows.startRow(lastRow, isHidden: isHidden)
  }

  private func endRow() throws(ReadError) {
    guard isInRow else { return }
    isInRow = false
    try rows.finishRow()
  }

  private func startCell(_ attributes: HTMLAttributes) throws(ReadError) {
    try endCell()
    if !isInRow { try startRow(HTMLAttributes()) }
    let place = grid.place(
      row: lastRow, columnSpan: attributes.number(.columnSpan), rowSpan: attributes.number(.rowSpan)
    )
    guard grid.covered <= limits.mergedCells else {
      throw rows.limit("mergedCells", limits.mergedCells, column: nil)
    }
    try rows.merge(column: place.column, columns: place.columns, rows: place.rows)
    text.removeAll()
    cell = (place.column, styles.style(of: attributes))
    number = attributes[.excelNumber]
  }

  private func endCell() throws(ReadError) {
    guard let cell else { return }
    if let number = shownNumber {
      try rows.append(.number, number, style: cell.style, column: cell.column)
    } else if !text.isBlank {
      try rows.append(.text, text.bytes[...], style: cell.style, column: cell.column)
    }
    number = nil
    text.removeAll()
    self.cell = nil
  }

  /// The number of a cell with `x:num`: what Excel wrote there is the value, what the cell shows is rounded.
  /// Without one the cell shows all of it.
  private var shownNumber: ArraySlice<UInt8>? {
    guard let number else { return nil }
    let bytes = NumberLexeme.trimmed((number.isEmpty ? text.bytes : number)[...])
    return NumberLexeme.isNumber(bytes) ? bytes : nil
  }

  // MARK: Text

  /// The start or the end of a block: a line end in a cell, a new row between tables.
  private func breakText(_ count: Int) throws(ReadError) {
    if cell != nil { text.requireBreaks(count) } else { try endLine() }
  }

  /// Makes a row of a line outside tables.
  private func endLine() throws(ReadError) {
    guard cell == nil, !isInRow else { return }
    defer { text.removeAll() }
    guard !text.isBlank else { return }
    lastRow += 1
    try rows.startRow(lastRow, isHidden: false)
    try rows.append(.text, text.bytes[...], style: .general, column: 1)
    try rows.finishRow()
  }
}
