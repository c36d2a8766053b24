import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

/// Tables that are grouped here, beside the same made by SQLite.
struct GroupedTableTests {
  private let mini: MiniLedger

  init() throws {
    mini = try MiniLedger()
    try mini.builder.execute(
      "CREATE TABLE t (_id INTEGER PRIMARY KEY, n INTEGER, k INTEGER, s TEXT, r REAL) STRICT")
  }

  private func fill(_ rows: Int, numbers: [String], texts: [String], seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for row in 0..<rows {
      let values = [
        "\(row + 1)", numbers.randomElement(using: &random) ?? "NULL",
        ["NULL", "0", "7", "8", "90000000"].randomElement(using: &random) ?? "NULL",
        texts.randomElement(using: &random) ?? "NULL",
        ["NULL", "1.0", "2.5"].randomElement(using: &random) ?? "NULL",
      ]
      try mini.builder.execute("INSERT INTO t VALUES (\(values.joined(separator: ", ")))")
    }
  }

  /// What is in a table, in its order, and of which kinds.
  private func contents(_ table: String) throws -> [[Ledger.Value]] {
    let columns = try mini.ledger.columns(of: "SELECT * FROM \(table)")
    let kinds = columns.map { "typeof(\"\($0)\")" }
    return try mini.ledger.rows(of: "SELECT *, \(kinds.joined(separator: ", ")) FROM \(table)")
  }

  private func type(ofFirstColumnOf table: String) throws -> Ledger.Value? {
    try mini.ledger.rows(of: "SELECT type || pk FROM pragma_table_info('\(table)')").first?.first
  }

  private static let queries = [
    "SELECT n, COUNT(*) AS c, SUM(k) AS k FROM t GROUP BY n",
    "SELECT s, COUNT(n) AS c, SUM(n) AS n FROM t GROUP BY s",
    "SELECT k, s, SUM(n) AS a, COUNT(r) AS b FROM t GROUP BY k, s",
    "SELECT COUNT(*) AS c, s, k, n FROM t WHERE n IS NOT NULL GROUP BY s, k, n",
    "SELECT n, COUNT(*) AS c FROM t WHERE n IS NOT NULL GROUP BY n",
    "SELECT n AS a, n AS b FROM t WHERE n IS NOT NULL GROUP BY n",
    "SELECT n + 1 AS more, COALESCE(s, '-') AS s, SUM(k) AS k FROM t GROUP BY n + 1, s",
    "SELECT COALESCE(s, n) AS x, s || '!' AS y, n * 0.5 AS half FROM t GROUP BY n, s",
    "SELECT SUBSTR(s, 1, 1) AS first, COUNT(*) AS c FROM t GROUP BY SUBSTR(s, 1, 1)",
    "SELECT a.n, COUNT(b._id) AS c FROM t a LEFT JOIN t b ON b._id = a.k GROUP BY a.n",
  ]
  private static let numbers: [[String]] = [
    ["NULL", "1", "2", "3", "-1", "-200", "4194303", "4194304", "9000000000"],
    (1...400).map(String.init),
    ["-1000000000000000", "256", "255", "65536", "0"],
  ]
  private static let texts = [
    "NULL", "''", "'a'", "'ab'", "'b'", "'张三'", "'张三丰'", "'12345678'", "'123456789'",
    "'1234567890'", "'汉族'",
  ]

  @Test(arguments: queries, 0..<numbers.count)
  func groupsAsSQLiteDoes(sql: String, numbers: Int) throws {
    try fill(
      numbers == 1 ? 1_500 : 300, numbers: Self.numbers[numbers], texts: Self.texts,
      seed: UInt64(numbers) + 7)
    try mini.builder.execute("CREATE TABLE expected AS \(sql)")
    #expect(try mini.builder.makeGroupedTable("made", as: sql))
    #expect(try contents("made") == contents("expected"))
    #expect(try mini.ledger.columns(of: "SELECT * FROM made") == mini.ledger.columns(of: sql))
    #expect(try mini.ledger.rows(of: "PRAGMA integrity_check") == [[.text("ok")]])
  }

  /// By a number of its own a row is found without an index.
  @Test func numbersRowsByTheirKey() throws {
    try fill(50, numbers: ["1", "2", "-3"], texts: ["'a'"], seed: 1)
    #expect(try mini.builder.makeGroupedTable("a", as: "SELECT n, COUNT(*) AS c FROM t GROUP BY n"))
    #expect(try type(ofFirstColumnOf: "a") == .text("INTEGER1"))
    // What is worked out is declared as nothing, and a text is no number.
    #expect(
      try mini.builder.makeGroupedTable("b", as: "SELECT n + 1 AS m FROM t GROUP BY n + 1"))
    #expect(try type(ofFirstColumnOf: "b") == .text("0"))
    #expect(try mini.builder.makeGroupedTable("c", as: "SELECT s FROM t GROUP BY s"))
    #expect(try type(ofFirstColumnOf: "c") == .text("TEXT0"))
  }

  @Test func doesNotNumberRowsOfWhichOneHasNoKey() throws {
    try fill(50, numbers: ["1", "NULL"], texts: ["'a'"], seed: 1)
    #expect(try mini.builder.makeGroupedTable("a", as: "SELECT n, COUNT(*) AS c FROM t GROUP BY n"))
    #expect(try type(ofFirstColumnOf: "a") == .text("INT0"))
    #expect(try contents("a").count == 2)
  }

  /// Fractions are equal to whole numbers, a text may hold NUL, and sums may be too large.
  @Test(arguments: [
    "SELECT r, COUNT(*) AS c FROM t GROUP BY r", "SELECT s, SUM(r) AS r FROM t GROUP BY s",
    "SELECT s || CHAR(0) || 'x' AS z FROM t GROUP BY s",
    "SELECT n, SUM(s) AS s FROM t GROUP BY n",
    "SELECT s, SUM(9223372036854775807) FROM t GROUP BY s",
    "SELECT nobody FROM t GROUP BY nobody", "SELECT n AS other FROM t GROUP BY other",
  ])
  func leavesToSQLite(sql: String) throws {
    try fill(60, numbers: ["1", "2"], texts: ["'a'", "'1'"], seed: 3)
    #expect(try !mini.builder.makeGroupedTable("made", as: sql))
  }

  /// What the query does wrong is told, and not swallowed.
  @Test func tellsWhatGoesWrongWhileRowsAreRead() throws {
    try fill(3, numbers: ["1"], texts: ["'a'"], seed: 3)
    #expect(throws: LedgerError.self) {
      _ = try mini.builder.makeGroupedTable(
        "made", as: "SELECT n, SUM(ABS(-9223372036854775808)) AS x FROM t GROUP BY n")
    }
  }
}
