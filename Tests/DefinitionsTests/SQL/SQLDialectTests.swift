import Testing

@testable import Definitions

struct SQLDialectTests {
  struct Spelling: Sendable {
    var sql: String
    var sqlite: String
    var postgresql: String
    var spark: String

    init(_ sql: String, sqlite: String? = nil, postgresql: String? = nil, spark: String? = nil) {
      self.sql = sql
      self.sqlite = sqlite ?? sql
      self.postgresql = postgresql ?? sql
      self.spark = spark ?? sql
    }
  }

  @Test(arguments: [
    Spelling("SELECT _id, COUNT(*) FROM member GROUP BY _id"),
    Spelling(
      "\"名 称\" AS 名称", postgresql: "\"名 称\" AS 名称", spark: "`名 称` AS `名称`"),
    Spelling(
      "'it''s \\'", postgresql: "('it''s \\' COLLATE \"C\")", spark: "'it\\'s \\\\'"),
    Spelling("1.5 + 12", postgresql: "CAST(1.5 AS DOUBLE PRECISION) + 12", spark: "1.5D + 12"),
    Spelling(
      "sum(a.b) / 100.0",
      postgresql: "taizhang.sum(a.b) / NULLIF(CAST(100.0 AS DOUBLE PRECISION), 0)",
      spark: "sum(a.b) / NULLIF(100.0D, 0)"),
    Spelling(
      "a % b.c * d", postgresql: "a % NULLIF(b.c, 0) * d", spark: "a % NULLIF(b.c, 0) * d"),
    Spelling(
      "quotient(a + 1, 2)", sqlite: "((a + 1) / (2))", postgresql: "((a + 1) / NULLIF((2), 0))",
      spark: "((a + 1) DIV NULLIF((2), 0))"),
    Spelling(
      "days_between(x, y)", sqlite: "CAST(julianday(x) - julianday(y) AS INTEGER)",
      postgresql: "taizhang.days_between(x, y)",
      spark:
        "DATEDIFF(CASE WHEN LENGTH(x) = 10 THEN TRY_CAST(x AS DATE) END, CASE WHEN LENGTH(y) = 10 THEN TRY_CAST(y AS DATE) END)"
    ),
    Spelling(
      "CAST(substr(d, 1, 4) AS INTEGER)",
      postgresql: "taizhang.whole(SUBSTR(d, CAST(1 AS INTEGER), CAST(4 AS INTEGER)))",
      spark: "TRY_CAST(SUBSTR(d, CAST(1 AS INT), CAST(4 AS INT)) AS BIGINT)"),
    Spelling("x LIKE y", postgresql: "x ILIKE y", spark: "x ILIKE y"),
    Spelling(
      "SELECT a FROM t ORDER BY a, b DESC LIMIT 3",
      postgresql: "SELECT a FROM t ORDER BY a NULLS FIRST, b DESC NULLS LAST LIMIT 3"),
    Spelling(
      "(PARTITION BY p ORDER BY a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
      postgresql:
        "(PARTITION BY p ORDER BY a NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"),
    Spelling(
      "ORDER BY CASE WHEN a THEN 1 END DESC",
      postgresql: "ORDER BY CASE WHEN a THEN 1 END DESC NULLS LAST"),
  ])
  func spells(_ spelling: Spelling) {
    #expect(SQLDialect.portable.spelled(spelling.sql) == spelling.sql)
    #expect(SQLDialect.sqlite.spelled(spelling.sql) == spelling.sqlite)
    #expect(SQLDialect.postgresql.spelled(spelling.sql) == spelling.postgresql)
    #expect(SQLDialect.spark.spelled(spelling.sql) == spelling.spark)
  }

  @Test func spellsWhatStandsBetweenAsItIs() {
    let sql = "SELECT /* a */ x\n  FROM t -- rest\n WHERE (y = 1)"
    #expect(SQLDialect.sqlite.spelled(sql) == "SELECT /* a */ x\n  FROM t  \n WHERE (y = 1)")
  }

  @Test(arguments: [("done", true), ("CASE WHEN a = 1 THEN 1 END", true), ("(done = 1)", false)])
  func makesConditionsOfNumbers(sql: String, isNumber: Bool) {
    let place = Location(file: "m.yaml", line: 1, column: 1)
    let compiler = SQLCompiler(parameters: [])
    let condition = compiler.condition(SQLText(text: sql, location: place))
    #expect(condition == (isNumber ? "((\(sql)) <> 0)" : "(\(sql))"))
  }

  /// A table that names a function that the subset has not would never be asked.
  @Test(arguments: [SQLDialect.sqlite, .postgresql, .spark])
  func namesFunctionsOfTheSubset(dialect: SQLDialect) {
    let names = dialect.functions.keys.map { $0.split(separator: "/")[0] }
    for name in names { #expect(SQLFunctions.arguments[String(name)] != nil) }
    for name in SQLDialect.ownFunctions {
      #expect(names.contains { $0 == name }, "\(dialect.name.rawValue) does not spell \(name)")
    }
  }
}
