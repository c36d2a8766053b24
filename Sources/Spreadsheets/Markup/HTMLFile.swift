/// A page with tables, which many web programs call `.xls`: one sheet, whose cells are text but for those
/// that Excel marks as numbers. It has the name that the page gives it for Excel, if any.
final class HTMLFile: SpreadsheetFile {
  let format = FileFormat.html
  let sheets: [Sheet]
  let dateSystem = DateSystem.from1900
  let dialect: TextDialect? = nil

  private let mapped: MappedFile
  private let name: String
  private let limits: ReadLimits
  private let encoding: TextEncodingDetector.Finding

  /// - Throws: `ReadError`: `.unsupported` for a page without any table (often the one that asks to
  ///   log in, saved by its download link); see `TextEncodingDetector.detect(_:)` too.
  init(mapped: MappedFile, name: String, limits: ReadLimits) throws(ReadError) {
    encoding = try MarkupEncodingDetector(name: name).detect(mapped.bytes)
    // For which all of it was looked at.
    mapped.release(0..<mapped.count)
    self.mapped = mapped
    self.name = name
    self.limits = limits
    let finder = HTMLTableFinder()
    var parser = HTMLParser(
      TextWindow(mapped, encoding, maximumLength: HTMLParser.chunkLength),
      HTMLTokenizer(limits: limits, position: SourcePosition(file: name)), finder)
    while !finder.hasTable {
      guard try parser.parseChunk() else { break }
    }
    guard finder.hasTable else {
      throw ReadError(.unsupported(format: .html), at: SourcePosition(file: name))
    }
    sheets = [Sheet(name: finder.sheetName, index: 0)]
  }

  func rows(of sheet: Sheet) throws(ReadError) -> any RowReader {
    MarkupRowReader(source())
  }

  func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange] {
    source().allMergedRanges()
  }

  private func source() -> HTMLRowSource {
    let rows = HTMLRows(limits: limits, position: SourcePosition(file: name))
    return HTMLRowSource(rows, makeParser(rows))
  }

  private func makeParser(_ handler: any HTMLTokenHandler) -> HTMLParser {
    HTMLParser(
      TextWindow(mapped, encoding, maximumLength: HTMLParser.chunkLength),
      HTMLTokenizer(limits: limits, position: SourcePosition(file: name)), handler)
  }
}

/// Tells whether a page has a table at all, and what stands before it of the sheet's name.
private final class HTMLTableFinder: HTMLTokenHandler {
  /// Excel's own limit is 31 characters.
  private static let longestName = 256

  private(set) var hasTable = false
  private var isInIsland = false
  private var isInName = false
  private var name: [UInt8] = []
  private var names = 0

  /// Empty where the page names none, or several: a table says not which one it is.
  var sheetName: String { names == 1 ? String(decoding: name, as: UTF8.self) : "" }

  func startTag(_ element: HTMLElement, _ attributes: HTMLAttributes) {
    switch element {
    case .table: hasTable = true
    case .island: isInIsland = true
    case .sheetName where isInIsland && !hasTable:
      isInName = true
      names = min(names + 1, 2)
    default: break
    }
  }

  func endTag(_ element: HTMLElement) {
    if element == .island { isInIsland = false }
    if element == .sheetName || element == .island { isInName = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInName, names == 1, name.count < Self.longestName {
      name.append(contentsOf: bytes.prefix(Self.longestName))
    }
  }

  func style(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class HTMLRowSource: MarkupRowSource {
  private let rows: HTMLRows
  private var parser: HTMLParser

  init(_ rows: HTMLRows, _ parser: HTMLParser) {
    self.rows = rows
    self.parser = parser
  }

  func parseChunk() throws(ReadError) -> Bool {
    do {
      if try parser.parseChunk() { return true }
      try rows.finish()
      return false
    } catch {
      throw rows.located(error)
    }
  }

  var mergedRanges: [MergedRange] { rows.mergedRanges }

  func pop(into row: inout Row) -> Bool {
    rows.pop(into: &row)
  }
}

/// Feeds decoded HTML to the tokenizer, chunk by chunk.
private struct HTMLParser {
  static let chunkLength = 32 << 10

  private let text: TextWindow
  private var tokenizer: HTMLTokenizer
  private let handler: any HTMLTokenHandler

  init(_ text: TextWindow, _ tokenizer: HTMLTokenizer, _ handler: any HTMLTokenHandler) {
    self.text = text
    self.tokenizer = tokenizer
    self.handler = handler
  }

  /// Parses the next chunk; returns `false` when the page is at its end.
  mutating func parseChunk() throws(ReadError) -> Bool {
    if text.bytes.isEmpty { _ = text.extend() }
    let bytes = text.bytes
    guard !bytes.isEmpty else {
      try tokenizer.finish(handler: handler)
      return false
    }
    try tokenizer.parse(bytes.assumingMemoryBound(to: UInt8.self), handler: handler)
    text.consume(bytes.count)
    return true
  }
}
