/// Text as Excel stores it: what XML cannot hold, and what would be taken for an escape, is escaped.
///
/// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
enum ExcelText {
  /// The text with a zero behind it. The library escapes other control characters itself, but ends at a zero.
  static func terminated(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [CChar]) {
    bytes.removeAll(keepingCapacity: true)
    for (index, byte) in text.enumerated() {
      if byte == 0 {
        bytes.append(contentsOf: "_x0000_".utf8.lazy.map { CChar(bitPattern: $0) })
      } else {
        bytes.append(CChar(bitPattern: byte))
        if byte == UInt8(ascii: "_"), isEscape(text, at: index) {
          bytes.append(contentsOf: "x005F_".utf8.lazy.map { CChar(bitPattern: $0) })
        }
      }
    }
    bytes.append(0)
  }

  private static func isEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 7 <= text.count, text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == UInt8(ascii: "_")
    else { return false }
    return (index + 2..<index + 6).allSatisfy {
      switch text[$0] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
        UInt8(ascii: "a")...UInt8(ascii: "f"):
        true
      default: false
      }
    }
  }
}
