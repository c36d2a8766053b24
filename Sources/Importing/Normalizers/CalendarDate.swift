/// A day of the Gregorian calendar, 1900-01-01 … 2999-12-31, as the integer YYYYMMDD.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// `20230601` for 1 June 2023.
  public let packed: Int32

  /// `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    packed = Int32(year * 10_000 + month * 100 + day)
  }

  public var year: Int { Int(packed) / 10_000 }
  public var month: Int { Int(packed) / 100 % 100 }
  public var day: Int { Int(packed) % 100 }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.packed < b.packed }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A date as precisely as it was written: a day, a month or a year.
public struct DateReading: Hashable, Sendable {
  public enum Precision: UInt8, Sendable { case year, month, day }

  /// The first and the last day it can mean: `2022-06` is 1 to 30 June.
  public var first: CalendarDate
  public var last: CalendarDate
  public var precision: Precision

  public init(first: CalendarDate, last: CalendarDate, precision: Precision) {
    self.first = first
    self.last = last
    self.precision = precision
  }
}
