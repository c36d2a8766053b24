import Definitions
import Importing
import LedgerTestSupport
import Testing

@testable import Measuring

struct CheckRunnerTests {
  private func findings(
    _ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth()
  ) throws -> [Finding] {
    let mini = try MiniLedger(files, month: month)
    var findings: [Finding] = []
    try CheckRunner(pipeline: mini.pipeline, period: mini.period).run(on: mini.ledger) {
      // As in a run: what is found is written to the ledger that is being read.
      try mini.builder.add($0)
      findings.append($0)
    }
    return findings
  }

  private func findings(check: String) throws -> [Finding] {
    try findings(MiniPipeline(replacing: "checks/counts.yaml", with: check))
  }

  @Test func aFindingStandsAtItsRowAndColumn() throws {
    let finding = try #require(try findings().first)
    #expect(finding.rule == "X04")
    #expect(finding.severity == .error)
    #expect(finding.entity == "西村党支部")
    #expect([finding.source, finding.sheet, finding.row, finding.column] == [2, 2, 3, 4])
    #expect(finding.heading == "党员数")
    #expect(finding.value == "9")
    // The value is filled in where it is shown, masked or not.
    #expect(finding.message == "台账填 {value} 人，花名册有 2 人")
    #expect(finding.suggestion == "核对后改成 2")
  }

  @Test func aFindingAboutNoRowHasNoPlace() throws {
    let finding = try #require(try findings().last)
    #expect(finding.rule == "X99")
    #expect(finding.message == "南镇 没有党员")
    #expect(finding.source == nil && finding.row == nil && finding.heading == nil)
  }

  @Test func theHeadingIsThatOfTheSheet() throws {
    var files = MiniPipeline()
    files.files["datasets/branch.yaml"] = try #require(files.files["datasets/branch.yaml"])
      .replacing("title: 党员数", with: "title: 党员数, aliases: [党员总数]")
    var month = MiniMonth()
    month.files["党支部台账.csv"] = "党员总数,党支部名称,乡镇,类别\n9,西村党支部,西镇,村\n"
    let finding = try #require(try findings(files, month: month).first)
    #expect(finding.heading == "党员总数")
    #expect(finding.column == 1)
  }

  @Test func nullAndUnknownPlacesAreNoFault() throws {
    let findings = try findings(
      check: """
        - check: X
          title: 题
          severity: info
          dataset: branch
          rows: SELECT NULL AS _id, NULL AS entity, NULL AS value UNION ALL SELECT 999, 'x', 1.5
          message: "{entity}：{value}，{nosuch}"
        """)
    #expect(findings.map(\.message) == ["—：{value}，{nosuch}", "x：{value}，{nosuch}"])
    #expect(findings.map(\.value) == [nil, "1.5"])
    #expect(findings.allSatisfy { $0.row == nil && $0.sheet == nil })
  }

  @Test func bracesInACellAreNotFilledIn() throws {
    let findings = try findings(
      check: """
        - check: X
          title: 题
          severity: info
          rows: SELECT '{found}' AS entity, '秘密' AS found
          message: "{entity}，{found}，{"
        """)
    #expect(findings.map(\.message) == ["{found}，秘密，{"])
  }

  /// Under whatever name, through a view or a model that is kept.
  @Test(arguments: [
    "SELECT phone AS found, phone AS value, phone AS entity FROM member WHERE phone LIKE '0571%'",
    "SELECT phone AS found, phone AS value, phone AS entity FROM roster WHERE phone LIKE '0571%'",
    "SELECT tel AS found, tel AS value, tel AS entity FROM kept WHERE tel LIKE '0571%'",
  ])
  func sensitiveColumnsAreMaskedInSentences(rows: String) throws {
    var files = MiniPipeline()
    files.files["models/kept.sql"] =
      "-- materialized: table\nSELECT phone AS tel FROM roster"
    files.files["checks/counts.yaml"] = """
      - check: X
        title: 题
        severity: info
        rows: "\(rows)"
        message: "电话 {found}，{value}"
      """
    let finding = try #require(try findings(files).first)
    #expect(finding.message == "电话 057*****1234，{value}")
    #expect(finding.entity == "057*****1234")
    #expect(finding.isSensitive)
  }

  @Test func aFieldOfSeveralColumnsGivesOneFindingWithoutAColumn() throws {
    var files = MiniPipeline()
    files.files["datasets/meeting.yaml"] = """
      dataset: meeting
      title: 组织生活
      kind: events
      key: []
      fields:
        - {name: org, title: 支部, type: text}
        - {name: kind_of, title: 会议, type: text}
        - {name: times, title: 次数, type: integer}
      unpivot:
        columns: {党员大会次数: 党员大会, 党课次数: 党课}
        into: kind_of
        value: times
      """
    files.files["checks/counts.yaml"] = """
      - check: X
        title: 题
        severity: info
        dataset: meeting
        field: times
        rows: SELECT _id, times AS value FROM meeting
      """
    var month = MiniMonth()
    month.files["组织生活.csv"] = "支部,党员大会次数,党课次数\n东村党支部,3,1\n"
    let findings = try findings(files, month: month)
    #expect(findings.map(\.value) == ["3", "1"])
    #expect(findings.allSatisfy { $0.row == 2 && $0.column == nil && $0.heading == "次数" })
  }

  @Test func aCheckMayReadTheFindings() throws {
    let findings = try findings(
      check: """
        - check: X
          title: 题
          severity: info
          rows: SELECT rule AS value FROM _finding
          message: 有
        """)
    #expect(findings.map(\.value) == ["R05"])
  }

  @Test func whatFailsWhileItRunsNamesItsPlaceInTheDefinitions() throws {
    let error = #expect(throws: DefinitionError.self) {
      try findings(
        check: """
          - check: X
            title: 题
            severity: info
            rows: SELECT abs(-9223372036854775806 - length(name)) AS value FROM member
          """)
    }
    let fault = try #require(error?.faults.first)
    #expect(fault.location.file.hasSuffix("checks/counts.yaml"))
    #expect(fault.location.line == 4)
    #expect(fault.message.chinese == "SQL 有错（integer overflow）")
  }
}
