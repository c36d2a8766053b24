/// Hides the middle of personal numbers wherever they leave the ledger.
public enum Masking {
  /// An id keeps its area code and its last two characters, a mobile number its first three and last
  /// four, anything else a third at the front and, if it is long, two at the end.
  public static func masked(_ text: String) -> String {
    let characters = Array(text)
    let (front, back): (Int, Int) =
      switch characters.count {
      case 15...: (6, 2)
      case 11...14: (3, 4)
      case 6...10: (2, 1)
      case 3...5: (1, 0)
      default: (0, 0)
      }
    let hidden = String(repeating: "*", count: characters.count - front - back)
    return String(characters.prefix(front)) + hidden + String(characters.suffix(back))
  }

  /// Hides whatever in a text looks like a citizen id or a mobile number: a safety net for columns that
  /// no definition calls sensitive.
  public static func maskingNumbers(in text: String) -> String {
    var bytes = Array(text.utf8)
    var index = 0
    var isChanged = false
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      let isID = end - index == 17 && end < bytes.count && (bytes[end] | 0x20) == UInt8(ascii: "x")
      if isID || end - index == 18 {
        for at in index + 6..<index + 16 { bytes[at] = UInt8(ascii: "*") }
        isChanged = true
      } else if end - index == 11, bytes[index] == UInt8(ascii: "1") {
        for at in index + 3..<index + 7 { bytes[at] = UInt8(ascii: "*") }
        isChanged = true
      }
      index = end
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
