import Definitions
import Importing
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import LedgerStore

struct LedgerReadersTests {
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

  /// A row for each number from 1.
  private static func numbers(to last: Int) -> String {
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < \(last)) SELECT i FROM n"
  }

  private func add(_ rule: String) throws {
    try builder.add(Finding(severity: .info, rule: rule, message: "m"))
  }

  /// Items of no row, of a few and of more than may wait, while each result is written to the ledger.
  @Test(arguments: 0...4) func resultsComeInTheOrderOfTheItems(readers count: Int) throws {
    let readers = try builder.openReaders(count)
    let items = [20_000, 0, 1, 9_000, 300, 0, 17, 12_000]
    var seen: [[Int64]] = items.map { _ in [] }
    var order: [Int] = []
    try readers.forEach(Array(items.indices)) { item, ledger, emit in
      try ledger.forEachRow(of: LedgerReadersTests.numbers(to: items[item])) { row in
        guard items[item] > 0, case .integer(let number) = row[0] else { return }
        try emit(number)
      }
    } receive: { item, number in
      seen[item].append(number)
      if order.last != item { order.append(item) }
      try add("R\(item)")
    }
    #expect(order == [0, 2, 3, 4, 6, 7])
    for (numbers, item) in zip(seen, items) {
      #expect(numbers == Array(1...max(item, 1)).prefix(item).map(Int64.init))
    }
    builder.discard()
  }

  @Test(arguments: 0...4) func theFirstErrorOfTheItemsComesOut(readers count: Int) throws {
    let readers = try builder.openReaders(count)
    var received: [Int] = []
    #expect(throws: Odd(item: 5)) {
      try readers.forEach(Array(0..<40)) { item, ledger, emit in
        // The later error comes sooner.
        let last = item == 5 ? 20_000 : 1
        try ledger.forEachRow(of: LedgerReadersTests.numbers(to: last)) { _ in }
        if item == 5 || item == 6 { throw Odd(item: item) }
        try emit(item)
      } receive: { _, item in
        received.append(item)
      }
    }
    #expect(received == [0, 1, 2, 3, 4])
    builder.discard()
  }

  @Test(.timeLimit(.minutes(1)), arguments: 1...4)
  func anErrorOfTheReceiverBreaksOffWhatIsRead(readers count: Int) throws {
    let readers = try builder.openReaders(count)
    #expect(throws: Odd(item: 0)) {
      try readers.forEach(Array(0..<8)) { item, ledger, emit in
        try emit(item)
        // Hours, were it not for the interruption.
        let last = item == 0 ? 200 : 1_000_000_000_000
        try ledger.forEachRow(of: LedgerReadersTests.numbers(to: last)) { _ in }
      } receive: { _, item in
        throw Odd(item: item)
      }
    }
    builder.discard()
  }

  @Test func whatIsWrittenIsSeenAfterTheNextCommit() throws {
    let readers = try builder.openReaders(2)
    func count() throws -> [[[Ledger.Value]]] {
      try readers.map([1, 2]) { _, ledger in
        try ledger.rows(of: "SELECT COUNT(*) FROM _finding")
      }
    }
    // More than the cache holds: nothing of it may reach the file while others read.
    try readers.forEach([0, 1]) { _, ledger, emit in
      try ledger.forEachRow(of: "SELECT name FROM _ledger") { _ in
        for number in 0..<4_000 { try emit(number) }
      }
    } receive: { _, number in
      try builder.add(
        Finding(
          severity: .info, rule: "R\(number)", message: String(repeating: "长", count: 300)))
    }
    let written = try builder.ledger.rows(of: "SELECT COUNT(*) FROM _finding")
    #expect(written != [[.integer(0)]])
    #expect(try count() == [[[.integer(0)]], [[.integer(0)]]])
    try builder.commit()
    #expect(try count() == [written, written])
    try builder.finish()
    try builder.publish()
    let path = folder.path(of: "ledger/\(MiniMonth.period).sqlite")
    #expect(try Ledger.open(path).rows(of: "SELECT COUNT(*) FROM _finding") == written)
    #expect(try Ledger.open(path).rows(of: "PRAGMA integrity_check") == [[.text("ok")]])
  }

  @Test func errorsOfReadersNameTheLedgerThatIsWanted() throws {
    let readers = try builder.openReaders(2)
    let error = #expect(throws: LedgerError.self) {
      try readers.map([1, 2]) { _, ledger in try ledger.rows(of: "SELECT missing FROM _finding") }
    }
    #expect(error?.path == folder.path(of: "ledger/\(MiniMonth.period).sqlite"))
    #expect(error?.kind == .sql(message: "no such column: missing"))
    builder.discard()
  }
}
