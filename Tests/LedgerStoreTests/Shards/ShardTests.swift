import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

struct ShardTests {
  /// The ledger of a month as `import` leaves it.
  private static func shard(in folder: TemporaryFolder, marked: Bool = true) throws -> Shard {
    let pipeline = try PipelineLoader.load(directory: MiniPipeline().write(to: folder))
    let period = try #require(Period(MiniMonth.period))
    let place = LedgerPlace(output: folder.path, period: period, readsPrevious: false)
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    var withoutModels = pipeline
    withoutModels.models = []
    try MiniMonth().fill(builder, pipeline: withoutModels, period: period)
    if marked { try builder.mark(asShard: "东镇") }
    try builder.finish()
    try builder.publish()
    return try Shard(place.path)
  }

  @Test func allNumbersOfRowsAreMoved() throws {
    let folder = try TemporaryFolder()
    let shard = try Self.shard(in: folder)
    #expect(shard.name == "东镇")
    #expect(shard.pipeline == "mini")
    let moved = Int64(3) << 40
    let member = try #require(shard.tables.first { $0.name == "member" })
    let numbers = member.columns.filter(\.isNumber).map(\.name)
    #expect(numbers == ["_id", "_sheet", "branch"])
    for table in shard.tables {
      let own = try shard.ledger.rows(of: table.query(shard: 0))
      let rows = try shard.ledger.rows(of: table.query(shard: 3))
      #expect(own.count == rows.count)
      for (before, after) in zip(own, rows) {
        for (column, values) in zip(table.columns, zip(before, after)) {
          guard case (.integer(let x), .integer(let y)) = values, column.isNumber else {
            #expect(values.0 == values.1)
            continue
          }
          #expect(y == x + moved, "\(table.name).\(column.name)")
        }
      }
    }
  }

  @Test func rowsOfSeveralStandBesideEachOther() throws {
    let folder = try TemporaryFolder()
    let shard = try Self.shard(in: folder)
    let pipeline = try PipelineLoader.load(directory: folder.path(of: "mini"))
    let builder = try LedgerBuilder(pipeline: pipeline, period: shard.period, place: nil)
    defer { builder.discard() }
    for number in 0..<2 { try builder.take(shard, number: number) }
    for table in ["member", "_sheet", "_skipped", "_finding"] {
      let sql = "SELECT COUNT(*) FROM \(table)"
      guard case .integer(let once)? = try shard.ledger.rows(of: sql).first?[0] else { continue }
      #expect(try builder.ledger.rows(of: sql) == [[.integer(2 * once)]], "\(table)")
    }
    // Each member's branch, sheet and file are those of its own shard.
    let lost = """
      SELECT COUNT(*) FROM member m LEFT JOIN branch b ON b._id = m.branch JOIN _sheet s ON s._id = m._sheet
      JOIN _source f ON f._id = s.source
      WHERE m.branch >> 40 <> m._id >> 40 OR s._id >> 40 <> m._id >> 40 OR f._id >> 40 <> m._id >> 40
        OR m.branch IS NOT NULL AND b._id IS NULL
      """
    #expect(try builder.ledger.rows(of: lost) == [[.integer(0)]])
  }

  @Test func aLedgerOfARunIsNone() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: LedgerError.self) { try Self.shard(in: folder, marked: false) }
    #expect(error?.kind == .notAnImport)
  }
}
