import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Ledgers in a PostgreSQL that is there (`make test-engines`).
@Suite(.enabled(if: TestDatabase.server != nil), .serialized)
struct PostgreSQLTests {
  private static let mini = "mini"

  /// Measures in both, and compares the tables byte for byte.
  private func compare(
    _ place: Workplace, _ pipeline: String, _ period: String, _ ledgers: [String], _ url: String
  ) throws {
    let arguments = ["measure", pipeline, "--period", period, "--quiet", "--out"]
    for more in [["sqlite"] + ledgers, ["postgres", "--engine", url]] {
      let run = try TaizhangProcess.run(arguments + more, in: place.folder.path)
      #expect(run.errors == "")
      #expect(run.status == 0)
    }
    let expected = try place.outputs(in: "sqlite")
    let found = try place.outputs(in: "postgres")
    #expect(found.keys.sorted() == expected.keys.sorted())
    #expect(expected.count > 5)
    for (name, bytes) in expected where !name.hasSuffix("datapackage.json") {
      #expect(found[name] == bytes, "\(name)")
    }
  }

  @Test func ledgersAreLoadedOnceAndReplaceThemselves() throws {
    let database = try TestDatabase(#require(TestDatabase.server))
    let place = try MeasureTests.place()
    let ledgers = ["1", "2"].map { "shards/\($0)/ledger/2023-06.sqlite" }
    func load(_ more: String...) throws -> String {
      let run = try TaizhangProcess.run(
        ["load", "--to", database.url, "--lang", "en"] + more, in: place.folder.path)
      return run.output + run.errors
    }
    _ = try load(ledgers[0], ledgers[1])
    let numbers = try load(ledgers[0], ledgers[1])
    #expect(
      numbers
        == "1 2023-06: already there, unchanged (number 0)\n2 2023-06: already there, unchanged (number 1)\n"
    )
    try compare(place, Self.mini, "2023-06", ledgers, database.url)

    // A row less, and no trace of it in the database.
    try place.folder.write(
      "姓名,身份证号,联系电话,所在党支部,学时,年老体弱\n张一,459901196203050011,,东村党支部,4,否\n", to: "all/1/1名册.csv")
    try place.taizhang(
      "import", "mini", "--period", "2023-06", "--input", "all/1", "--out", "shards/1", "--quiet")
    #expect(try load(ledgers[0]) == "1 2023-06: 2 rows loaded (number 0)\n")
    try compare(place, Self.mini, "2023-06", ledgers, database.url)
    #expect(
      try load(ledgers[0], "--citus").contains(
        "SELECT create_distributed_table('\"mini\".\"member\"', '_shard');\n"))
  }

  /// Every check, figure, list and table of the whole plan.
  @Test func theSampleMonthIsTheSame() throws {
    let database = try TestDatabase(#require(TestDatabase.server))
    let place = try Workplace()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let pipeline = root + "/pipelines/grassroots-2023"
    let ledger = "shards/district/ledger/2023-06.sqlite"
    try place.taizhang(
      "import", pipeline, "--period", "2023-06", "--input", root + "/samples/2023-06", "--out",
      "shards/district", "--quiet")
    try place.taizhang("load", ledger, "--to", database.url, "--quiet")
    try compare(place, pipeline, "2023-06", [ledger], database.url)
  }
}
