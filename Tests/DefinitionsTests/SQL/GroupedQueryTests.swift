import Testing

@testable import Definitions

struct GroupedQueryTests {
  @Test func takesAQueryApart() throws {
    let query = try #require(
      GroupedQuery(
        """
        -- By branch.
        SELECT m.branch, COALESCE(m.category, '未知') AS category, COUNT(*) AS members,
          COUNT(t.member), SUM(CASE WHEN t.hours >= 32 THEN 1 END) AS reached -- no comma
        FROM member m LEFT JOIN training t ON t.member = m._id
        WHERE m.name IS NOT NULL
        GROUP BY m.branch, m . category
        """))
    #expect(query.keys == 2)
    #expect(query.same == 3)
    #expect(query.columns == [.same(0), .same(2), .countOfRows, .count(3), .sum(4)])
    #expect(
      query.rows.split { $0.isWhitespace }.joined(separator: " ") == """
        SELECT m.branch , m . category , COALESCE(m.category, '未知') , t.member , \
        CASE WHEN t.hours >= 32 THEN 1 END FROM member m LEFT JOIN training t ON t.member = m._id \
        WHERE m.name IS NOT NULL
        """)
  }

  @Test(arguments: [
    "SELECT a FROM t GROUP BY a",
    "SELECT COUNT(*) FROM t GROUP BY a",
    "SELECT a || '-' || UPPER(b), COUNT(c) FROM t GROUP BY a, b",
    "SELECT a + b AS total, COUNT(*) FROM t GROUP BY a + b",
    "SELECT \"order\", SUM(n) FROM t GROUP BY \"order\"",
    "SELECT CASE WHEN a IS NULL THEN 0 ELSE 1 END, COUNT(*) FROM t GROUP BY a",
    "SELECT a, COUNT(*) FROM (SELECT a FROM t ORDER BY b LIMIT 3) AS s GROUP BY a",
  ]) func takes(sql: String) { #expect(GroupedQuery(sql) != nil, "\(sql)") }

  @Test(arguments: [
    // Nothing is grouped, or more is done than that.
    "SELECT a, b FROM t", "SELECT COUNT(*) FROM t", "VALUES (1)", "",
    "SELECT DISTINCT a FROM t GROUP BY a", "SELECT a FROM t GROUP BY a HAVING COUNT(*) > 1",
    "SELECT a FROM t GROUP BY a ORDER BY a", "SELECT a FROM t GROUP BY a LIMIT 1",
    "SELECT a FROM t GROUP BY a UNION ALL SELECT b FROM t",
    "WITH s AS (SELECT 1 AS a) SELECT a FROM s GROUP BY a", "SELECT a FROM t GROUP BY a;",
    // Columns that are not the same in all rows of a group, or of which it is not known.
    "SELECT a, b FROM t GROUP BY a", "SELECT * FROM t GROUP BY a", "SELECT t.* FROM t GROUP BY a",
    "SELECT a + b FROM t GROUP BY a", "SELECT s.a FROM t, s GROUP BY a",
    "SELECT t.a FROM t GROUP BY a",
    "SELECT a.b FROM a, t GROUP BY a", "SELECT (SELECT 1) FROM t GROUP BY a",
    // Other aggregates, and parts of expressions.
    "SELECT a, MAX(b) FROM t GROUP BY a", "SELECT a, AVG(b) FROM t GROUP BY a",
    "SELECT a, COUNT(DISTINCT b) FROM t GROUP BY a", "SELECT a, COUNT(*) + 1 FROM t GROUP BY a",
    "SELECT a, COALESCE(SUM(b), 0) FROM t GROUP BY a", "SELECT a, COUNT(*) n FROM t GROUP BY a",
    "SELECT a, SUM(b) FILTER (WHERE c = 1) FROM t GROUP BY a",
    "SELECT a, COUNT(*) OVER (PARTITION BY a) FROM t GROUP BY a",
    // The place of a column.
    "SELECT a FROM t GROUP BY 1", "SELECT a FROM t GROUP BY (1)", "SELECT a FROM t GROUP BY",
  ]) func leaves(sql: String) { #expect(GroupedQuery(sql) == nil, "\(sql)") }
}
