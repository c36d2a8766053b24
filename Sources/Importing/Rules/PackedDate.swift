/// Dates as the integer YYYYMMDD, for comparing. Sums are not normalised: 20240229 plus a year is
/// 20250229, which lies between the last of February and the first of March, as it should.
enum PackedDate {
  static func adding(years: Int, months: Int, to packed: Int64) -> Int64 {
    // A definition may ask for any distance; beyond all calendars it makes no difference.
    let years = min(max(years, -10_000), 10_000)
    let month = Int(packed / 100 % 100) - 1 + min(max(months, -120_000), 120_000)
    let carried = month >= 0 ? month / 12 : (month - 11) / 12
    let year = Int(packed / 10_000) + years + carried
    return Int64(year * 10_000 + (month - carried * 12 + 1) * 100) + packed % 100
  }

  static func text(_ packed: Int64) -> String {
    var bytes: [UInt8] = []
    append(packed, precision: .day, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the ISO text, as precise as asked: `2023-06`.
  static func append(_ packed: Int64, precision: DateReading.Precision, to bytes: inout [UInt8]) {
    let year = UInt32(truncatingIfNeeded: packed / 10_000)
    let day = UInt32(truncatingIfNeeded: packed % 10_000)
    let (y1, y2) = (digits(year / 100 % 100), digits(year % 100))
    let (m, d) = (digits(day / 100), digits(day % 100))
    let dash = UInt8(ascii: "-")
    let text: InlineArray<10, UInt8> = [
      y1.0, y1.1, y2.0, y2.1, dash, m.0, m.1, dash, d.0, d.1,
    ]
    let length =
      switch precision {
      case .year: 4
      case .month: 7
      case .day: 10
      }
    text.span.extracting(first: length).append(to: &bytes)
  }

  private static func digits(_ number: UInt32) -> (UInt8, UInt8) {
    (
      UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10),
      UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    )
  }

  /// The first and last day that an ISO date can mean, `2022-02` 1 to 28 February; `nil` where the
  /// text is none.
  static func interval(_ iso: String) -> (first: Int64, last: Int64)? {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let year = Int(parts[0]), (1...9999).contains(year) else {
      return nil
    }
    guard parts.count > 1 else {
      return (Int64(year * 10_000 + 101), Int64(year * 10_000 + 1231))
    }
    guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
    let last = CalendarDate.days(inMonth: month, of: year)
    let base = year * 10_000 + month * 100
    guard parts.count > 2 else { return (Int64(base + 1), Int64(base + last)) }
    guard let day = Int(parts[2]), (1...last).contains(day) else { return nil }
    return (Int64(base + day), Int64(base + day))
  }
}
