import Testing

@testable import Reporting

struct TrendTests {
  private func trend(_ levels: [Int?], leastRange: Double = 0) -> Trend? {
    Trend(
      levels.enumerated().map {
        .init(period: "0\($0 + 1)", level: $1, text: $1.map { "\($0)" } ?? "")
      },
      leastRange: leastRange, comma: ", ")
  }

  @Test func risesFromTheLowestToTheHighest() throws {
    let line = try #require(self.trend([0, 50, 100]))
    #expect(line.lines == ["4,20 44,12 84,4"])
    #expect(line.dots.map(\.isLast) == [false, false, true])
    #expect(line.label == "01 0, 02 50, 03 100")
  }

  @Test func aMonthThatIsMissingBreaksTheLine() throws {
    let line = try #require(self.trend([1, 1, nil, 1]))
    #expect(line.lines == ["4,12 31,12"])
    #expect(line.dots.count == 3)
    #expect(line.label == "01 1, 02 1, 04 1")
  }

  @Test func aSmallChangeIsNoLeap() {
    #expect(trend([9_999, 10_000], leastRange: 1_000)?.lines == ["4,12 84,12"])
  }

  @Test(arguments: [[], [5], [nil, 5, nil]] as [[Int?]])
  func oneMonthIsNoTrend(levels: [Int?]) { #expect(trend(levels) == nil) }

  @Test func extremesDoNotOverflow() { #expect(trend([.min, .max]) != nil) }
}
