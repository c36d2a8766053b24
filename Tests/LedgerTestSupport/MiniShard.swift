import Definitions
import LedgerStore
import TestSupport

/// The ledger of a sender on a disk, with a month of `MiniPipeline` in it.
public final class MiniShard {
  public let pipeline: Pipeline
  public let shard: Shard
  private let folder: TemporaryFolder

  public init(_ name: String, month: MiniMonth = MiniMonth()) throws {
    folder = try TemporaryFolder()
    pipeline = try MiniPipeline().load()
    guard let period = Period(MiniMonth.period) else { throw LedgerError(.notFound, path: "") }
    let place = LedgerPlace(output: folder.path, period: period, readsPrevious: false)
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    try month.fill(builder, pipeline: pipeline, period: period)
    try builder.mark(asShard: name)
    try builder.finish()
    try builder.publish()
    shard = try Shard(place.path)
  }
}
