import Definitions
import LedgerTestSupport
import Spreadsheets
import Testing

@testable import Importing
@testable import LedgerStore

struct LoadingQueueTests {
  private func makeBuilder() throws -> LedgerBuilder {
    try LedgerBuilder(
      pipeline: try MiniPipeline().load(), period: try #require(Period("2023-06")), place: nil)
  }

  private func sheet(_ source: Int) -> SourceSheet {
    SourceSheet(source: source, name: "S", visibility: .visible, dataset: "member", headerRow: 1)
  }

  private let source = SourceFile(
    name: "a.csv", size: 1, sha256: "0", format: .csv, encoding: "utf-8", problem: nil)

  private func fill(_ sink: any ImportSink) throws {
    let source = try sink.add(source)
    let sheet = try sink.add(sheet(source))
    for row in 1...2_000 {
      try sink.add(Finding(severity: .info, rule: "R\(row % 7)", row: row, message: "m"))
      if row % 3 == 0 {
        try sink.add(
          SkippedRecord(source: source, sheet: sheet, row: row, reason: .blank, text: ""))
      }
    }
    try sink.finish(
      sheet: sheet, account: RowAccount(read: 2, loaded: 1, rejected: 1, skipped: 0, records: 1),
      body: nil)
  }

  @Test func loadsTheSameInTheSameOrder() throws {
    let direct = try makeBuilder()
    try fill(direct)
    let queued = try makeBuilder()
    let loading = LoadingQueue(queued)
    try fill(loading)
    try loading.drain()
    for table in ["_source", "_sheet", "_finding", "_skipped"] {
      let sql = "SELECT * FROM \(table) ORDER BY rowid"
      #expect(try queued.ledger.rows(of: sql) == direct.ledger.rows(of: sql))
    }
  }

  @Test func anErrorOfLoadingComesOutAndStopsIt() throws {
    let builder = try makeBuilder()
    let loading = LoadingQueue(builder)
    let sheet = try loading.add(sheet(try loading.add(source)))
    try loading.finish(sheet: sheet, account: RowAccount(read: 3, loaded: 1), body: nil)
    try loading.add(Finding(severity: .info, rule: "R", message: "after"))
    #expect(throws: LedgerError(.unbalancedAccount(sheet: "S"), path: ":memory:")) {
      try loading.drain()
    }
    #expect(try builder.ledger.rows(of: "SELECT * FROM _finding").isEmpty)
    #expect(throws: LedgerError.self) { try loading.add(source) }
  }
}
