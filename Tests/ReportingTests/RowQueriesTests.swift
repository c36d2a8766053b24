import LedgerTestSupport
import Testing

@testable import Definitions

struct RowQueriesTests {
  private let pipeline: Pipeline

  init() throws {
    var files = MiniPipeline()
    files.files["models/by_town.sql"] = "SELECT town, COUNT(*) AS people FROM roster GROUP BY town"
    files.files["models/sizes.sql"] = "SELECT town, members FROM branch_size"
    pipeline = try files.load()
  }

  @Test func viewsOfRowsComeFirst() {
    let queries = RowQueries(pipeline)
    #expect(queries.views.map(\.name) == ["roster", "by_town"])
    // A table, and a view of it.
    #expect(queries.others.map(\.name) == ["branch_size", "sizes"])
  }

  @Test(
    arguments: [
      ("SELECT name FROM member", true),
      ("SELECT name FROM Member m JOIN by_town t ON t.town = m.name", true),
      ("WITH t AS (SELECT town FROM roster) SELECT town FROM t", true),
      ("SELECT town FROM branch_size", false),
      ("SELECT town FROM sizes", false),
      ("SELECT name FROM member WHERE _id IN (SELECT row FROM _finding)", false),
      ("SELECT metric FROM _metric", false),
      ("SELECT name FROM member, main._finding", false),
      ("SELECT name FROM member WHERE _id IN (SELECT row FROM \"main\" . _finding)", false),
    ])
  func asksForRowsAlone(sql: String, isSo: Bool) throws {
    let place = try #require(pipeline.models.first).sql.location
    #expect(RowQueries(pipeline).contains(SQLText(text: sql, location: place)) == isSo)
  }
}
