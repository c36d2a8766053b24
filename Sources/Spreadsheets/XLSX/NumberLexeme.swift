/// What counts as a number in `<v>`: the decimal form of an XML Schema double.
enum NumberLexeme {
  static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    skipSign(bytes, &index)
    var digits = skipDigits(bytes, &index)
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ".") {
      index += 1
      digits += skipDigits(bytes, &index)
    }
    guard digits > 0 else { return false }
    guard index < bytes.endIndex else { return true }
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    skipSign(bytes, &index)
    return skipDigits(bytes, &index) > 0 && index == bytes.endIndex
  }

  /// The bytes without XML white space at either end.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    return bytes[start..<end]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func skipSign(_ bytes: ArraySlice<UInt8>, _ index: inout Int) {
    guard index < bytes.endIndex else { return }
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
  }

  private static func skipDigits(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Int {
    let start = index
    while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - start
  }
}
