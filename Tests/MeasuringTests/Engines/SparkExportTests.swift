import Definitions
import Foundation
import LedgerStore
import LedgerTestSupport
import TestSupport
import Testing

@testable import Measuring

struct SparkExportTests {
  let folder: TemporaryFolder
  let data: SparkFolder
  let period: Period

  init() throws {
    folder = try TemporaryFolder()
    data = SparkFolder(folder.path(of: "shared"))
    period = try #require(Period(MiniMonth.period))
  }

  private func rows(of name: String, in shard: Shard) throws -> [[Ledger.Value]] {
    let table = try #require(shard.tables.first { $0.name == name })
    var rows: [[Ledger.Value]] = []
    try data.forEachRow(of: name, columns: table.columns.map(\.name), in: period) {
      rows.append($0)
    }
    return rows
  }

  @Test func rowsComeBackAsTheyWere() throws {
    let mini = try MiniShard("甲")
    let count = try mini.shard.ledger.rows(
      of: "SELECT (SELECT COUNT(*) FROM branch) + (SELECT COUNT(*) FROM member)")
    #expect(try SparkExport(to: data).export(mini.shard) == count.first?.first?.integer)
    for table in mini.shard.tables {
      let wanted = try mini.shard.ledger.rows(of: table.query(shard: 0))
      #expect(try rows(of: table.name, in: mini.shard) == wanted, "\(table.name)")
    }
  }

  /// `_shard=10` follows `_shard=9`.
  @Test func shardsKeepTheOrderOfTheirNumbers() throws {
    let export = SparkExport(to: data)
    let shards = try (0..<11).map { try MiniShard("片\($0)") }
    for mini in shards { _ = try export.export(mini.shard) }
    let ids = try rows(of: "branch", in: shards[0].shard).compactMap { $0[0].integer }
    #expect(ids.count == 33)
    #expect(ids == ids.sorted())
    #expect(Int64(ids[32]) == Shard.offset(10) + 3)
    #expect(try data.completeShards(in: period) == (0..<11).map { "片\($0)" })
  }

  @Test func aShardThatHasNotChangedIsLeftAsItIs() throws {
    let mini = try MiniShard("甲")
    let export = SparkExport(to: data)
    #expect(try export.export(mini.shard) != nil)
    #expect(try export.export(mini.shard) == nil)
  }

  @Test func aShardReplacesItself() throws {
    let export = SparkExport(to: data)
    _ = try export.export(try MiniShard("甲").shard)
    _ = try export.export(try MiniShard("乙").shard)
    var month = MiniMonth()
    month.files["党支部台账.csv"] = "党支部名称,乡镇,类别,党员数\n东村党支部,东镇,村,4\n"
    let changed = try MiniShard("甲", month: month)
    _ = try export.export(changed.shard)
    #expect(try rows(of: "branch", in: changed.shard).count == 4)
    #expect(try data.completeShards(in: period) == ["甲", "乙"])
  }

  @Test func whatIsCutShortIsNotMeasured() throws {
    _ = try SparkExport(to: data).export(try MiniShard("甲").shard)
    try data.changingShards { $0.set("", of: "甲", in: period) }
    #expect(throws: SparkError(.incomplete(shard: "甲"), path: data.path)) {
      try data.completeShards(in: period)
    }
  }

  @Test func aPeriodThatIsNotThereIsSaid() throws {
    #expect(throws: SparkError(.nothingExported(period: "2023-06"), path: data.path)) {
      try data.completeShards(in: period)
    }
  }

  @Test func onlyItsOwnerReadsIt() throws {
    _ = try SparkExport(to: data).export(try MiniShard("甲").shard)
    let attributes = try FileManager.default.attributesOfItem(atPath: data.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
