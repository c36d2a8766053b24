/// Reads all sheets of a SpreadsheetML workbook for what surrounds their values.
///
/// Source: Microsoft, XML Spreadsheet Reference, `ss:Row`, `ss:Column`, `ss:Cell`, `ss:Comment`,
/// `x:AutoFilter`, `ss:Font`, `ss:Interior`.
final class SpreadsheetMLFacts: XMLEventHandler {
  private var tallies: [SheetTally] = []
  private var looks: [SheetTally.Look] = []
  private var styles: [String: Int] = [:]
  private var style: Int?
  private let limits: ReadLimits

  private var isInTable = false
  private var row = 0
  private var column = 0
  private var rowStyle: String?
  private var cell: (style: Int, hasValue: Bool, isFormula: Bool)?
  private var nextColumn = 1
  private var nextHidden = 1
  private var isInData = false
  private var isInComment = false
  private var filter: MergedRange?
  private var filterColumns: [Int] = []
  private var nextFilterColumn = 1

  init(limits: ReadLimits) { self.limits = limits }

  var facts: [SheetFacts] { tallies.map { $0.facts(looks: looks) } }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard !tallies.isEmpty else { return startInStyles(name, attributes) }
    if name.isElement("Worksheet") {
      startSheet(attributes)
    } else if !isInTable {
      startAroundTable(name, attributes)
    } else if name.isElement("Cell") {
      startCell(attributes)
    } else if name.isElement("Comment") {
      isInComment = true
      tallies[tallies.count - 1].add(comment: SheetFacts.CellPlace(row: row, column: column))
    } else if name.isElement("Data") {
      isInData = !isInComment
    } else if name.isElement("Row") {
      startRow(attributes)
    } else if name.isElement("Column") {
      hideColumns(attributes)
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("Table") {
      isInTable = false
    } else if name.isElement("Data") {
      isInData = false
    } else if name.isElement("Comment") {
      isInComment = false
    } else if name.isElement("Cell") {
      if let cell, cell.hasValue {
        tallies[tallies.count - 1].addCell(
          column: column, style: cell.style, isFormula: cell.isFormula)
      }
      cell = nil
    } else if name.isElement("Style") {
      style = nil
    } else if name.isNamed("AutoFilter") {
      if let filter { tallies[tallies.count - 1].add(filter: filter, columns: filterColumns) }
      filter = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInData, !bytes.isEmpty { cell?.hasValue = true }
  }

  // MARK: Styles

  private func startInStyles(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("Worksheet") {
      startSheet(attributes)
    } else if name.isElement("Style"), let id = attributes.spreadsheetText("ID"),
      looks.count < 100_000
    {
      let parent = attributes.spreadsheetText("Parent").flatMap { styles[$0] }
      looks.append(parent.map { looks[$0] } ?? SheetTally.Look())
      styles[id] = looks.count - 1
      style = looks.count - 1
    } else if let style, name.isElement("Font") {
      looks[style].isStruck = attributes.isTrueInSpreadsheet("StrikeThrough")
      let color = attributes.spreadsheetText("Color").flatMap { CellColor.name(rgb: $0) }
      looks[style].font = color == "#000000" ? nil : color
    } else if let style, name.isElement("Interior") {
      let color = attributes.spreadsheetText("Color").flatMap { CellColor.name(rgb: $0) }
      looks[style].fill = color == "#FFFFFF" ? nil : color
    }
  }

  // MARK: Sheets

  private func startSheet(_ attributes: XMLAttributes) {
    guard tallies.count < limits.sheets else { return }
    tallies.append(SheetTally())
    if attributes.isTrueInSpreadsheet("Protected") { tallies[tallies.count - 1].setProtected() }
    row = 0
    nextHidden = 1
    isInTable = false
  }

  private func startAroundTable(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("Table") {
      isInTable = true
      // These place the table on the sheet, so its columns and rows count from there.
      row = max(0, (attributes.spreadsheetNumber("TopCell") ?? 1) - 1)
      nextHidden = attributes.spreadsheetNumber("LeftCell") ?? 1
      if let rows = attributes.spreadsheetNumber("ExpandedRowCount"), rows > 0,
        let columns = attributes.spreadsheetNumber("ExpandedColumnCount"), columns > 0
      {
        tallies[tallies.count - 1].setDeclared(MergedRange(rows: 1...rows, columns: 1...columns))
      }
    } else if name.isNamed("AutoFilter") {
      filter = attributes.bytes("Range") { _ in true }.flatMap { Self.range($0) }
      filterColumns = []
      nextFilterColumn = 1
    } else if name.isNamed("AutoFilterColumn"), let filter {
      let index = attributes.bytes("Index") { _ in true }.flatMap { Int(digits: $0) }
      let place = index ?? nextFilterColumn
      nextFilterColumn = place + 1
      let type = attributes.bytes("Type") { _ in true }
      let isSet = type.map { !$0.elementsEqual("All".utf8) } ?? false
      if isSet, filterColumns.count < 100 {
        filterColumns.append(filter.columns.lowerBound + place - 1)
      }
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    row = min(attributes.spreadsheetNumber("Index") ?? row + 1, limits.rows)
    tallies[tallies.count - 1].startRow(row, isHidden: attributes.isTrueInSpreadsheet("Hidden"))
    // A row that spans others has no cells, and only cells are counted.
    row = min(row + (attributes.spreadsheetNumber("Span") ?? 0), limits.rows)
    rowStyle = attributes.spreadsheetText("StyleID")
    nextColumn = 1
  }

  private func startCell(_ attributes: XMLAttributes) {
    column = min(attributes.spreadsheetNumber("Index") ?? nextColumn, limits.columns)
    let across = attributes.spreadsheetNumber("MergeAcross") ?? 0
    let down = attributes.spreadsheetNumber("MergeDown") ?? 0
    nextColumn = column + 1 + across
    if across + down > 0, row > 0, column > 0 {
      tallies[tallies.count - 1].add(
        MergedRange(rows: row...(row + down), columns: column...(column + across)))
    }
    let id = attributes.spreadsheetText("StyleID") ?? rowStyle ?? "Default"
    cell = (
      style: styles[id] ?? -1, hasValue: false,
      isFormula: attributes.spreadsheetBytes("Formula") != nil
    )
  }

  private func hideColumns(_ attributes: XMLAttributes) {
    let first = attributes.spreadsheetNumber("Index") ?? nextHidden
    let last = first + (attributes.spreadsheetNumber("Span") ?? 0)
    nextHidden = last + 1
    guard attributes.isTrueInSpreadsheet("Hidden"), first >= 1, first <= limits.columns else {
      return
    }
    tallies[tallies.count - 1].hideColumns(first...min(last, limits.columns))
  }

  /// `R1C1:R9C3`.
  static func range(_ bytes: UnsafeBufferPointer<UInt8>) -> MergedRange? {
    var numbers: [Int] = []
    var isInNumber = false
    for byte in bytes.prefix(64) {
      if (0x30...0x39).contains(byte) {
        if !isInNumber { numbers.append(0) }
        isInNumber = true
        numbers[numbers.count - 1] = min(
          numbers[numbers.count - 1] * 10 + Int(byte) - 0x30, 1 << 30)
      } else {
        isInNumber = false
      }
    }
    guard numbers.count == 4, numbers[0] > 0, numbers[1] > 0, numbers[0] <= numbers[2],
      numbers[1] <= numbers[3]
    else { return nil }
    return MergedRange(rows: numbers[0]...numbers[2], columns: numbers[1]...numbers[3])
  }
}

extension SpreadsheetMLFile {
  /// Reads the file once more for all sheets.
  func sheetFacts() -> [SheetFacts] {
    let handler = SpreadsheetMLFacts(limits: limits)
    var failure: ReadError?
    do throws(ReadError) {
      let parser = try MarkupXMLParser(
        TextWindow(mapped, encoding, maximumLength: MarkupXMLParser.chunkLength),
        position: SourcePosition(file: name), limits: limits, handler: handler)
      while try parser.parseChunk() {}
    } catch {
      failure = error
    }
    var facts = handler.facts
    while facts.count < sheets.count { facts.append(SheetFacts()) }
    // What breaks the file breaks its last sheet; the sheets before it are whole.
    if let last = facts.indices.last, sheets.indices.contains(last), var failure {
      failure.position.sheet = sheets[last].name
      facts[last].error = failure
    }
    return facts
  }
}
