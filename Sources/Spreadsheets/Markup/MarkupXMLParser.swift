/// Feeds decoded XML to the parser, chunk by chunk.
final class MarkupXMLParser {
  static let chunkLength = 32 << 10

  private let text: TextWindow
  private let parser: XMLEventParser
  /// Where the chunk began that was fed last, and the bytes that the parser had been given before it.
  private var chunkStart: TextWindow.Place
  private var fedBefore = 0
  private var fed = 0

  /// - Parameter root: The tag of the root, where the text begins behind it: with it in front, the text is
  ///   the rest of a document.
  init(
    _ text: TextWindow, root: [UInt8] = [], position: SourcePosition, limits: ReadLimits,
    handler: any XMLEventHandler
  ) throws(ReadError) {
    self.text = text
    chunkStart = text.place
    parser = try XMLEventParser(
      part: "xml", position: position, limits: limits, isDecoded: true,
      countsLines: root.isEmpty, handler: handler)
    guard !root.isEmpty else { return }
    try root.withUnsafeBufferPointer { (root) throws(ReadError) in
      try parser.parse(UnsafeRawBufferPointer(root))
    }
    fed = root.count
  }

  /// Where the parser stands, in bytes of the text.
  var byteOffset: Int { parser.byteOffset }

  /// The same as a place that a window can begin at.
  var place: TextWindow.Place {
    var place = chunkStart
    place.skipped += max(0, parser.byteOffset - fedBefore)
    return place
  }

  /// Parses the next chunk; returns `false` when the file is at its end.
  func parseChunk() throws(ReadError) -> Bool {
    if text.bytes.isEmpty { _ = text.extend() }
    let bytes = text.bytes
    guard !bytes.isEmpty else {
      try parser.finish()
      return false
    }
    chunkStart = text.place
    fedBefore = fed
    fed += bytes.count
    try parser.parse(bytes)
    text.consume(bytes.count)
    return true
  }
}
