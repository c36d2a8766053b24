/// The forms of a whole day that leave no doubt, as the expression
/// `^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:00:00:00)?$`
/// over text without white space: the midnight is what other programs write after each date.
enum WholeDate {
  /// Refuses a day that is none as `.dateImpossible`, and anything else, years outside 1900…2100
  /// too, as `.dateForm`.
  static func read(_ text: Span<UInt8>) -> Reading {
    guard text.count >= 8, let year = number(text, at: 0, digits: 4)
    else { return .refused(.dateForm) }

    if let month = number(text, at: 4, digits: 2), let day = number(text, at: 6, digits: 2) {
      guard isEnd(text, at: 8) else { return .refused(.dateForm) }
      return DateNormalizer.reading(year: year, month: month, day: day)
    }
    guard let monthStart = separator(text, at: 4, word: "年") else { return .refused(.dateForm) }
    // A separator follows the month, so its length is never in doubt; the day may run into a time.
    for monthDigits in [2, 1] {
      guard let month = number(text, at: monthStart, digits: monthDigits),
        let dayStart = separator(text, at: monthStart + monthDigits, word: "月")
      else { continue }
      for dayDigits in [2, 1] {
        guard let day = number(text, at: dayStart, digits: dayDigits) else { continue }
        let end = dayStart + dayDigits
        if isEnd(text, at: end) || (text.matches("日", at: end) && isEnd(text, at: end + 3)) {
          return DateNormalizer.reading(year: year, month: month, day: day)
        }
      }
    }
    return .refused(.dateForm)
  }

  private static func number(_ text: Span<UInt8>, at index: Int, digits: Int) -> Int? {
    guard index + digits <= text.count else { return nil }
    var value = 0
    for offset in 0..<digits {
      guard text[index + offset].isDigit else { return nil }
      value = value * 10 + text[index + offset].digitValue
    }
    return value
  }

  /// The index behind one of `-/.` or `word`.
  private static func separator(_ text: Span<UInt8>, at index: Int, word: StaticString) -> Int? {
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): return index + 1
    default: return text.matches(word, at: index) ? index + word.utf8CodeUnitCount : nil
    }
  }

  private static func isEnd(_ text: Span<UInt8>, at index: Int) -> Bool {
    index == text.count || (text.matches("00:00:00", at: index) && index + 8 == text.count)
  }
}
