import Definitions
import Foundation
import Importing
import LedgerTestSupport
import TestSupport
import Testing

@testable import Reporting

struct DataPackageTests {
  @Test(arguments: [false, true], Language.allCases)
  func everyFileIsAsItIsDescribed(isUnmasked: Bool, language: Language) throws {
    for pipeline in [MiniPipeline(), ReportsTests.indiscreet, Self.oddHeadings] {
      let reports = try MiniReports(pipeline, isUnmasked: isUnmasked, language: language)
      #expect(try PackageFaults(in: reports.root).all == [])
    }
  }

  @Test func aFileThatIsNotAsItIsDescribedIsFound() throws {
    let reports = try MiniReports()
    for (path, line) in [
      ("metrics.csv", "x\r\n"), ("findings.csv", "odd,R05,,,,,,,,text,,\r\n"),
      ("other.csv", "a\r\n"),
      ("sources.csv", "a,,,,one,,,,,,csv,,1,,,2023-06,,\r\n"),
    ] {
      let file = reports.root + "/" + path
      let before = try? Data(contentsOf: URL(fileURLWithPath: file))
      try ((before ?? Data()) + Data(line.utf8)).write(to: URL(fileURLWithPath: file))
      #expect(try !PackageFaults(in: reports.root).all.isEmpty, "\(path)")
      try before?.write(to: URL(fileURLWithPath: file))
    }
  }

  @Test func digestsAreThoseOfTheFiles() throws {
    let reports = try MiniReports()
    for resource in try Self.resources(reports) {
      let data = try Data(
        contentsOf: URL(fileURLWithPath: reports.root + "/" + (resource["path"]?.text ?? "")))
      let hash = try #require(SHA256())
      data.withUnsafeBytes { hash.update($0) }
      #expect(resource["hash"]?.text == hash.finish().map { "sha256:" + $0 })
    }
  }

  @Test func typesAreThoseOfTheFieldsAndOfWhatIsComputed() throws {
    let types = try Self.types(of: "tables.types", MiniReports(Self.typed))
    #expect(
      types == [
        "人数 integer", "学时 number", "平均 number", "年老体弱 boolean", "党员数 integer", "身份证号 string",
        "起始 date", "部分 string", "不详 any", "混合 string",
      ])
  }

  @Test func keysAreNamedWhereTheyHold() throws {
    func key(in month: MiniMonth) throws -> JSONValue? {
      let reports = try MiniReports(ReportsTests.indiscreet, month: month)
      #expect(try PackageFaults(in: reports.root).all == [])
      return try Self.resources(reports).first?["schema"]?["primaryKey"]
    }
    #expect(
      try key(in: MiniMonth()) == .array([.text("metric"), .text("dimension"), .text("group")]))
    // Two telephone numbers that look the same when they are masked.
    var alike = MiniMonth()
    alike.files["东镇/党员花名册.csv"]?.replace("0571-88881234", with: "13811118001")
    #expect(try key(in: alike) == nil)
  }

  @Test func itIsInTheLanguageOfTheRun() throws {
    let titles = try Language.allCases.map { language in
      try Self.resources(MiniReports(language: language)).first?["title"]?.text
    }
    #expect(titles == ["指标", "Figures"])
  }

  /// A column that is new is missed here until the page of the outputs has it.
  @Test(arguments: [
    ("findings.csv", FindingsReport.columns), ("rejects.csv", RejectsReport.columns),
    ("sources.csv", SourcesReport.columns), ("metrics.csv", MetricsReport.columns),
  ])
  func everyColumnIsDocumented(file: String, columns: [OutputColumn]) throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/outputs.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix(file) } ?? ""
    for column in columns { #expect(section.contains("`\(column.name)`"), "\(column.name)") }
  }

  private static func resources(_ reports: MiniReports) throws -> [JSONValue] {
    try JSONValue(parsing: reports.text("datapackage.json"))["resources"]?.elements ?? []
  }

  private static func types(of name: String, _ reports: MiniReports) throws -> [String] {
    let table = try resources(reports).first { $0["name"]?.text == name }
    return table?["schema"]?["fields"]?.elements.map {
      "\($0["name"]?.text ?? "") \($0["type"]?.text ?? "")"
    } ?? []
  }

  private static var typed: MiniPipeline {
    var files = MiniPipeline()
    files.files["models/kept.sql"] =
      "-- materialized: table\nSELECT m.*, b.member_count FROM member m LEFT JOIN branch b ON b._id = m.branch"
    files.files["tables/types.yaml"] = """
      - table: types
        title: 类型
        sql: |
          SELECT COUNT(*) AS 人数, hours AS 学时, AVG(hours) AS 平均, frail AS 年老体弱, member_count AS 党员数,
            citizen_id AS 身份证号, '2023-06-30' AS 起始, '2023-02-31' AS 部分, NULL AS 不详,
            CASE name WHEN '张一' THEN 1 ELSE '其他' END AS 混合
          FROM kept GROUP BY name ORDER BY name
      """
    return files
  }

  /// Headings that would start a formula, and a metric whose name is no file name.
  private static var oddHeadings: MiniPipeline {
    var files = MiniPipeline()
    files.files["tables/odd.yaml"] =
      "- {table: odd, title: 表, sql: \"SELECT town AS \\\"=town\\\", '-x' AS n FROM branch\"}"
    files.files["metrics/odd.yaml"] = """
      - {metric: a/b, title: 指标, basis: 依据, from: branch, meets: town = '东镇', gap_list: [town, {org_name: "+名,称"}]}
      """
    return files
  }
}
