/// The day and the time of day that a workbook stores as one number.
///
///     SerialDate(serial: 45_292.5, system: .from1900)  // 2024-01-01, 43_200_000 milliseconds
///
/// Source: ECMA-376 Part 1, 18.17.4.
public struct SerialDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int
  /// Milliseconds since midnight, 0 ..< 86_400_000.
  public var milliseconds: Int

  static let millisecondsPerDay = 86_400_000

  /// Creates the moment a serial stands for, rounded to the nearest millisecond.
  ///
  /// Serial 60 of the 1900 system is 1900-02-29, as Excel shows it: a day that never was, kept
  /// since 1-2-3, for which the days before it are counted one off. Serials below 1 count back
  /// from 1899-12-30, so that the days from 61 on and these lie on one line.
  ///
  /// - Parameters:
  ///   - serial: Days; the fraction is the time of day.
  ///   - system: The workbook's date system, from `workbookPr/@date1904`.
  /// - Returns: `nil` before the year 1, after 9999-12-31, or for what is no finite number.
  public init?(serial: Double, system: DateSystem) {
    guard serial.isFinite, abs(serial) < 10_000_000 else { return nil }
    let whole = serial.rounded(.down)
    var serialDay = Int(whole)
    var milliseconds = Int(((serial - whole) * Double(Self.millisecondsPerDay)).rounded())
    if milliseconds >= Self.millisecondsPerDay {
      serialDay += 1
      milliseconds = 0
    }
    self.milliseconds = milliseconds

    let daysSince1970: Int
    switch (system, serialDay) {
    case (.from1900, 60):
      (year, month, day) = (1900, 2, 29)
      return
    case (.from1900, 1...59): daysSince1970 = serialDay - 25_568
    case (.from1900, _): daysSince1970 = serialDay - 25_569
    case (.from1904, _): daysSince1970 = serialDay - 24_107
    }
    guard (-719_162...2_932_896).contains(daysSince1970) else { return nil }
    (year, month, day) = Self.civil(daysSince1970: daysSince1970)
  }

  /// The proleptic Gregorian day, counted in years that begin in March, so that a leap day is last.
  private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }
}
