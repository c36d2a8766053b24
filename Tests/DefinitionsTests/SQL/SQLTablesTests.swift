import Testing

@testable import Definitions

struct SQLTablesTests {
  @Test(
    arguments: [
      ("SELECT a FROM b", ["b"]),
      // Aliases and columns are none.
      ("SELECT a AS c, d FROM \"b\" x, e y WHERE c = d", ["b", "e"]),
      ("SELECT a, b FROM c LEFT JOIN D ON c.e = d.f ORDER BY g, h", ["c", "d"]),
      ("SELECT (SELECT max(a) FROM b), c FROM d", ["b", "d"]),
      ("SELECT * FROM (SELECT * FROM a), b", ["a", "b"]),
      ("SELECT * FROM (a JOIN b ON x = y)", ["a", "b"]),
      ("WITH a AS (SELECT 1), b(x, y) AS MATERIALIZED (SELECT * FROM c) SELECT * FROM a, b", ["c"]),
      ("SELECT a FROM b UNION ALL SELECT a, c FROM d", ["b", "d"]),
      ("SELECT * FROM json_each(x), main.t, 'text' -- FROM e", []),
      ("SELECT 1 WHERE x IN (SELECT y FROM z)", ["z"]),
      ("SELECT count(a, b) FROM c GROUP BY d, e", ["c"]),
    ] as [(String, [String])])
  func finds(sql: String, tables: [String]) {
    #expect(SQLTables.read(by: sql) == tables)
  }
}
