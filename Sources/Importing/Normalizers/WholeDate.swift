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

  /// Reads `2023-06-01` and nothing else; `nil` where there is no such day, too.
  static func readISO(_ text: Span<UInt8>) -> Reading? {
    guard text.count == 10 else { return nil }
    let raw = text.bytes
    let head = UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let tail = UInt64(
      UInt16(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    // What is left of each byte without 0000-00- and 00: of a digit its value, of a hyphen nothing.
    let front = head ^ 0x2D30_302D_3030_3030
    let back = tail ^ 0x3030
    guard front & 0xFF00_00FF_0000_0000 == 0, isDigits(front), isDigits(back) else { return nil }
    let year =
      digit(front, 0) * 1_000 + digit(front, 1) * 100 + digit(front, 2) * 10
      + digit(front, 3)
    let month = digit(front, 5) * 10 + digit(front, 6)
    let day = digit(back, 0) * 10 + digit(back, 1)
    guard DateNormalizer.years.contains(year),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return Reading(.date(DateReading(first: date, last: date, precision: .day)))
  }

  /// Whether each byte is below 10.
  private static func isDigits(_ word: UInt64) -> Bool {
    (word | (word &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0
  }

  private static func digit(_ word: UInt64, _ byte: UInt64) -> Int {
    Int(truncatingIfNeeded: word >> (8 * byte) & 0xF)
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
