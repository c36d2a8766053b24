import Definitions
import LedgerTestSupport
import Testing

@testable import Measuring

struct MetricQueryTests {
  @Test func theGapListHasTheRowsNotMetInOrder() throws {
    let mini = try MiniLedger()
    let metric = try #require(mini.pipeline.metrics.first)
    let query = MetricQuery(metric, compiler: mini.pipeline.sqlParameters(for: mini.period))
    let rows = try mini.ledger.rows(of: query.gaps)
    // Neither those who are left out nor those who cannot be judged.
    #expect(
      rows == [
        [.text("东镇"), .text("李二"), .text("459901197108120020"), .text("057188881234"), .real(8)],
        [.text("西镇"), .text("钱五"), .text("459901199302140075"), .null, .real(12)],
      ])
  }

  @Test func oneScanServesAllDimensions() throws {
    let mini = try MiniLedger()
    let metric = try #require(mini.pipeline.metrics.first)
    let query = MetricQuery(metric, compiler: mini.pipeline.sqlParameters(for: mini.period))
    #expect(query.dimensionColumns == ["town", "org_name"])
    #expect(
      try mini.ledger.columns(of: query.counts) == [
        "town", "org_name", "_outcome", "COUNT(*)", "COUNT(*)",
      ])
  }

  @Test func aNameCannotEndItsQuotes() {
    #expect(SQL.quoted("a\" FROM b; --") == "\"a\"\" FROM b; --\"")
  }
}
