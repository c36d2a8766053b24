/// A number in a date: a run of digits, or a Chinese numeral, 二〇二三 digit by digit, 十一 and 二十一
/// as they are said.
struct DateNumber {
  private(set) var value = 0
  /// How many digits; a numeral with 十 has two.
  private(set) var digits = 0
  /// Whether the digits are ASCII.
  private(set) var isLatin = true
  /// The index behind the number.
  private(set) var end: Int

  /// Reads the number that starts at `index`; `nil` where none does, or it is too long for a date.
  init?(_ text: Span<UInt8>, at index: Int, maximumDigits: Int = 10) {
    end = index
    while end < text.count, text[end].isDigit {
      guard digits < 10 else { return nil }
      value = value * 10 + text[end].digitValue
      digits += 1
      end += 1
    }
    if digits == 0 {
      isLatin = false
      readNumeral(text)
    }
    guard (1...maximumDigits).contains(digits) else { return nil }
  }

  private mutating func readNumeral(_ text: Span<UInt8>) {
    if text.matches("元月", at: end) {  // the first month
      value = 1
      digits = 1
      end += 3
      return
    }
    var hasTen = false
    while end < text.count, digits < 5 {
      let (scalar, length) = text.scalar(at: end)
      if let digit = DateNumber.digit(scalar, isFirst: digits == 0) {
        value = hasTen ? value + digit : value * 10 + digit
      } else if scalar == "十", !hasTen, digits <= 1 {
        value = max(value, 1) * 10
        hasTen = true
      } else {
        break
      }
      digits += 1
      end += length
    }
    if hasTen { digits = digits <= 3 ? 2 : 5 }
  }

  /// The zero of a year is typed in many ways, a capital O among them.
  private static func digit(_ scalar: Unicode.Scalar, isFirst: Bool) -> Int? {
    switch scalar {
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "〇", "零", "○", "◯": 0
    case "O", "o", "0": isFirst ? nil : 0
    default: nil
    }
  }
}
