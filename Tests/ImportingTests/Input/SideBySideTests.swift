import Synchronization
import Testing

@testable import Importing

struct SideBySideTests {
  private struct Enough: Error {}

  @Test(arguments: [0, 1, 2, 3, 100], [1, 2, 3, 7])
  func outcomesComeInTheOrderOfTheItems(count: Int, threads: Int) {
    var outcomes: [Int] = []
    SideBySide.forEach(Array(0..<count), threads: threads) { item in
      // The first of a few takes longest.
      var sum = item
      for step in 0..<(count - item) * 100 { sum = sum &* 31 &+ step }
      return sum == .min ? -1 : item * 2
    } body: {
      outcomes.append($0)
    }
    #expect(outcomes == (0..<count).map { $0 * 2 })
  }

  @Test(arguments: [1, 2, 4]) func whoGivesUpIsNotCalledAgain(threads: Int) {
    var outcomes: [Int] = []
    #expect(throws: Enough.self) {
      try SideBySide.forEach(Array(0..<50), threads: threads) {
        $0
      } body: { item in
        if item == 5 { throw Enough() }
        outcomes.append(item)
      }
    }
    #expect(outcomes == [0, 1, 2, 3, 4])
  }

  /// Nothing is done far ahead of the one who takes what comes.
  @Test func onlyAFewAreDoneAhead() {
    let begun = Atomic(0)
    var farthest = 0
    var taken = 0
    SideBySide.forEach(Array(0..<200), threads: 2) { _ in
      begun.add(1, ordering: .relaxed)
    } body: { _ in
      taken += 1
      farthest = max(farthest, begun.load(ordering: .relaxed) - taken)
    }
    #expect(taken == 200)
    #expect(farthest <= 5)
  }
}
