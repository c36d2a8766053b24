/// What the rows of a SpreadsheetML sheet need to know of their workbook.
struct SpreadsheetMLContext {
  /// The place of the wanted sheet among the worksheets.
  var sheet: Int
  /// How many worksheets lie before the place where the reading begins.
  var sheetsBefore: Int
  var isLast: Bool
  /// By the `ss:ID` of the style.
  var styles: [String: NumberStyle]
  var dateSystem: DateSystem
  var limits: ReadLimits
  /// The file and the sheet, for messages.
  var position: SourcePosition
}

/// Makes rows out of the elements of one worksheet of a SpreadsheetML workbook.
///
/// Rows and cells follow the one before unless `ss:Index` says where they are; of a merged range the
/// top left cell has the value, and `ss:MergeAcross` moves the cells after it on. `ss:MergeDown` moves
/// nothing: the rows below give the index of what follows the range.
///
/// Source: Microsoft, XML Spreadsheet Reference, `ss:Row`, `ss:Cell`, `ss:Data`.
final class SpreadsheetMLRows: XMLEventHandler {
  /// Whether the wanted sheet is behind us.
  private(set) var isFinished = false

  private let context: SpreadsheetMLContext
  private var rows: MarkupRowBuilder
  private var sheetIndex: Int
  private var isInTable = false
  private var isInRow = false
  private var isInComment = false
  private var nextRow = 1
  private var nextColumn = 1
  private var firstColumn = 1
  private var tableStyle: String?
  private var rowStyle: String?
  /// By column, from 1, the place in `columnStyleIDs`; -1 where a column has none.
  private var columnStyles: [Int32] = []
  private var columnStyleIDs: [String] = []
  private var nextStyledColumn = 1
  private var cell: SpreadsheetMLCell?

  init(_ context: SpreadsheetMLContext) {
    self.context = context
    sheetIndex = context.sheetsBefore - 1
    rows = MarkupRowBuilder(limits: context.limits, position: context.position)
  }

  func pop(into row: inout Row) -> Bool {
    rows.pop(into: &row)
  }

  var mergedRanges: [MergedRange] { rows.mergedRanges }

  func located(_ error: ReadError) -> ReadError {
    isInTable ? rows.located(error) : error
  }

  // MARK: Elements

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    if !isInTable {
      if name.isElement("Worksheet") {
        sheetIndex += 1
      } else if sheetIndex == context.sheet, name.isElement("Table") {
        startTable(attributes)
      }
    } else if cell != nil {
      if name.isElement("Data"), !isInComment {
        cell?.startData(type: attributes.spreadsheetBytes("Type"))
      } else if name.isElement("Comment") {
        // A comment has Data of its own.
        isInComment = true
      }
    } else if isInRow {
      if name.isElement("Cell") { try startCell(attributes) }
    } else if name.isElement("Row") {
      try startRow(attributes)
    } else if name.isElement("Column") {
      addColumns(attributes)
    }
  }

  func endElement(_ name: XMLName) throws(ReadError) {
    guard isInTable else {
      if !context.isLast, sheetIndex == context.sheet, name.isElement("Worksheet") {
        isFinished = true
      }
      return
    }
    if name.isElement("Data") {
      if !isInComment { cell?.endData() }
    } else if name.isElement("Comment") {
      isInComment = false
    } else if name.isElement("Cell") {
      try endCell()
    } else if name.isElement("Row") {
      isInRow = false
      try rows.finishRow()
    } else if name.isElement("Table") {
      isInTable = false
      try rows.finishRow()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    guard let count = cell?.append(bytes), count > context.limits.cellBytes else { return }
    throw rows.limit("cellBytes", context.limits.cellBytes, column: cell?.column)
  }

  // MARK: The table and its rows

  private func startTable(_ attributes: XMLAttributes) {
    isInTable = true
    nextRow = attributes.spreadsheetNumber("TopCell") ?? 1
    firstColumn = attributes.spreadsheetNumber("LeftCell") ?? 1
    nextStyledColumn = firstColumn
    tableStyle = attributes.spreadsheetText("StyleID")
  }

  private func addColumns(_ attributes: XMLAttributes) {
    let first = attributes.spreadsheetNumber("Index") ?? nextStyledColumn
    let last = first + (attributes.spreadsheetNumber("Span") ?? 0)
    nextStyledColumn = last + 1
    let end = min(last, context.limits.columns)
    guard first > 0, first <= end, columnStyleIDs.count < context.limits.columns,
      let style = attributes.spreadsheetText("StyleID")
    else { return }
    while columnStyles.count <= end { columnStyles.append(-1) }
    for column in first...end where columnStyles[column] < 0 {
      columnStyles[column] = Int32(columnStyleIDs.count)
    }
    columnStyleIDs.append(style)
  }

  private func startRow(_ attributes: XMLAttributes) throws(ReadError) {
    let number = attributes.spreadsheetNumber("Index") ?? nextRow
    isInRow = true
    try rows.startRow(number, isHidden: attributes.isTrueInSpreadsheet("Hidden"))
    // Rows that are alike and blank are written as one.
    nextRow = number + 1 + (attributes.spreadsheetNumber("Span") ?? 0)
    nextColumn = firstColumn
    rowStyle = attributes.spreadsheetText("StyleID")
  }

  // MARK: Cells

  private func startCell(_ attributes: XMLAttributes) throws(ReadError) {
    let column = attributes.spreadsheetNumber("Index") ?? nextColumn
    let across = attributes.spreadsheetNumber("MergeAcross") ?? 0
    nextColumn = column + 1 + across
    try rows.merge(
      column: column, columns: across + 1,
      rows: 1 + (attributes.spreadsheetNumber("MergeDown") ?? 0))
    cell = SpreadsheetMLCell(
      column: column, style: attributes.spreadsheetText("StyleID"),
      isFormula: attributes.spreadsheetBytes("Formula") != nil)
  }

  private func endCell() throws(ReadError) {
    defer { cell = nil }
    guard let (kind, text) = cell?.value(dateSystem: context.dateSystem), let cell else { return }
    try rows.append(
      kind, text, style: kind == .number ? style(of: cell) : .general, isFormula: cell.isFormula,
      column: cell.column)
  }

  private func style(of cell: SpreadsheetMLCell) -> NumberStyle {
    let id =
      cell.style ?? rowStyle ?? styleID(ofColumn: cell.column) ?? tableStyle ?? "Default"
    return context.styles[id] ?? .general
  }

  private func styleID(ofColumn column: Int) -> String? {
    guard columnStyles.indices.contains(column), columnStyles[column] >= 0 else { return nil }
    return columnStyleIDs[Int(columnStyles[column])]
  }
}
