import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import Measuring

struct GroupOrderTests {
  /// Whatever order they come in: whole numbers and others are compared in one way.
  @Test(arguments: 1...10) func numbersAreOrderedBySize(seed: UInt64) throws {
    let order = GroupOrder(["hours"], from: "roster", in: try MiniPipeline().load())
    let wanted = ["-3", "0.5", "8", "08.5", "12", "12.5", "100", "1组", "inf", "东村"]
    var generator = SeededGenerator(seed: seed)
    let found = (wanted.map { [$0] } + [[nil]]).shuffled(using: &generator)
      .sorted(by: order.areInOrder)
    #expect(found == wanted.map { [$0] } + [[nil]])
  }
}
