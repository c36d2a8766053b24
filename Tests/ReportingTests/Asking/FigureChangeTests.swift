import Testing

@testable import Reporting

struct FigureChangeTests {
  @Test(arguments: [
    (125, "+1.25", "0.0125"), (-1, "-0.01", "-0.0001"), (0, "0.00", "0.0000"),
    (-10_000, "-100.00", "-1.0000"),
  ])
  func ofARate(change: Int, shown: String, number: String) {
    let words = FigureChange(isCount: false)
    #expect(words.shown(change) == shown)
    #expect(words.number(change) == number)
  }

  @Test(arguments: [(12, "+12", "12"), (-3, "-3", "-3"), (0, "0", "0")])
  func ofACount(change: Int, shown: String, number: String) {
    let words = FigureChange(isCount: true)
    #expect(words.shown(change) == shown)
    #expect(words.number(change) == number)
  }
}
