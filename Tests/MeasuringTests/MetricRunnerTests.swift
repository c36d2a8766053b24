import LedgerTestSupport
import Measuring
import Testing

struct MetricRunnerTests {
  @Test func rowsAreMetNotMetUnknownOrExcluded() throws {
    let mini = try MiniLedger()
    let results = try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)
    let total = try #require(results.first).total
    #expect([total.met, total.notMet, total.unknown, total.excluded] == [1, 2, 1, 1])
    #expect(total.reached == false)
  }
}
