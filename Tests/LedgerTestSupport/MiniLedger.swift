import Definitions
import LedgerStore

/// A ledger in memory with a month of `MiniPipeline` in it.
public final class MiniLedger {
  public let pipeline: Pipeline
  public let period: Period
  public let builder: LedgerBuilder
  public var ledger: Ledger { builder.ledger }

  public init(_ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth()) throws {
    pipeline = try files.load()
    guard let period = Period(MiniMonth.period) else { throw LedgerError(.notFound, path: "") }
    self.period = period
    builder = try LedgerBuilder(pipeline: pipeline, period: period, place: nil)
    try month.fill(builder, pipeline: pipeline, period: period)
  }
}
