import Definitions
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing

@testable import Measuring

/// What the subset means, on SQLite and on a PostgreSQL that is there (`make test-engines`).
@Suite(.enabled(if: TestDatabase.server != nil))
struct PostgreSQLSpellingTests {
  @Test(arguments: [
    "SELECT 7 / 2.0, 1.0 * 7 / 0, 7 % 4, -7 % 4, 7 % 0",
    "SELECT quotient(7, 2), quotient(-7, 2), quotient(7, 0)",
    "SELECT ROUND(2.675, 2), ROUND(2.5), ROUND(-2.5), ROUND(0.125, 2), ROUND(6.25, 1), ROUND(1234567.891, 1)",
    "SELECT ROUND(100.0 * 1 / 3, 1), ROUND(0.05, 1), ROUND(0.15, 1), ROUND(1.005, 2), ROUND(7, 1)",
    "SELECT CAST('06' AS INTEGER), CAST(' 12a' AS INTEGER), CAST('x' AS INTEGER), CAST('' AS INTEGER)",
    "SELECT CAST(2.9 AS INTEGER), CAST(-2.9 AS INTEGER), CAST(7 AS TEXT) || 'x', CAST('1.5' AS REAL)",
    "SELECT days_between('2024-03-01', '2024-02-01'), days_between('2023-06', '2023-01-01')",
    "SELECT days_between('2023-02-30', '2023-02-01'), days_between('1899-12-31', '9999-12-31')",
    "SELECT add_months('2023-03-31', -1), add_months('2023-01-31', 1), add_months('2023-08-30', 6)",
    "SELECT add_months('2023-06', 1), last_day('2024-02-05'), last_day('2023-12-31'), last_day('x')",
    "SELECT substr('党支部', 2), substr('党支部', 2, 1), substr('党', 5), instr('党支部', '部')",
    "SELECT length('党支部'), replace('a、b', '、', ','), trim('  x '), upper('aé'), lower('BÉ')",
    "SELECT CASE WHEN 'F01' LIKE 'f__' THEN 1 ELSE 0 END, CASE WHEN '党\\支' LIKE '党_支' THEN 1 ELSE 0 END",
    "SELECT 'it''s \\ ' || '党', COALESCE(NULL, 'x'), NULLIF(1, 1), ABS(-2.5)",
    "WITH t (a) AS (VALUES (2), (NULL), (1)) SELECT a FROM t ORDER BY a",
    "WITH t (a) AS (VALUES (2), (NULL), (1)) SELECT a FROM t ORDER BY a DESC",
    "WITH t (a) AS (VALUES ('b'), ('a'), ('B'), ('一'), ('ａ'), ('丁')) SELECT a FROM t ORDER BY a",
    "WITH t (a) AS (VALUES (1), (2), (4)) SELECT quotient(SUM(a), 2), AVG(a), SUM(a) * 1.5, COUNT(a) FROM t",
    "WITH t (a) AS (VALUES (1.5), (2.25)) SELECT SUM(a), AVG(a), MAX(a) FROM t",
    "WITH t (a, b) AS (VALUES (1, 'x'), (2, 'x'), (3, 'y')) SELECT b, ROW_NUMBER() OVER (PARTITION BY b ORDER BY a DESC), SUM(a) OVER (PARTITION BY b) FROM t ORDER BY a",
  ])
  func meansTheSame(sql: String) throws {
    let mini = try MiniLedger()
    let database = try TestDatabase(#require(TestDatabase.server))
    let connection = try PostgreSQLConnection(database.url)
    defer { withExtendedLifetime(database) {} }
    try PostgreSQLStore(connection, pipeline: "spelling").prepare(for: [])
    let expected = try mini.ledger.rows(of: SQLDialect.sqlite.spelled(sql))
    let found = try connection.rows(of: SQLDialect.postgresql.spelled(sql))
    #expect(found.map { $0.map(\.text) } == expected.map { $0.map(\.text) })
  }

  @Test func whatTheServerSaysHasNoValues() throws {
    let database = try TestDatabase(#require(TestDatabase.server))
    let connection = try PostgreSQLConnection(database.url)
    defer { withExtendedLifetime(database) {} }
    let error = #expect(throws: LedgerError.self) {
      try connection.rows(of: "SELECT CAST('459901196203050011x' AS BIGINT)")
    }
    #expect(error?.kind == .sql(message: "SQLSTATE 22P02"))
    #expect(try connection.rows(of: "SELECT 1") == [[.integer(1)]])
  }

  /// What COPY would take for something else comes back as it was.
  @Test func textsComeBackAsTheyWere() throws {
    let database = try TestDatabase(#require(TestDatabase.server))
    let connection = try PostgreSQLConnection(database.url)
    defer { withExtendedLifetime(database) {} }
    let texts = ["", "\\N", "\\.", "a\tb\nc\r\\", "党，\"支\"", "\u{1F600}"]
    try connection.execute("CREATE TEMPORARY TABLE t (n BIGINT, x DOUBLE PRECISION, s TEXT)")
    let rows: [[Ledger.Value]] =
      texts.enumerated().map { [.integer(Int64($0)), .real(0.1), .text($1)] } + [
        [.null, .null, .null]
      ]
    try connection.copy(into: "t") { add in for row in rows { try add(row) } }
    #expect(try connection.rows(of: "SELECT * FROM t ORDER BY n NULLS LAST") == rows)
  }
}
