import Testing

@testable import Spreadsheets

struct SerialDateTests {
  @Test(arguments: [
    (1, DateSystem.from1900, "1900-1-1", 0),
    (59, .from1900, "1900-2-28", 0),
    (60, .from1900, "1900-2-29", 0),  // the day that never was
    (61, .from1900, "1900-3-1", 0),
    (0, .from1900, "1899-12-30", 0),
    (-1, .from1900, "1899-12-29", 0),
    (45_292.5, .from1900, "2024-1-1", 43_200_000),
    (45_351, .from1900, "2024-2-29", 0),
    (2_958_465, .from1900, "9999-12-31", 0),
    (45_291.999_999_999_9, .from1900, "2024-1-1", 0),  // rounds up over midnight
    (44_259.212_581_018_5, .from1900, "2021-3-4", 18_367_000),
    (0, .from1904, "1904-1-1", 0),
    (43_830, .from1904, "2024-1-1", 0),
  ])
  func convertsSerials(serial: Double, system: DateSystem, day: String, milliseconds: Int) throws {
    let date = try #require(SerialDate(serial: serial, system: system))
    #expect("\(date.year)-\(date.month)-\(date.day)" == day)
    #expect(date.milliseconds == milliseconds)
  }

  @Test(arguments: [2_958_466, -693_594, 1e300, -.infinity, .nan])
  func refusesWhatIsNoDay(serial: Double) {
    #expect(SerialDate(serial: serial, system: .from1900) == nil)
  }

  @Test func countsEveryDayOnce() {
    var last = (year: 1900, month: 2, day: 28)
    for serial in 60...200_000 {
      guard let date = SerialDate(serial: Double(serial), system: .from1900) else { continue }
      let isNextDay = (date.year, date.month, date.day) == (last.year, last.month, last.day + 1)
      let isFirstOfMonth = date.day == 1 && last.day >= 28
      #expect(isNextDay || isFirstOfMonth)
      last = (date.year, date.month, date.day)
    }
  }
}
