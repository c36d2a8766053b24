/// Tells numbers as JSON writes them from those that files have besides, such as `007`, `.5` and `1E+17x`.
enum JSONNumber {
  /// RFC 8259, section 6: no sign `+` in front, digits on both sides of a point, no zeros in front.
  static func isOne(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
    if bytes.first == UInt8(ascii: "0") {
      bytes.removeFirst()
    } else if !skipDigits(&bytes) {
      return false
    }
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      guard skipDigits(&bytes) else { return false }
    }
    if let first = bytes.first, first | 0x20 == UInt8(ascii: "e") {
      bytes.removeFirst()
      if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        bytes.removeFirst()
      }
      guard skipDigits(&bytes) else { return false }
    }
    return bytes.isEmpty
  }

  /// - Returns: Whether there was a digit at least.
  private static func skipDigits(_ bytes: inout Substring.UTF8View) -> Bool {
    let rest = bytes.drop { (0x30...0x39).contains($0) }
    defer { bytes = rest }
    return rest.startIndex > bytes.startIndex
  }
}
