/// Reads shared strings that are written plainly, several times as fast as an XML parser.
///
/// Like `RowScanner` it knows only what most programs write, `<si><t>…</t></si>` one after the other, and gives up
/// at anything else; whoever calls it then has the parser read the whole part.
struct SharedStringsScanner {
  /// More than any program writes before the first text.
  private static let longestPreamble = 1 << 12

  /// Bytes of a part from which on its texts are worth memory of their own.
  private static let largePart = 1 << 20

  private let buffer: ScanBuffer
  private let limits: ReadLimits
  private var strings = SharedStrings()
  private var text = TextAssembler()

  private enum Outcome {
    case item(next: Int)
    case end(next: Int)
    case needsMore
    case foreign
  }

  /// - Returns: `nil` where the part is not plain all through, or damaged.
  static func strings(in stream: PartStream, limits: ReadLimits) -> SharedStrings? {
    var scanner = SharedStringsScanner(buffer: ScanBuffer(stream), limits: limits)
    // Half of such a part is tags. What an entry says of its size is not to be trusted far.
    let most = min(stream.entry.inflatedSize, stream.entry.compressedSize * 16)
    if most > largePart { scanner.strings.reserve(bytes: min(most / 2, limits.sharedStringBytes)) }
    // What is wrong the parser finds again, and says.
    return try? scanner.scan()
  }

  private init(buffer: ScanBuffer, limits: ReadLimits) {
    self.buffer = buffer
    self.limits = limits
  }

  private mutating func scan() throws(ReadError) -> SharedStrings? {
    guard try start() else { return nil }
    while true {
      // Texts are looked at together: whether they are UTF-8 is told a buffer at a time.
      let first = buffer.start
      var outcome = Outcome.needsMore
      while case .item(let next) = item(&outcome) { buffer.start = next }
      guard isText(first..<buffer.start) else { return nil }
      switch outcome {
      case .end(let next):
        buffer.start = next
        return try isOver() ? strings : nil
      case .needsMore:
        buffer.skipSpace()
        guard try buffer.fill(limit: limits.cellBytes) else { return nil }
      case .foreign, .item: return nil
      }
    }
  }

  /// Passes over the declaration and the root's tag; `false` where they are not the usual ones.
  private func start() throws(ReadError) -> Bool {
    while buffer.rest.count < Self.longestPreamble, try buffer.fill(limit: .max) {}
    var cursor = ScanCursor(base: buffer.base, at: buffer.start, end: buffer.end)
    if cursor.skip("<?xml ") {
      guard
        cursor.skip("version=\"1.0\" encoding=\"UTF-8\""),
        cursor.skip("?>")
          || cursor.skip(" standalone=\"yes\"?>") || cursor.skip(" standalone=\"no\"?>")
      else { return false }
    }
    cursor.skipSpace()
    guard cursor.skip("<sst") else { return false }
    var known: Set<String> = []
    while true {
      cursor.skipSpace()
      if cursor.skip(">") { break }
      guard let attribute = cursor.attribute() else { return false }
      let name = String(
        decoding: UnsafeBufferPointer(
          start: cursor.base + attribute.name.lowerBound, count: attribute.name.count),
        as: UTF8.self)
      guard ["xmlns", "count", "uniqueCount"].contains(name), known.insert(name).inserted else {
        return false
      }
    }
    buffer.start = cursor.at
    return true
  }

  private mutating func item(_ outcome: inout Outcome) -> Outcome {
    var cursor = ScanCursor(base: buffer.base, at: buffer.start, end: buffer.end)
    outcome = scanItem(&cursor)
    // At the end of the buffer nothing can be said of what stands there.
    if case .foreign = outcome, cursor.isAtEnd { outcome = .needsMore }
    return outcome
  }

  private mutating func scanItem(_ cursor: inout ScanCursor) -> Outcome {
    cursor.skipSpace()
    guard cursor.skip("<si><t>") || cursor.skip("<si><t xml:space=\"preserve\">") else {
      return cursor.skip("</sst>") ? .end(next: cursor.at) : .foreign
    }
    let start = cursor.at
    var needsDecoding = cursor.skipPlainText()
    while cursor.byte == UInt8(ascii: "&") {
      guard cursor.skipEntity() != nil else { return .foreign }
      needsDecoding = true
      _ = cursor.skipPlainText()
    }
    let end = cursor.at
    guard cursor.skip("</t></si>") else { return .foreign }
    return append(start..<end, needsDecoding: needsDecoding) ? .item(next: cursor.at) : .foreign
  }

  /// - Returns: `false` where a limit is passed.
  private mutating func append(_ range: Range<Int>, needsDecoding: Bool) -> Bool {
    guard range.count <= limits.cellBytes, strings.count < limits.sharedStrings,
      strings.bytes.count + range.count <= limits.sharedStringBytes
    else { return false }
    if needsDecoding {
      decode(range)
      text.bytes.withUnsafeBufferPointer { strings.append($0) }
    } else {
      strings.append(
        UnsafeBufferPointer(start: buffer.base + range.lowerBound, count: range.count))
    }
    strings.endString()
    return true
  }

  /// Puts the entities of XML and the escapes of workbooks into `text` as what they stand for.
  private mutating func decode(_ range: Range<Int>) {
    text.removeAll()
    var cursor = ScanCursor(base: buffer.base, at: range.lowerBound, end: range.upperBound)
    while cursor.at < range.upperBound {
      if cursor.byte == UInt8(ascii: "&"), let byte = cursor.skipEntity() {
        withUnsafePointer(to: byte) { text.append(UnsafeBufferPointer(start: $0, count: 1)) }
        continue
      }
      let start = cursor.at
      _ = cursor.skipPlainText()
      text.append(UnsafeBufferPointer(start: cursor.base + start, count: cursor.at - start))
    }
    text.endRun()
    text.endText()
  }

  private func isText(_ range: Range<Int>) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: buffer.base + range.lowerBound, count: range.count)
    return UTF8Validator.validate(bytes).outcome == .valid && !ScanCursor.hasNonCharacter(bytes)
  }

  /// Whether nothing but white space follows.
  private func isOver() throws(ReadError) -> Bool {
    repeat {
      buffer.skipSpace()
      guard buffer.rest.isEmpty else { return false }
    } while try buffer.fill(limit: .max)
    return true
  }
}
