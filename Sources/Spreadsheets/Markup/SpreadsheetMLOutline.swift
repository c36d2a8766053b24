/// Reads what has to be known of a SpreadsheetML workbook before its rows: its sheets, its styles,
/// its date system.
final class SpreadsheetMLOutline: XMLEventHandler {
  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = DateSystem.from1900
  /// The number formats by the `ss:ID` of their styles.
  private(set) var styles: [String: NumberStyle] = [:]

  /// Where the reading of each sheet may begin.
  private(set) var starts: [SheetStart] = []
  /// The bytes of text before the `>` of the root's tag.
  private(set) var rootLength = 0
  /// Where the parser stands.
  weak var parser: MarkupXMLParser?

  /// A place between two worksheets.
  struct SheetStart {
    /// `nil` for the start of the file.
    var place: TextWindow.Place?
    /// How many worksheets lie before it.
    var sheetsBefore: Int
  }

  private var start = SheetStart(place: nil, sheetsBefore: 0)
  private var depth = 0
  private let limits: ReadLimits
  private let position: SourcePosition
  private var styleID: String?
  private var isInTable = false
  private var isInOptions = false
  private var visibility: [UInt8]?

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    depth += 1
    if depth == 1 { rootLength = parser?.byteOffset ?? 0 }
    guard !isInTable else { return }
    if name.isElement("Table") {
      isInTable = true
    } else if name.isElement("Style") {
      styleID = attributes.spreadsheetText("ID")
      guard styles.count < limits.styles else {
        throw ReadError(.limit(name: "styles", value: limits.styles), at: position)
      }
      if let styleID, let parent = attributes.spreadsheetText("Parent") {
        styles[styleID] = styles[parent]
      }
    } else if name.isElement("NumberFormat") {
      if let styleID {
        styles[styleID] = NamedNumberFormat.style(
          of: attributes.spreadsheetText("Format") ?? "General")
      }
    } else if name.isElement("Worksheet") {
      guard sheets.count < limits.sheets else {
        throw ReadError(.limit(name: "sheets", value: limits.sheets), at: position)
      }
      starts.append(start)
      sheets.append(Sheet(name: attributes.spreadsheetText("Name") ?? "", index: sheets.count))
    } else if name.isNamed("WorksheetOptions") {
      isInOptions = true
    } else if isInOptions, name.isNamed("Visible") {
      visibility = []
    } else if name.isNamed("Date1904") {
      dateSystem = .from1904
    }
  }

  func endElement(_ name: XMLName) {
    depth -= 1
    if depth == 1, !isInTable, name.isElement("Worksheet") {
      start = SheetStart(place: parser?.place, sheetsBefore: sheets.count)
    }
    if name.isElement("Table") {
      isInTable = false
    } else if name.isElement("Style") {
      styleID = nil
    } else if name.isNamed("WorksheetOptions") {
      isInOptions = false
    } else if let visibility, name.isNamed("Visible") {
      setVisibility(String(decoding: visibility, as: UTF8.self))
      self.visibility = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let count = visibility?.count, count < 64 else { return }
    visibility?.append(contentsOf: bytes.prefix(64))
  }

  private func setVisibility(_ value: String) {
    guard let last = sheets.indices.last else { return }
    if value.contains("SheetVeryHidden") {
      sheets[last].visibility = .veryHidden
    } else if value.contains("SheetHidden") {
      sheets[last].visibility = .hidden
    }
  }
}
