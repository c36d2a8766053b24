import Definitions
import LedgerTestSupport
import Measuring
import TestSupport
import Testing

/// A file with the faulty word between `«` and `»`, and what should be said of it.
struct SQLFaultCase: CustomTestStringConvertible {
  var path: String
  var message: String
  var suggestion: String?
  var text: String

  init(_ path: String, _ message: String, did suggestion: String? = nil, _ text: String) {
    self.path = path
    self.message = message
    self.suggestion = suggestion
    self.text = text
  }

  var testDescription: String { message }
  var plain: String { text.filter { $0 != "«" && $0 != "»" } }

  /// Where the marked word begins: line and column, from 1.
  var place: [Int] {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar == "«" { return [line, column] }
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return []
  }
}

struct PipelineSQLCheckTests {
  private func faults(_ files: MiniPipeline) throws -> [DefinitionFault] {
    let period = try #require(Period("2023-06"))
    return try PipelineSQLCheck.outcome(of: files.load(), period: period).faults
  }

  @Test func aRightPipelineHasNoFaults() throws {
    #expect(try faults(MiniPipeline()).isEmpty)
  }

  static let metric = "- metric: m\n  title: 指标\n  basis: 依据\n  from: roster\n"

  @Test(arguments: [
    SQLFaultCase(
      "models/roster.sql", "SQL 里的列“m.hour”不存在", did: "hours",
      "SELECT m.name,\n  m.«hour» AS hours, b.town, b.org_name, m.frail, m.citizen_id, m.phone\nFROM member m JOIN branch b"
    ),
    SQLFaultCase(
      "models/roster.sql", "SQL 里的表“branches”不存在", did: "branch",
      "SELECT 1\nFROM «branches»"),
    SQLFaultCase(
      "models/roster.sql", "SQL 里的列“_id”在几张表里都有，请写明是哪张表的",
      "SELECT «_id» FROM member JOIN branch"),
    SQLFaultCase("models/roster.sql", "SQL 在“FORM”附近写得不对", "SELECT name n «FORM» member"),
    SQLFaultCase("models/roster.sql", "SQL 没有写完", "«SELECT name FROM"),
    SQLFaultCase(
      "checks/counts.yaml", "SQL 里的列“menbers”不存在", did: "members",
      "- check: X\n  title: 题\n  severity: info\n  rows: |\n    SELECT town,\n      «menbers» AS value\n    FROM branch_size\n"
    ),
    SQLFaultCase(
      "checks/counts.yaml", "校核“X”写了 dataset，查询要有 _id 这一列",
      "- check: X\n  title: 题\n  severity: info\n  dataset: branch\n  rows: «SELECT town AS value FROM branch\n"
    ),
    SQLFaultCase(
      "metrics/hours.yaml", "SQL 里的列“twon”不存在", did: "town",
      metric + "  where: «twon» = '东镇'\n  meets: hours > 1\n"),
    SQLFaultCase(
      "metrics/hours.yaml", "SQL 里的列“frial”不存在", did: "frail",
      metric + "  exclude:\n    - {when: «frial = 1, reason: 年老}\n  meets: hours > 1\n"),
    SQLFaultCase(
      "metrics/hours.yaml", "SQL 里的列“huors”不存在", did: "hours", metric + "  meets: «huors > 1\n"),
    SQLFaultCase(
      "metrics/hours.yaml", "指标“m”分组或名单里的列“twon”，在“roster”里没有", did: "town",
      metric.replacing("metric: m", with: "«metric: m")
        + "  meets: hours > 1\n  by: [[twon, org_name]]\n"),
    SQLFaultCase(
      "metrics/hours.yaml", "指标“m”分组或名单里的列“phon”，在“roster”里没有", did: "phone",
      metric.replacing("metric: m", with: "«metric: m") + "  meets: hours > 1\n  gap_list: [phon]\n"
    ),
    SQLFaultCase(
      "tables/towns.yaml", "SQL 里的列“hourz”不存在", did: "hours",
      "- table: t\n  title: 表\n  sql: SELECT «hourz FROM member\n"),
    SQLFaultCase(
      "tables/towns.yaml", "表“t”有两列都叫“name”，请用 AS 改名",
      "- table: t\n  title: 表\n  sql: «SELECT m.name, r.name FROM member m, roster r\n"),
  ])
  func aFaultHasItsPlaceAndWhatWasMeant(_ fault: SQLFaultCase) throws {
    let found = try faults(MiniPipeline(replacing: fault.path, with: fault.plain))
    #expect(found.map(\.message.chinese) == [fault.message])
    #expect(found.first?.suggestion == fault.suggestion)
    let location = try #require(found.first?.location)
    #expect(location.file.hasSuffix(fault.path))
    #expect([location.line, location.column] == fault.place)
  }

  @Test func whoeverReadsAModelThatIsWrongIsNotToBlame() throws {
    let files = MiniPipeline(
      replacing: "models/branch_size.sql", with: "SELECT nosuch FROM branch")
    #expect(
      try faults(files).map(\.message.english) == ["the SQL is wrong: no such column: nosuch"])
  }

  @Test(arguments: [
    // The branches that members refer to are found by their numbers.
    ("SELECT org_name FROM branch", []),
    ("SELECT m.name FROM member m JOIN branch b ON b.org_name = m.name", ["branch"]),
    ("SELECT name FROM member WHERE citizen_id = '459901199001010015'", ["member"]),
    // All rows in the order of the key are no lookup.
    ("SELECT citizen_id, COUNT(*) AS n FROM member GROUP BY citizen_id ORDER BY citizen_id", []),
  ])
  func keysThatAreLookedUpAreKnown(sql: String, expected: [String]) throws {
    var files = MiniPipeline()
    files.files["tables/towns.yaml"] = "- table: t\n  title: 表\n  sql: |\n    \(sql)\n"
    let period = try #require(Period("2023-06"))
    #expect(
      try PipelineSQLCheck.outcome(of: files.load(), period: period).lookedUp.sorted() == expected)
    files.files["tables/towns.yaml"] = nil
    files.files["models/found.sql"] = "-- materialized: table\n\(sql)"
    #expect(
      try PipelineSQLCheck.outcome(of: files.load(), period: period).lookedUp.sorted() == expected)
  }

  @Test func allFaultsAreReportedTogether() throws {
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] = Self.metric + "  where: aaa = 1\n  meets: bbb > 1\n"
    files.files["tables/towns.yaml"] = "- {table: t, title: 表, sql: SELECT ccc FROM member}\n"
    #expect(try faults(files).count == 3)
  }
}
