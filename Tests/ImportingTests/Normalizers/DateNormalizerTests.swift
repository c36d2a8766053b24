import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct DateNormalizerTests {
  let normalizer = DateNormalizer(today: .endOf2025)

  @Test(
    arguments: [
      ("2023", "2023"), ("2023年", "2023"), ("二〇二三年", "2023"),
      ("2023.6", "2023-06"), ("2023.06", "2023-06"), ("2023.10", "2023-10"), ("2023.1", "2023-01"),
      ("2023-6", "2023-06"), ("2023/06", "2023-06"), ("2023年6月", "2023-06"),
      ("2023年6月份", "2023-06"),
      ("2023年元月", "2023-01"), ("2023。6", "2023-06"), ("１９８５．６", "1985-06"), ("202306", "2023-06"),
      ("二〇二三年六月", "2023-06"), ("二○二三年十一月", "2023-11"), ("二OO三年十月", "2003-10"),
      ("1985年6月生", "1985-06"), ("1985年6月出生", "1985-06"), ("2021.06—至今", "2021-06"),
      ("2021.06至今", "2021-06"), ("2021年6月起", "2021-06"), ("2021.06-现在", "2021-06"),
      ("2023.06.01", "2023-06-01"), ("2023.6.1", "2023-06-01"), ("2023/6/1", "2023-06-01"),
      ("2023-06-01", "2023-06-01"), ("2023年6月1日", "2023-06-01"), ("2023年6月1", "2023-06-01"),
      ("2023 年 6 月 1 日", "2023-06-01"), ("2023年6月1号", "2023-06-01"), ("20230601", "2023-06-01"),
      ("'2023-06-01", "2023-06-01"), ("二○二三年六月一日", "2023-06-01"),
      ("二〇二三年十二月三十一日", "2023-12-31"), ("二零二四年二月二十九日", "2024-02-29"),
      ("2023年6月1日星期四", "2023-06-01"), ("2023年6月1日（周四）", "2023-06-01"),
      ("2023-06-01 00:00:00", "2023-06-01"), ("2023-06-01 08:30", "2023-06-01"),
      ("2023-06-01T08:30:00", "2023-06-01"), ("2023-06-01T08:30:00.000Z", "2023-06-01"),
      ("2023-06-01T08:30:00+08:00", "2023-06-01"), ("20230601 08:30", "2023-06-01"),
      ("20230601T08:30", "2023-06-01"), ("2023年6月1日 8:30", "2023-06-01"),
      ("2023/6/1 8:30", "2023-06-01"), ("2023/6/1 0:00:00", "2023-06-01"),
      ("2023-6-1 00:00:00", "2023-06-01"), ("2023/10/12 23:59", "2023-10-12"),
      ("2023-06-01 8:30", "2023-06-01"),
      ("45078", "2023-06-01"),
    ])
  func readsText(raw: String, date: String) {
    #expect(normalizer.read(raw) == ReadCell(.date(reading(date))))
  }

  @Test(arguments: [
    ("85.6", "1985-06", CellFault.dateShortYear),
    ("85年6月", "1985-06", .dateShortYear),
    ("85年", "1985", .dateShortYear),
    ("85-06-01", "1985-06-01", .dateShortYear),
    ("八五年六月", "1985-06", .dateShortYear),
    ("25.6", "2025-06", .dateShortYear),
    ("26.6", "1926-06", .dateShortYear),  // the latest year that is not after today's
    ("1978.12(1979.12转正)", "1978-12", .dateSecond),
    ("1978.12（1979.12转正）", "1978-12", .dateSecond),
    ("2021.06-2022.05", "2021-06", .dateSecond),
    ("2021年6-8月", "2021-06", .dateSecond),
    ("2021年6月-8月", "2021-06", .dateSecond),
    ("2021.06.01至2021.06.05", "2021-06-01", .dateSecond),
    ("2021-2022", "2021", .dateSecond),
    ("2021.06.01、2021.07.01", "2021-06-01", .dateSecond),
  ])
  func remarks(raw: String, date: String, fault: CellFault) {
    #expect(normalizer.read(raw) == ReadCell(.date(reading(date)), fault: fault))
  }

  @Test(arguments: [
    ("2023.6.31", CellFault.dateImpossible),
    ("2023.13", .dateImpossible),
    ("2023-02-29", .dateImpossible),
    ("2023年0月", .dateImpossible),
    ("20230631", .dateImpossible),
    ("202300", .dateImpossible),
    ("2023-10-10 8:30", .dateAmbiguous),  // without its space the first of October is as good
    ("1850.6", .dateForm),
    ("2203.6.1", .dateForm),
    ("850601", .dateForm),
    ("85", .dateForm),
    ("6.1", .dateForm),
    ("2023.6左右", .dateForm),
    ("2023.6(补录)", .dateForm),
    ("2023.", .dateForm),
    ("2023.6.", .dateForm),
    ("不记得", .dateForm),
    ("约2023年", .dateForm),
    ("同上", .dateForm),
    ("123456789012345678901234567890", .dateForm),
    ("二十一二年", .dateForm),
    ("08:30", .dateForm),
    ("—", .missing),
    ("无", .missing),
  ])
  func refusesText(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test(
    arguments: [
      ("45078", "2023-06-01"), ("45078.5", "2023-06-01"), ("2023", "2023"), ("2023.0", "2023"),
      ("202306", "2023-06"), ("20230601", "2023-06-01"), ("2.0230601E7", "2023-06-01"),
      ("2023.6", "2023-06"), ("2023.2", "2023-02"), ("2023.06", "2023-06"), ("2023.01", "2023-01"),
      ("2023.12", "2023-12"),
      // What a spreadsheet program writes where it writes 17 digits.
      ("2023.0599999999999", "2023-06"), ("2023.1099999999999", "2023-11"),
      ("2023.1199999999999", "2023-12"),
    ])
  func readsNumbers(lexeme: String, date: String) {
    #expect(normalizer.read(lexeme, cell: .number) == ReadCell(.date(reading(date))))
  }

  @Test(arguments: [
    ("2023.1", CellFault.dateAmbiguous),
    ("2023.0999999999999", .dateAmbiguous),
    ("2023.13", .dateImpossible),
    ("202313", .dateImpossible),
    ("20230631", .dateImpossible),
    ("123", .dateForm),
    ("-45078", .dateForm),
    ("2023.123", .dateForm),
    ("1E300", .dateForm),
    ("1E-300", .dateForm),
    ("99999999999999999999", .dateForm),
    ("", .dateForm),
  ])
  func refusesNumbers(lexeme: String, fault: CellFault) {
    #expect(normalizer.read(lexeme, cell: .number) == .refused(fault))
  }

  @Test func takesAMonthOfTwoDecimalsForOctober() {
    let cell = CellContext(kind: .number, style: NumberStyle(decimals: 2))
    #expect(normalizer.read("2023.1", cell: cell) == ReadCell(.date(reading("2023-10"))))
    #expect(normalizer.read("2023.01", cell: cell) == ReadCell(.date(reading("2023-01"))))
    #expect(
      normalizer.read("85.1", cell: cell)
        == ReadCell(.date(reading("1985-10")), fault: .dateShortYear))
  }

  @Test(arguments: [
    ("45078", DateSystem.from1900, "2023-06-01"),
    ("45078.99", .from1900, "2023-06-01"),
    ("1", .from1900, "1900-01-01"),
    ("59", .from1900, "1900-02-28"),
    ("61", .from1900, "1900-03-01"),
    ("45078", .from1904, "2027-06-02"),
    ("0", .from1904, "1904-01-01"),
    ("202306", .from1900, "2023-06"),  // as a serial, a day of the year 2453
    ("20230601", .from1900, "2023-06-01"),
  ])
  func readsDateCells(lexeme: String, system: DateSystem, date: String) {
    var cell = CellContext.dateNumber
    cell.dateSystem = system
    #expect(normalizer.read(lexeme, cell: cell) == ReadCell(.date(reading(date))))
  }

  @Test(arguments: [
    ("60", CellFault.dateImpossible),  // the 29 February that never was
    ("0", .dateForm),
    ("-1", .dateForm),
    ("2023", .dateAmbiguous),
    ("99999999", .dateForm),
  ])
  func refusesDateCells(lexeme: String, fault: CellFault) {
    #expect(normalizer.read(lexeme, cell: .dateNumber) == .refused(fault))
  }

  @Test func readsStoredDates() {
    let cell = CellContext(kind: .isoDate)
    #expect(
      normalizer.read("2023-06-01T08:30:00", cell: cell) == ReadCell(.date(reading("2023-06-01"))))
    let strict = DateNormalizer(forms: .ymd, today: .endOf2025)
    #expect(
      strict.read("2023-06-01T08:30:00Z", cell: cell) == ReadCell(.date(reading("2023-06-01"))))
  }

  @Test func refusesTimesOfDay() {
    let cell = CellContext(kind: .number, style: NumberStyle(category: .time))
    #expect(normalizer.read("45078.5", cell: cell) == .refused(.dateForm))
  }

  @Test(arguments: [
    ("2023", DateReading.Precision.month, false), ("2023.6", .month, true), ("2023.6", .day, false),
    ("2023.6.1", .day, true), ("2023", .year, true),
  ])
  func asksForPrecision(raw: String, precision: DateReading.Precision, isEnough: Bool) {
    let normalizer = DateNormalizer(precision: precision, today: .endOf2025)
    #expect(normalizer.read(raw).reading.fault == (isEnough ? nil : .datePrecision))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func readsEachStyleAsTheSameDay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let strict = DateNormalizer(forms: .ymd, today: .endOf2025)
    for _ in 0..<100 {
      let serial = Int.random(in: 18_264...73_000, using: &random)  // from 1950-01-01
      guard let day = CalendarDate(serial: Int64(serial), system: .from1900) else { continue }
      let expected = ReadCell(.date(DateReading(first: day, last: day, precision: .day)))
      let (y, m, d) = (day.year, day.month, day.day)
      let (mm, dd) = (String(100 + m).dropFirst(), String(100 + d).dropFirst())
      let styles = [
        "\(y)-\(mm)-\(dd)", "\(y).\(m).\(d)", "\(y)/\(m)/\(d)", "\(y)年\(m)月\(d)日", "\(y)\(mm)\(dd)",
        "\(y)-\(mm)-\(dd) 00:00:00",
      ]
      for style in styles {
        #expect(normalizer.read(style) == expected, "\(style), seed \(seed)")
        #expect(strict.read(style) == expected, "\(style), seed \(seed)")
      }
      let numerals = Array("〇一二三四五六七八九")
      let year = String(String(y).utf8.map { numerals[Int($0) - 48] })
      let written = "\(year)年\(spoken(m))月\(spoken(d))日"
      #expect(normalizer.read(written) == expected, "\(written), seed \(seed)")
      #expect(normalizer.read(String(serial), cell: .dateNumber) == expected, "seed \(seed)")
      #expect(normalizer.read("\(y)\(mm)\(dd)", cell: .number) == expected, "seed \(seed)")
    }
  }

  /// 11 as 十一, 20 as 二十.
  private func spoken(_ number: Int) -> String {
    let numerals = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = number < 10 ? "" : number < 20 ? "十" : numerals[number / 10] + "十"
    return tens + numerals[number % 10]
  }

  /// The reading of `2023`, `2023-06` or `2023-06-01`.
  private func reading(_ iso: String) -> DateReading {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    let year = parts[0]
    let month = parts.count > 1 ? parts[1] : nil
    let lastMonth = month ?? 12
    let lastDay = parts.count > 2 ? parts[2] : CalendarDate.days(inMonth: lastMonth, of: year)
    return DateReading(
      first: CalendarDate(year * 10_000 + (month ?? 1) * 100 + (parts.count > 2 ? parts[2] : 1)),
      last: CalendarDate(year * 10_000 + lastMonth * 100 + lastDay),
      precision: parts.count > 2 ? .day : parts.count > 1 ? .month : .year)
  }
}
