/// Puts the text of a cell together as it is shown: white space collapsed, line ends where elements
/// make them, nothing of either at the start or the end.
///
/// Source: HTML Living Standard, 3.2.7 The innerText property ("required line break count"), but for
/// list items, which stand apart like paragraphs.
struct HTMLText {
  private(set) var bytes: [UInt8] = []
  private var hasSpace = false
  private var lineBreaks = 0
  private var requiredBreaks = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    hasSpace = false
    lineBreaks = 0
    requiredBreaks = 0
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      if text[index].isHTMLSpace {
        hasSpace = true
        index += 1
        continue
      }
      let start = index
      while index < text.count, !text[index].isHTMLSpace, text[index] != 0 { index += 1 }
      if index > start { append(word: UnsafeBufferPointer(rebasing: text[start..<index])) }
      // A NUL is no character of HTML.
      if index < text.count, text[index] == 0 { index += 1 }
    }
  }

  private mutating func append(word: UnsafeBufferPointer<UInt8>) {
    let breaks = max(lineBreaks, requiredBreaks)
    if !bytes.isEmpty {
      if breaks > 0 {
        for _ in 0..<breaks { bytes.append(UInt8(ascii: "\n")) }
      } else if hasSpace {
        bytes.append(UInt8(ascii: " "))
      }
    }
    hasSpace = false
    lineBreaks = 0
    requiredBreaks = 0
    bytes.append(contentsOf: word)
  }

  mutating func appendSpace() {
    hasSpace = true
  }

  /// `<br>`.
  mutating func breakLine() {
    if lineBreaks < 1_000 { lineBreaks += 1 }
  }

  /// The start or the end of a block.
  mutating func requireBreaks(_ count: Int) {
    requiredBreaks = max(requiredBreaks, count)
  }

  /// Whether there is nothing to see: `&nbsp;` is how pages fill blank cells.
  var isBlank: Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2
      } else if bytes[index].isHTMLSpace {
        index += 1
      } else {
        return false
      }
    }
    return true
  }
}
