/// A workbook in SpreadsheetML 2003, the XML that Excel 2002 and 2003 write and many web programs
/// imitate, mostly with the ending `.xls`.
///
/// Source: Microsoft, XML Spreadsheet Reference (Office XP).
final class SpreadsheetMLFile: SpreadsheetFile {
  let format = FileFormat.spreadsheetML
  let sheets: [Sheet]
  let dateSystem: DateSystem
  let dialect: TextDialect? = nil

  let mapped: MappedFile
  let name: String
  let limits: ReadLimits
  let encoding: TextEncodingDetector.Finding
  private let styles: [String: NumberStyle]

  /// Opens a workbook. All of it is parsed once: whether a sheet is hidden stands behind its rows.
  ///
  /// A file that is damaged behind the start of a sheet is opened, and what damages it is thrown by
  /// the reader that comes to it, so that the rows before are not lost.
  ///
  /// - Throws: `ReadError`.
  init(mapped: MappedFile, name: String, limits: ReadLimits) throws(ReadError) {
    let position = SourcePosition(file: name)
    let encoding = try MarkupEncodingDetector(name: name).detect(mapped.bytes)
    let outline = SpreadsheetMLOutline(limits: limits, position: position)
    var parser = try MarkupXMLParser(
      TextWindow(mapped, encoding, maximumLength: MarkupXMLParser.chunkLength),
      position: position, limits: limits, handler: outline)
    do {
      while try parser.parseChunk() {}
    } catch {
      guard !outline.sheets.isEmpty, case .malformed = error.kind else { throw error }
    }
    guard !outline.sheets.isEmpty else {
      throw ReadError(
        .malformed(part: "xml", detail: "the workbook has no worksheet"), at: position)
    }
    self.mapped = mapped
    self.name = name
    self.limits = limits
    self.encoding = encoding
    sheets = outline.sheets
    dateSystem = outline.dateSystem
    styles = outline.styles
  }

  func rows(of sheet: Sheet) throws(ReadError) -> any RowReader {
    MarkupRowReader(try source(of: sheet))
  }

  func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange] {
    try source(of: sheet).allMergedRanges()
  }

  private func source(of sheet: Sheet) throws(ReadError) -> SpreadsheetMLRowSource {
    let context = SpreadsheetMLContext(
      sheet: sheet.index, isLast: sheet.index == sheets.count - 1, styles: styles,
      dateSystem: dateSystem, limits: limits,
      position: SourcePosition(file: name, sheet: sheet.name))
    return try SpreadsheetMLRowSource(mapped, encoding, context)
  }
}

/// Reads the file again for the rows of one sheet, and stops behind it. The last sheet's reader goes
/// on to the end of the file: damage behind it may have cost a sheet.
private final class SpreadsheetMLRowSource: MarkupRowSource {
  private let rows: SpreadsheetMLRows
  private var parser: MarkupXMLParser

  init(
    _ mapped: MappedFile, _ encoding: TextEncodingDetector.Finding, _ context: SpreadsheetMLContext
  ) throws(ReadError) {
    rows = SpreadsheetMLRows(context)
    parser = try MarkupXMLParser(
      TextWindow(mapped, encoding, maximumLength: MarkupXMLParser.chunkLength),
      position: context.position, limits: context.limits, handler: rows)
  }

  func parseChunk() throws(ReadError) -> Bool {
    do {
      return try parser.parseChunk() && !rows.isFinished
    } catch {
      throw rows.located(error)
    }
  }

  var mergedRanges: [MergedRange] { rows.mergedRanges }

  func pop(into row: inout Row) -> Bool {
    rows.pop(into: &row)
  }
}

/// Feeds decoded XML to the parser, chunk by chunk.
struct MarkupXMLParser {
  static let chunkLength = 32 << 10

  private let text: TextWindow
  private let parser: XMLEventParser

  init(
    _ text: TextWindow, position: SourcePosition, limits: ReadLimits, handler: any XMLEventHandler
  ) throws(ReadError) {
    self.text = text
    parser = try XMLEventParser(
      part: "xml", position: position, limits: limits, isDecoded: true, handler: handler)
  }

  /// Parses the next chunk; returns `false` when the file is at its end.
  mutating func parseChunk() throws(ReadError) -> Bool {
    if text.bytes.isEmpty { _ = text.extend() }
    let bytes = text.bytes
    guard !bytes.isEmpty else {
      try parser.finish()
      return false
    }
    try parser.parse(bytes)
    text.consume(bytes.count)
    return true
  }
}
