/// The content of an element that has no markup in it, `<script>`: it goes on to the end tag with the
/// same name, whatever else looks like a tag.
///
/// Source: HTML Living Standard, 13.2.5.3 RAWTEXT state.
struct HTMLRawText {
  private(set) var element = HTMLElement.rawText
  private(set) var name: [UInt8] = []
  /// How much of `</name` has been met, up to this byte.
  private var matched = 0

  mutating func start(_ element: HTMLElement, name: [UInt8]) {
    self.element = element
    self.name = name
    matched = 0
  }

  /// Returns how many bytes are content, or part of the end tag's name, and whether that has ended:
  /// then the byte behind it comes next.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (length: Int, isClosed: Bool) {
    for (index, byte) in bytes.enumerated() {
      if matched == name.count + 2 {
        if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
          return (index, true)
        }
        matched = 0
      }
      if byte == expected(at: matched) || byte.asciiLowercased == expected(at: matched) {
        matched += 1
      } else {
        matched = byte == UInt8(ascii: "<") ? 1 : 0
      }
    }
    return (bytes.count, false)
  }

  private func expected(at index: Int) -> UInt8 {
    switch index {
    case 0: UInt8(ascii: "<")
    case 1: UInt8(ascii: "/")
    default: name[index - 2]
    }
  }
}
