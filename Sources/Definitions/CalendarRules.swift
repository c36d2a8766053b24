/// What the Gregorian calendar says; small enough not to need a `Calendar` and its time zone.
public enum CalendarRules {
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether `text` is a day that exists, `2023-06-30`, or, if `isPartial`, a month or a year.
  public static func isISODate(_ text: String, isPartial: Bool) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard isPartial ? (1...3).contains(parts.count) : parts.count == 3 else { return false }
    var numbers: [Int] = []
    for (part, length) in zip(parts, lengths) {
      guard part.utf8.count == length, part.utf8.allSatisfy(\.isASCIIDigit) else {
        return false
      }
      guard let number = Int(part), number >= 1 else { return false }
      numbers.append(number)
    }
    if numbers.count > 1, numbers[1] > 12 { return false }
    if numbers.count > 2, numbers[2] > days(inMonth: numbers[1], of: numbers[0]) { return false }
    return true
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
