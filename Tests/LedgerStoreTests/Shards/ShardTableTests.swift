import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

struct ShardTableTests {
  @Test func aPipelineAndItsLedgerHaveTheSameTables() throws {
    let mini = try MiniLedger()
    #expect(try mini.ledger.shardTables() == ShardTable.all(of: mini.pipeline))
  }

  /// What is written down of the ledger's own tables is what they are.
  @Test func housekeepingIsThatOfTheLedger() throws {
    let ledger = try MiniLedger().ledger
    for table in ShardTable.housekeeping {
      let columns = try ledger.columnTypes(of: table.name)
      #expect(columns.map(\.name) == table.columns.map(\.name))
      #expect(columns.map { ShardTable.Kind($0.type) } == table.columns.map(\.kind))
    }
  }

  @Test func idsAreMovedAndNothingElse() throws {
    let ledger = try MiniLedger().ledger
    let table = try #require(try ledger.shardTables().first { $0.name == "member" })
    var plain: [[Ledger.Value]] = []
    var moved: [[Ledger.Value]] = []
    try ledger.forEachRow(of: table, in: Shard(name: "甲", number: 0)) { plain.append($0) }
    try ledger.forEachRow(of: table, in: Shard(name: "乙", number: 3)) { moved.append($0) }
    #expect(!plain.isEmpty && plain.count == moved.count)
    for (before, after) in zip(plain, moved) {
      for (column, (old, new)) in zip(table.columns, zip(before, after)) {
        guard column.isID, case .integer(let id) = old else {
          #expect(old == new)
          continue
        }
        #expect(new == .integer(id + 3 * Shard.idsEach))
      }
    }
    #expect(table.columns.filter(\.isID).map(\.name) == ["_id", "_sheet", "branch"])
  }

  @Test func aColumnThatTheLedgerLacksIsNull() throws {
    let ledger = try MiniLedger().ledger
    var table = try #require(try ledger.shardTables().first { $0.name == "branch" })
    table.columns.append(.init(name: "since", kind: .text, isID: false))
    var last: [Ledger.Value?] = []
    try ledger.forEachRow(of: table, in: Shard(name: "甲", number: 0)) { last.append($0.last) }
    #expect(last == [.null, .null, .null])
  }

  @Test(arguments: [
    ("imports/东镇/ledger/2023-06.sqlite", "东镇"), ("东镇/2023-06.sqlite", "东镇"),
    ("/a/b/ledger/2023-06.sqlite", "b"), ("2023-06.sqlite", "2023-06.sqlite"),
  ])
  func aShardIsCalledAsItsFolder(path: String, name: String) {
    #expect(Shard.name(ofLedgerAt: path) == name)
  }

  @Test func numbersThatThereIsNoRoomForHaveNoOffset() {
    #expect(Shard(name: "", number: Shard.limit - 1).offset != nil)
    #expect(Shard(name: "", number: Shard.limit).offset == nil)
    #expect(Shard(name: "", number: -1).offset == nil)
  }
}
