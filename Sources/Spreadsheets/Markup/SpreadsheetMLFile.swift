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
  private let starts: [SpreadsheetMLOutline.SheetStart]
  /// The tag of the root element, which says what the prefixes in the sheets mean.
  private let rootTag: [UInt8]

  /// Opens a workbook. All of it is parsed once: whether a sheet is hidden stands behind its rows.
  ///
  /// A file that is damaged behind the start of a sheet is opened, and what damages it is thrown by
  /// the reader that comes to it, so that the rows before are not lost.
  ///
  /// - Throws: `ReadError`.
  init(mapped: MappedFile, name: String, limits: ReadLimits) throws(ReadError) {
    let position = SourcePosition(file: name)
    let encoding = try MarkupEncodingDetector(name: name).detect(mapped.bytes)
    // For which all of it was looked at.
    mapped.release(0..<mapped.count)
    let outline = SpreadsheetMLOutline(limits: limits, position: position)
    let parser = try MarkupXMLParser(
      TextWindow(mapped, encoding, maximumLength: MarkupXMLParser.chunkLength),
      position: position, limits: limits, handler: outline)
    outline.parser = parser
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
    starts = outline.starts
    rootTag = try Self.rootTag(mapped, encoding, outline.rootLength, limits, position)
  }

  func rows(of sheet: Sheet) throws(ReadError) -> any RowReader {
    MarkupRowReader(try source(of: sheet))
  }

  func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange] {
    try source(of: sheet).allMergedRanges()
  }

  /// The tag whose `>` stands behind so many bytes of text. It is no longer than a token may be, and no
  /// program writes more than a few lines before it.
  private static func rootTag(
    _ mapped: MappedFile, _ encoding: TextEncodingDetector.Finding, _ length: Int,
    _ limits: ReadLimits, _ position: SourcePosition
  ) throws(ReadError) -> [UInt8] {
    guard length <= 2 * limits.xmlTokenBytes else {
      throw ReadError(.limit(name: "xmlTokenBytes", value: limits.xmlTokenBytes), at: position)
    }
    let window = TextWindow(mapped, encoding, maximumLength: max(length, 1))
    while window.bytes.count < length, window.extend() {}
    let text = window.bytes.prefix(length)
    let start = text.lastIndex(of: UInt8(ascii: "<")) ?? text.startIndex
    return Array(text[start...]) + [UInt8(ascii: ">")]
  }

  private func source(of sheet: Sheet) throws(ReadError) -> SpreadsheetMLRowSource {
    let start = starts[sheet.index]
    let context = SpreadsheetMLContext(
      sheet: sheet.index, sheetsBefore: start.sheetsBefore, isLast: sheet.index == sheets.count - 1,
      styles: styles,
      dateSystem: dateSystem, limits: limits,
      position: SourcePosition(file: name, sheet: sheet.name))
    let window = TextWindow(
      mapped, encoding, maximumLength: MarkupXMLParser.chunkLength, from: start.place)
    return try SpreadsheetMLRowSource(window, root: start.place == nil ? [] : rootTag, context)
  }
}

/// Reads the rows of one sheet, from the end of the one before it, and stops behind it: the sheets together
/// cost no more than the file. The last sheet's reader goes
/// on to the end of the file: damage behind it may have cost a sheet.
private final class SpreadsheetMLRowSource: MarkupRowSource {
  private let rows: SpreadsheetMLRows
  private let parser: MarkupXMLParser

  init(
    _ window: TextWindow, root: [UInt8], _ context: SpreadsheetMLContext
  ) throws(ReadError) {
    rows = SpreadsheetMLRows(context)
    parser = try MarkupXMLParser(
      window, root: root, position: context.position, limits: context.limits, handler: rows)
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
