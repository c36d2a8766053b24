/// Reads `xl/workbook.xml`: the sheets in their order, and the date system.
///
/// Source: ECMA-376 Part 1, 18.2.19 (sheet), 18.2.20 (sheets), 18.2.28 (workbookPr).
final class WorkbookPart: XMLEventHandler {
  struct SheetEntry {
    var name: String
    var visibility: Sheet.Visibility
    var relationshipID: String?
  }

  private(set) var sheets: [SheetEntry] = []
  private(set) var dateSystem = DateSystem.from1900
  private var isInSheets = false
  private let limits: ReadLimits
  private let position: SourcePosition

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    if name.isElement("workbookPr") {
      if attributes.isTrue("date1904") { dateSystem = .from1904 }
    } else if name.isElement("sheets") {
      isInSheets = true
    } else if isInSheets, name.isElement("sheet") {
      guard sheets.count < limits.sheets else {
        throw ReadError(.limit(name: "sheets", value: limits.sheets), at: position)
      }
      sheets.append(
        SheetEntry(
          name: attributes.text("name") ?? "",
          visibility: attributes.text("state").flatMap(Sheet.Visibility.init) ?? .visible,
          relationshipID: attributes.relationshipID()))
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("sheets") { isInSheets = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
