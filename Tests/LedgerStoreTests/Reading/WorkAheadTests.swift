import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

struct WorkAheadTests {
  private let folder: TemporaryFolder
  private let builder: LedgerBuilder

  init() throws {
    folder = try TemporaryFolder()
    let period = try #require(Period(MiniMonth.period))
    builder = try LedgerBuilder(
      pipeline: try MiniPipeline().load(), period: period,
      place: LedgerPlace(output: folder.path, period: period))
  }

  private struct Odd: Error, Equatable { var item: Int }

  @Test func goesOnWhileTheLedgerIsWritten() throws {
    defer { builder.discard() }
    try builder.execute("CREATE TABLE seen (n INTEGER)")
    try builder.execute("INSERT INTO seen VALUES (1), (2)")
    let readers = try builder.openReaders(2)
    let work = try #require(
      readers.begin(Array(1...50)) { item, ledger in
        try ledger.rows(of: "SELECT COUNT(*) * \(item) FROM seen")[0][0]
      })
    for number in 0..<200 { try builder.execute("INSERT INTO seen VALUES (\(number))") }
    // In their order, and of what was committed.
    #expect(try work.results() == (1...50).map { .integer(Int64(2 * $0)) })
    try builder.commit()
    #expect(
      try readers.map([0]) { _, ledger in try ledger.rows(of: "SELECT COUNT(*) FROM seen")[0][0] }
        == [.integer(202)])
  }

  @Test func theFirstErrorEndsIt() throws {
    defer { builder.discard() }
    let readers = try builder.openReaders(1)
    let work = try #require(
      readers.begin(Array(0..<9)) { item, _ in
        if item >= 3 { throw Odd(item: item) }
        return item
      })
    #expect(throws: Odd(item: 3)) { try work.results() }
  }

  @Test func whatRunsOnIsBrokenOff() throws {
    defer { builder.discard() }
    let readers = try builder.openReaders(1)
    let endless =
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
    let work = try #require(
      readers.begin([1, 2]) { _, ledger in try ledger.rows(of: endless).count })
    work.cancel()
    #expect(throws: (any Error).self) { if try work.results().isEmpty { throw Odd(item: 0) } }
  }

  @Test func withoutAnotherConnectionNothingBegins() throws {
    defer { builder.discard() }
    let readers = try builder.openReaders(0)
    #expect(readers.begin([1]) { item, _ in item } == nil)
  }
}
