import TestSupport
import Testing

@testable import Definitions

struct DependencyOrderTests {
  @Test(
    arguments: [
      ([[], [], []], [0, 1, 2], []),
      ([[2], [], []], [2, 0, 1], []),
      ([[0], [0, 1]], [0, 1], []),  // of itself is no cycle
      ([[1], [2], [0]], [2, 1, 0], [[0, 1, 2]]),
      ([[], [2], [1], [1]], [0, 2, 1, 3], [[1, 2]]),
    ] as [([[Int]], [Int], [[Int]])])
  func sorts(dependencies: [[Int]], order: [Int], cycles: [[Int]]) {
    let sorted = DependencyOrder.sorted(dependencies)
    #expect(sorted.order == order)
    #expect(sorted.cycles == cycles)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func putsEachAfterWhatItNeeds(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rank = Array(0..<12).shuffled(using: &generator)
    let dependencies = rank.indices.map { index in
      rank.indices.filter { rank[$0] < rank[index] && Bool.random(using: &generator) }
    }
    let (order, cycles) = DependencyOrder.sorted(dependencies)
    #expect(cycles.isEmpty)
    #expect(order.sorted() == Array(0..<12))
    for (place, index) in order.enumerated() {
      #expect(dependencies[index].allSatisfy { order.prefix(place).contains($0) })
    }
  }
}
