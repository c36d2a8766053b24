import LedgerStore
import LedgerTestSupport
import Testing

struct LedgerTests {
  @Test func rowsComeInTheirOrderWithTheirKinds() throws {
    let ledger = try MiniLedger().ledger
    let rows = try ledger.rows(
      of: "SELECT 1 AS a, 'x' UNION ALL SELECT NULL, '' UNION ALL SELECT 0.5, x'00'")
    #expect(
      rows == [
        [.integer(1), .text("x")], [.null, .text("")], [.real(0.5), .text("\0")],
      ])
  }

  @Test func columnsAreKnownWithoutRunningTheQuery() throws {
    let ledger = try MiniLedger().ledger
    #expect(try ledger.columns(of: "SELECT name, hours * 2 AS 双倍 FROM member") == ["name", "双倍"])
  }

  @Test(arguments: [
    ("SELECT nosuch FROM member", "no such column: nosuch"),
    ("SELECT name FROM nosuch", "no such table: nosuch"),
    // Double quotes are for names alone: a misspelt column must not become a text.
    ("SELECT \"nosuch\" FROM member", "no such column: "),
    ("SELECT FROM", "near \"FROM\": syntax error"),
  ])
  func aWrongQueryIsRefusedInTheDatabasesWords(sql: String, message: String) throws {
    let ledger = try MiniLedger().ledger
    let error = #expect(throws: LedgerError.self) { try ledger.rows(of: sql) }
    guard case .sql(let found)? = error?.kind else { return #expect(error == nil) }
    #expect(found.hasPrefix(message))
  }
}
