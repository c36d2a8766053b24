import Testing

@testable import Definitions

struct PeriodTests {
  @Test(arguments: [
    ("2023-06", "2023-06-01", "2023-06-30", "2023-05"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
    ("1900-02", "1900-02-01", "1900-02-28", "1900-01"),  // a century that is no leap year
    ("2000-02", "2000-02-01", "2000-02-29", "2000-01"),
    ("2023-01", "2023-01-01", "2023-01-31", "2022-12"),
    ("0999-12", "0999-12-01", "0999-12-31", "0999-11"),
  ])
  func knowsItsDays(text: String, start: String, asOf: String, previous: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(period.start == start)
    #expect(period.asOf == asOf)
    #expect(period.previous?.description == previous)
    #expect(period.yearStart == "\(text.prefix(4))-01-01")
    #expect(period.year == String(text.prefix(4)))
    #expect(try period > #require(period.previous))
  }

  @Test(arguments: [
    "", "2023", "2023-6", "2023-13", "2023-00", "0000-01", "2023/06", "2023-06-01", "２０２３-06",
    "+023-06",
  ])
  func refuses(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func hasNothingBeforeTheFirst() {
    #expect(Period("0001-01")?.previous == nil)
  }
}
