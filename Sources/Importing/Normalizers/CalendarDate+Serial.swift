import Spreadsheets

extension CalendarDate {
  /// Creates the calendar day that a workbook stores as a serial number: `45078` is 2023-06-01, or
  /// 2027-06-02 in a workbook that counts from 1904.
  ///
  /// `nil` before the first day, after 2999-12-31, and for serial 60 of the 1900 system, a
  /// 29 February that never was.
  ///
  /// - Parameter serial: Days, where the first day of `system` is 1 (1900) or 0 (1904).
  ///
  /// Source: ECMA-376 1st edition, Part 4, 3.17.4.1; in later editions Part 1, 18.17.4.1.
  init?(serial: Int64, system: DateSystem) {
    switch (system, serial) {
    case (.from1900, 1...59): self.init(daysSince1970: Int(serial) - 25_568)
    case (.from1900, 61...500_000): self.init(daysSince1970: Int(serial) - 25_569)
    case (.from1904, 0...500_000): self.init(daysSince1970: Int(serial) - 24_107)
    default: return nil
    }
  }

  /// Days are counted in eras of 400 years, 146,097 days, that start on 1 March, so that the leap day
  /// is the last of its year.
  private init?(daysSince1970 days: Int) {
    let days = days + 719_468  // since 0000-03-01
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }
}
