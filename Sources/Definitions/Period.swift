/// The month that a ledger is about.
public struct Period: Hashable, Sendable {
  private let yearNumber: Int
  private let month: Int

  /// Creates the period that `2023-06` names; `nil` for any other form.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 7, digits[4] == UInt8(ascii: "-") else { return nil }
    guard (digits[..<4] + digits[5...]).allSatisfy(\.isASCIIDigit) else { return nil }
    guard let year = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { return nil }
    guard year >= 1, (1...12).contains(month) else { return nil }
    self.init(year: year, month: month)
  }

  private init(year: Int, month: Int) {
    self.yearNumber = year
    self.month = month
  }

  /// The first day, an ISO date.
  public var start: String { "\(self)-01" }
  /// The last day, an ISO date.
  public var asOf: String { "\(self)-\(CalendarRules.days(inMonth: month, of: yearNumber))" }
  /// The first day of the year, an ISO date.
  public var yearStart: String { "\(year)-01-01" }
  /// Four digits.
  public var year: String { CalendarRules.padded(yearNumber, to: 4) }

  /// The month before; `nil` before the first month of year 1.
  public var previous: Period? {
    if month > 1 { return Period(year: yearNumber, month: month - 1) }
    return yearNumber > 1 ? Period(year: yearNumber - 1, month: 12) : nil
  }
}

extension Period: Comparable {
  public static func < (a: Period, b: Period) -> Bool {
    (a.yearNumber, a.month) < (b.yearNumber, b.month)
  }
}

extension Period: CustomStringConvertible {
  /// As in `2023-06`.
  public var description: String { "\(year)-\(CalendarRules.padded(month, to: 2))" }
}
