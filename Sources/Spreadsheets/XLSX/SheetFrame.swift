/// A worksheet without its rows: what stands before and after them, judged by the XML parser.
struct SheetFrame {
  /// Where the parser stands.
  private final class Outline: XMLEventHandler {
    let position: SourcePosition
    var depth = 0
    /// How deep each `sheetData` in the root's own namespace lies.
    var sheetData: [Int] = []

    init(position: SourcePosition) { self.position = position }

    func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
      depth += 1
      if depth == 1 { try SheetRoot.check(name, at: position) }
      if name.isElement("sheetData") { sheetData.append(depth) }
    }

    func endElement(_ name: XMLName) throws(ReadError) { depth -= 1 }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {}
  }

  private let parser: XMLEventParser
  private let outline: Outline

  init(_ stream: PartStream, context: SheetContext) throws(ReadError) {
    outline = Outline(position: context.position)
    parser = try XMLEventParser(
      part: stream.entry.name, position: stream.position, limits: context.limits, handler: outline)
  }

  /// Takes what stands before `<sheetData>`.
  ///
  /// - Returns: Whether rows without a prefix can follow: the encoding is UTF-8, and `sheetData` is the
  ///   root's child in the root's own namespace.
  func begin(_ preamble: UnsafeRawBufferPointer) throws(ReadError) -> Bool {
    guard SheetFrame.isUTF8(preamble) else { return false }
    try parser.parse(preamble)
    try parse("<sheetData>")
    return outline.sheetData == [2]
  }

  /// Takes `</sheetData>`.
  func endRows() throws(ReadError) { try parse("</sheetData>") }

  /// Takes what stands behind it, piece by piece.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ReadError) {
    if !bytes.isEmpty { try parser.parse(bytes) }
  }

  /// - Returns: Whether there were no further rows.
  func finish() throws(ReadError) -> Bool {
    try parser.finish()
    return outline.sheetData == [2]
  }

  private func parse(_ mark: StaticString) throws(ReadError) {
    try parser.parse(
      UnsafeRawBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
  }

  /// Finds `<sheetData>`, and where the bytes behind it begin.
  static func rowsStart(in bytes: UnsafeRawBufferPointer) -> (mark: Int, next: Int)? {
    let mark = Array("<sheetData>".utf8)
    guard bytes.count >= mark.count else { return nil }
    var index = 0
    while index <= bytes.count - mark.count {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
        return (index, index + mark.count)
      }
      index += 1
    }
    return nil
  }

  /// Whether the XML declaration, if there is one, says UTF-8 or nothing.
  private static func isUTF8(_ preamble: UnsafeRawBufferPointer) -> Bool {
    let declaration = preamble.prefix(256).prefix { $0 != UInt8(ascii: ">") }
    guard
      declaration.starts(with: "<?xml".utf8) || declaration.dropFirst(3).starts(with: "<?xml".utf8)
    else { return true }
    let text = String(decoding: declaration, as: UTF8.self).lowercased()
    return !text.contains("encoding") || text.contains("utf-8")
  }
}
