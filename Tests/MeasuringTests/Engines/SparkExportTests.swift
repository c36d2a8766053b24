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

  private func rows(_ name: String, of pipeline: Pipeline) throws -> [[Ledger.Value]] {
    let table = try #require(ShardTable.all(of: pipeline).first { $0.name == name })
    var rows: [[Ledger.Value]] = []
    try data.forEachRow(of: table, in: period) { rows.append($0) }
    return rows
  }

  @Test func rowsComeBackAsTheyWere() throws {
    let mini = try MiniLedger()
    _ = try SparkExport(to: data).export(mini.ledger, as: "甲")
    for table in ShardTable.all(of: mini.pipeline) {
      var wanted: [[Ledger.Value]] = []
      try mini.ledger.forEachRow(of: table, in: Shard(name: "甲", number: 0)) { wanted.append($0) }
      #expect(try rows(table.name, of: mini.pipeline) == wanted, "\(table.name)")
    }
  }

  /// `_shard=10` follows `_shard=9`.
  @Test func shardsKeepTheOrderOfTheirNumbers() throws {
    let mini = try MiniLedger()
    let export = SparkExport(to: data)
    for number in 0..<11 { _ = try export.export(mini.ledger, as: "shard \(number)") }
    let ids = try rows("branch", of: mini.pipeline).compactMap { $0[0].integer }
    #expect(ids.count == 33)
    #expect(ids == ids.sorted())
    #expect(try data.completeShards(in: period).map(\.number) == Array(0..<11))
  }

  @Test func aShardThatHasNotChangedIsLeftAsItIs() throws {
    let mini = try MiniLedger()
    let export = SparkExport(to: data)
    #expect(try export.export(mini.ledger, as: "甲") != nil)
    #expect(try export.export(mini.ledger, as: "甲") == nil)
  }

  @Test func aShardReplacesItself() throws {
    let export = SparkExport(to: data)
    _ = try export.export(try MiniLedger().ledger, as: "甲")
    _ = try export.export(try MiniLedger().ledger, as: "乙")
    var month = MiniMonth()
    month.files["党支部台账.csv"] = "党支部名称,乡镇,类别,党员数\n东村党支部,东镇,村,4\n"
    let changed = try MiniLedger(month: month)
    _ = try export.export(changed.ledger, as: "甲")
    #expect(try rows("branch", of: changed.pipeline).count == 4)
    #expect(try data.completeShards(in: period).map(\.name) == ["甲", "乙"])
  }

  @Test func whatIsCutShortIsNotMeasured() throws {
    let mini = try MiniLedger()
    _ = try SparkExport(to: data).export(mini.ledger, as: "甲")
    try data.changingShards { $0.set("", of: Shard(name: "甲", number: 0), in: period) }
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
    _ = try SparkExport(to: data).export(try MiniLedger().ledger, as: "甲")
    let attributes = try FileManager.default.attributesOfItem(atPath: data.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
