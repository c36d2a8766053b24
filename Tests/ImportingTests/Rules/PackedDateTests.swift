import Testing

@testable import Importing

struct PackedDateTests {
  @Test(
    arguments: [
      ("2023", 20_230_101, 20_231_231), ("2023-02", 20_230_201, 20_230_228),
      ("2024-02", 20_240_201, 20_240_229), ("1900-02", 19_000_201, 19_000_228),
      ("2024-02-29", 20_240_229, 20_240_229),
    ] as [(String, Int64, Int64)])
  func readsIntervals(iso: String, first: Int64, last: Int64) throws {
    let interval = try #require(PackedDate.interval(iso))
    #expect(interval == (first, last))
  }

  @Test(arguments: [
    "", "-", "2023-13", "2023-02-29", "2023-00", "2023-1-2-3", "23x", "99999", "2023-",
  ])
  func refuses(text: String) {
    #expect(PackedDate.interval(text) == nil)
  }

  @Test(
    arguments: [
      (20_230_131, 0, 1, 20_230_231), (20_231_215, 0, 1, 20_240_115),
      (20_230_115, 0, -1, 20_221_215),
      (20_230_115, 0, -13, 20_211_215), (20_240_229, 1, 0, 20_250_229),
      (20_230_101, 0, 24, 20_250_101),
    ] as [(Int64, Int, Int, Int64)])
  func adds(packed: Int64, years: Int, months: Int, sum: Int64) {
    #expect(PackedDate.adding(years: years, months: months, to: packed) == sum)
  }

  @Test func survivesAnyDistance() {
    #expect(PackedDate.adding(years: .max, months: .max, to: 20_230_101) > 29_991_231)
    #expect(PackedDate.adding(years: .min, months: .min, to: 20_230_101) < 19_000_101)
  }
}
