/// What reads the tokens of a page. Bytes are valid during the call only.
protocol HTMLTokenHandler: AnyObject {
  func startTag(_ element: HTMLElement, _ attributes: HTMLAttributes) throws(ReadError)
  func endTag(_ element: HTMLElement) throws(ReadError)
  /// A piece of text, with its character references resolved; one text may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError)
  /// A piece of the content of a `<style>`.
  func style(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError)
}

/// Cuts HTML in UTF-8 into tokens, chunk by chunk, as browsers do. It holds no more than the name and
/// the wanted attributes of one tag, and takes linear time over any input.
///
/// Not libxml2's HTML parser: it knows HTML 4 only, so that `<![if …]>`, which Excel writes, becomes
/// text and `<!-->` swallows cells; it takes quadratic time over attributes; and its answers change
/// from version to version.
///
/// Source: HTML Living Standard, 13.2.5 Tokenization.
struct HTMLTokenizer {
  enum State {
    case text, reference
    case tagOpen, endTagOpen, tagName
    case beforeAttribute, attributeName, afterAttributeName
    case beforeValue
    case quotedValue(UInt8)
    case unquotedValue, valueReference
    case markupDeclaration, comment, bogusComment
    case rawText
  }

  private(set) var state = State.text
  private let limits: ReadLimits
  private let position: SourcePosition
  private var tag = HTMLTag()
  /// What follows a `<!`, or the dashes and `!` just before this byte of a comment.
  private var dashes = 0
  private var hasBang = false
  private var reference = HTMLReference()
  /// The state to go back to behind a character reference in a value.
  private var valueState = State.text
  private var raw = HTMLRawText()

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  mutating func parse(
    _ chunk: UnsafeBufferPointer<UInt8>, handler: any HTMLTokenHandler
  ) throws(ReadError) {
    var index = 0
    while index < chunk.count {
      switch state {
      case .text:
        let rest = UnsafeBufferPointer(rebasing: chunk[index...])
        let end = rest.firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
        if end != 0 {
          try handler.text(UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)]))
        }
        guard let end else { return }
        state = rest[end] == UInt8(ascii: "<") ? .tagOpen : .reference
        reference.start()
        index += end + 1
      case .rawText:
        let rest = UnsafeBufferPointer(rebasing: chunk[index...])
        let (length, isClosed) = raw.scan(rest)
        if raw.element == .style {
          try handler.style(UnsafeBufferPointer(rebasing: rest[..<length]))
        }
        index += length
        if isClosed {
          tag.start(isEnd: true)
          tag.setName(raw.name)
          state = .beforeAttribute
        }
      default:
        if try consume(chunk[index], handler: handler) { index += 1 }
      }
    }
  }

  /// Tells that there are no more bytes.
  ///
  /// - Throws: `ReadError` of kind `.malformed` if they end in a comment or script, which has then
  ///   swallowed what was meant to follow it.
  mutating func finish(handler: any HTMLTokenHandler) throws(ReadError) {
    switch state {
    case .reference: try endReference(handler: handler)
    case .tagOpen: try emit("<", to: handler)
    case .comment: throw malformed("a comment is never closed")
    case .rawText: throw malformed("<\(String(decoding: raw.name, as: UTF8.self))> is never closed")
    default: break
    }
    state = .text
  }

  // MARK: One byte at a time

  /// Takes a byte in; returns `false` where it has to be looked at again in the new state.
  private mutating func consume(
    _ byte: UInt8, handler: any HTMLTokenHandler
  ) throws(ReadError) -> Bool {
    switch state {
    case .text, .rawText: return false
    case .reference:
      if reference.append(byte) { return true }
      let isTaken = reference.close(byte)
      try endReference(handler: handler)
      return isTaken
    case .tagOpen: return try openTag(byte, handler: handler)
    case .endTagOpen:
      if byte.isASCIILetter {
        tag.start(isEnd: true)
        state = .tagName
        return false
      }
      state = byte == UInt8(ascii: ">") ? .text : .bogusComment
      return byte == UInt8(ascii: ">")
    case .markupDeclaration: return declare(byte)
    case .comment:
      consumeComment(byte)
      return true
    case .bogusComment:
      if byte == UInt8(ascii: ">") { state = .text }
      return true
    default: return try consumeInTag(byte, handler: handler)
    }
  }

  private mutating func openTag(
    _ byte: UInt8, handler: any HTMLTokenHandler
  ) throws(ReadError) -> Bool {
    switch byte {
    case UInt8(ascii: "!"):
      dashes = 0
      state = .markupDeclaration
      return true
    case UInt8(ascii: "/"):
      state = .endTagOpen
      return true
    case UInt8(ascii: "?"):
      state = .bogusComment
      return true
    case _ where byte.isASCIILetter:
      tag.start(isEnd: false)
      state = .tagName
      return false
    default:
      state = .text
      try emit("<", to: handler)
      return false
    }
  }

  /// `<!--` begins a comment; a document type or `<![if …]>` goes to the next `>`.
  private mutating func declare(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: "-") else {
      state = .bogusComment
      return false
    }
    dashes += 1
    // The dashes that open a comment may close it too: `<!-->`.
    if dashes == 2 {
      hasBang = false
      state = .comment
    }
    return true
  }

  private mutating func consumeComment(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "-"):
      dashes = hasBang ? 1 : dashes + 1
      hasBang = false
    case UInt8(ascii: ">") where dashes >= 2: state = .text
    case UInt8(ascii: "!") where dashes >= 2 && !hasBang: hasBang = true
    default:
      dashes = 0
      hasBang = false
    }
  }

  // MARK: Tags

  private mutating func consumeInTag(
    _ byte: UInt8, handler: any HTMLTokenHandler
  ) throws(ReadError) -> Bool {
    switch state {
    case .quotedValue(let quote):
      if byte == quote {
        tag.endAttribute()
        state = .beforeAttribute
      } else {
        try appendToValue(byte)
      }
      return true
    case .valueReference:
      if reference.append(byte) { return true }
      let isTaken = reference.close(byte)
      for byte in reference.resolved(isInAttribute: true, next: byte) { tag.appendToValue(byte) }
      state = valueState
      return isTaken
    case .unquotedValue where !byte.isHTMLSpace && byte != UInt8(ascii: ">"):
      try appendToValue(byte)
      return true
    case .beforeValue where byte.isHTMLSpace: return true
    case .beforeValue where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"):
      state = .quotedValue(byte)
      return true
    case .beforeValue where byte != UInt8(ascii: ">"):
      state = .unquotedValue
      return false
    default: break
    }
    if byte == UInt8(ascii: ">") {
      try endTag(handler: handler)
      return true
    }
    if case .unquotedValue = state {
      tag.endAttribute()
      state = .beforeAttribute
    }
    return try consumeName(byte)
  }

  private mutating func consumeName(_ byte: UInt8) throws(ReadError) -> Bool {
    let isSeparator = byte.isHTMLSpace || byte == UInt8(ascii: "/")
    switch state {
    case .tagName:
      if isSeparator { state = .beforeAttribute } else { tag.appendToName(byte.asciiLowercased) }
    case .attributeName:
      if isSeparator {
        state = .afterAttributeName
      } else if byte == UInt8(ascii: "=") {
        state = .beforeValue
      } else {
        tag.appendToAttributeName(byte.asciiLowercased)
      }
    case .afterAttributeName where byte == UInt8(ascii: "="): state = .beforeValue
    default:
      guard !isSeparator else { break }
      tag.endAttribute()
      guard tag.startAttribute(limit: limits.xmlAttributes) else {
        throw limit("xmlAttributes", limits.xmlAttributes)
      }
      tag.appendToAttributeName(byte.asciiLowercased)
      state = .attributeName
    }
    return true
  }

  private mutating func appendToValue(_ byte: UInt8) throws(ReadError) {
    if byte == UInt8(ascii: "&") {
      reference.start()
      valueState = state
      state = .valueReference
      return
    }
    tag.appendToValue(byte)
    guard tag.length <= limits.xmlTokenBytes else {
      throw limit("xmlTokenBytes", limits.xmlTokenBytes)
    }
  }

  private mutating func endTag(handler: any HTMLTokenHandler) throws(ReadError) {
    tag.endAttribute()
    state = .text
    let element = tag.element
    if tag.isEnd {
      try handler.endTag(element)
    } else {
      try handler.startTag(element, tag.attributes)
      if element == .style || element == .rawText {
        raw.start(element, name: tag.name)
        state = .rawText
      }
    }
  }

  // MARK: Text

  private mutating func endReference(handler: any HTMLTokenHandler) throws(ReadError) {
    state = .text
    let text = reference.resolved(isInAttribute: false, next: 0)
    try text.withUnsafeBufferPointer { (text) throws(ReadError) in try handler.text(text) }
  }

  private func emit(_ text: StaticString, to handler: any HTMLTokenHandler) throws(ReadError) {
    try handler.text(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func malformed(_ detail: String) -> ReadError {
    ReadError(.malformed(part: "html", detail: detail), at: position)
  }

  private func limit(_ name: String, _ value: Int) -> ReadError {
    ReadError(.limit(name: name, value: value), at: position)
  }
}
