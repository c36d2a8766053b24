import Definitions
import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import Reporting

struct ReportsTests {
  @Test func metricsAreTidy() throws {
    let basis = "条例第二十条，“一般”"
    let formula = "累计学时"
    #expect(
      try MiniReports().lines("metrics.csv") == [
        "period,metric,title,dimension,group,met,not_met,unknown,excluded,rate,target,reached,previous_met,previous_rate,met_change,rate_change,year_met,year_not_met,year_rate,year_months,basis,formula",
        "2023-06,hours_rate,学时达标率,total,合计,1,2,1,1,0.3333,rate >= 50%,false,,,,,1,2,0.3333,,\(basis),\(formula)",
        "2023-06,hours_rate,学时达标率,town,东镇,1,1,0,1,0.5000,rate >= 50%,true,,,,,1,1,0.5000,,\(basis),\(formula)",
        "2023-06,hours_rate,学时达标率,town,西镇,0,1,1,0,0.0000,rate >= 50%,false,,,,,0,1,0.0000,,\(basis),\(formula)",
        "2023-06,hours_rate,学时达标率,town/org_name,东镇/东村党支部,1,1,0,1,0.5000,rate >= 50%,true,,,,,1,1,0.5000,,\(basis),\(formula)",
        "2023-06,hours_rate,学时达标率,town/org_name,西镇/西村党支部,0,1,1,0,0.0000,rate >= 50%,false,,,,,0,1,0.0000,,\(basis),\(formula)",
        "2023-06,small_branches,党员不足三人的支部,total,合计,1,2,0,0,0.3333,not_met = 0,false,,,,,1,2,0.3333,,支部条例,",
      ])
  }

  @Test func findingsComeByWeightThenByPlace() throws {
    #expect(
      try MiniReports().lines("findings.csv") == [
        "severity,rule,dataset,entity,file,sheet,row,column,value,message,suggestion,cell",
        "error,R05,member,孙六,东镇/党员花名册.csv,,7,身份证号,459901**********61,身份证号 459901**********61 校验码不对,请核对身份证,B7",
        "error,X04,branch,西村党支部,党支部台账.csv,,3,党员数,9,台账填 9 人，花名册有 2 人,核对后改成 2,D3",
        "info,X99,,南镇,,,,,0,南镇 没有党员,,",
      ])
  }

  @Test func everyRowThatIsNotInTheLedgerIsListedWithItsReason() throws {
    #expect(
      try MiniReports().lines("rejects.csv") == [
        "outcome,dataset,file,sheet,row,column,value,rule,reason",
        "skipped,member,东镇/党员花名册.csv,,1,,姓名,header,表头",
        "rejected,member,东镇/党员花名册.csv,,7,身份证号,459901**********61,R05,身份证号 459901**********61 校验码不对",
        "skipped,member,东镇/党员花名册.csv,,8,,合计,total,合计行",
        "skipped,member,东镇/党员花名册.csv,,9,,填表人：周七 0571-******55,footer,落款或说明",
        "skipped,branch,党支部台账.csv,,1,,党支部名称,header,表头",
      ])
    let english = try MiniReports(language: .english).lines("rejects.csv")
    #expect(english[1] == "skipped,member,东镇/党员花名册.csv,,1,,姓名,header,the header")
  }

  @Test func sourcesAccountForEveryRow() throws {
    let lines = try MiniReports().lines("sources.csv")
    #expect(
      lines[0]
        == "file,sheet,dataset,visibility,header_row,read,loaded,rejected,skipped,records,format,encoding,size,sha256,problem,period,sender,replaced_by"
    )
    #expect(lines[1].hasPrefix("东镇/党员花名册.csv,,member,visible,1,9,5,1,3,5,csv,utf-8,461,"))
    #expect(lines[2].hasPrefix("党支部台账.csv,,branch,visible,1,4,3,0,1,3,csv,utf-8,136,"))
  }

  @Test func aGapListHasTheTitlesAndTheRowsNotMet() throws {
    #expect(
      try MiniReports().lines("gaps/hours_rate.csv") == [
        "乡镇,姓名,身份证号,联系电话,现有学时",
        "东镇,李二,459901**********20,057*****1234,8",
        "西镇,钱五,459901**********75,,12",
      ])
  }

  @Test func aTableIsWrittenTwice() throws {
    let reports = try MiniReports()
    #expect(
      try reports.lines("tables/towns.csv") == [
        "乡镇,人数,平均学时,最小身份证号",
        "东镇,3,24,459901**********11", "西镇,2,12,459901**********43",
      ])
    #expect(
      try reports.text("tables/towns.json") == """
        [
        {"乡镇":"东镇","人数":3,"平均学时":24,"最小身份证号":"459901**********11"},
        {"乡镇":"西镇","人数":2,"平均学时":12,"最小身份证号":"459901**********43"}
        ]

        """)
  }

  @Test func theSummaryNamesAllOutputs() throws {
    let reports = try MiniReports()
    #expect(try reports.all == reports.summary.outputs.sorted())
    #expect(reports.summary.outputs.last == "summary.json")
  }

  @Test func theSummaryFollowsItsSchema() throws {
    let schema = try JSONSchema(repositoryFile: "docs/summary.schema.json")
    let text = try MiniReports().text("summary.json")
    let summary = try JSONValue(parsing: text)
    #expect(schema.faults(in: summary) == [])
    // The validator looks into it: a figure without its counts is refused.
    let broken = try JSONValue(parsing: text.replacing("\"not_met\"", with: "\"notmet\""))
    #expect(!schema.faults(in: broken).isEmpty)
    #expect(
      summary["metrics"]?.elements.first?["figures"]?.elements.first?["rate"] == .number(0.3333))
  }

  @Test func nothingPersonalIsInAnyOutput() throws {
    let reports = try MiniReports(Self.indiscreet)
    for name in try reports.all {
      let text = try reports.text(name)
      for number in MiniMonth.personalNumbers {
        #expect(!text.contains(number), "\(number) in \(name)")
        #expect(!text.contains(number.replacing("-", with: "")), "\(number) in \(name)")
      }
    }
  }

  @Test func unmaskedOutputsShowThem() throws {
    let reports = try MiniReports(Self.indiscreet, isUnmasked: true)
    #expect(try reports.text("tables/all.csv").contains("459901196203050011"))
    #expect(try reports.text("findings.csv").contains("459901198808080061"))
    #expect(try reports.text("rejects.csv").contains("0571-66665555"))
  }

  /// A pipeline that hands out personal numbers under other names, in sentences and in groups.
  static var indiscreet: MiniPipeline {
    var files = MiniPipeline()
    files.files["models/kept.sql"] =
      "-- materialized: table\nSELECT name, phone AS tel, citizen_id AS no FROM roster"
    files.files["tables/all.yaml"] = """
      - table: all
        title: 全部
        sql: |
          SELECT tel AS 电话, no AS 号码, name || '：' || no || '、' || COALESCE(tel, '') AS 说明,
            MIN(tel) OVER () || '；' || MAX(tel) OVER () AS 所有电话
          FROM kept
      """
    files.files["checks/more.yaml"] = """
      - check: X1
        title: 题
        severity: warning
        rows: SELECT tel AS value, no AS entity, tel AS found, name || no AS both FROM kept
        message: "{value}，{entity}，{found}，{both}"
        suggestion: 打 {value}，或 {found}
      """
    files.files["metrics/more.yaml"] = """
      - {metric: m, title: 指标, basis: 依据, from: kept, meets: tel IS NULL, by: [tel, [name, no]], gap_list: [no, {tel: 号}]}
      """
    return files
  }

  @Test(arguments: [("a/b", "a_b"), ("..", ".."), ("a:b*c?", "a_b_c_"), ("学时", "学时")])
  func aNameCannotLeadOutOfTheFolder(name: String, file: String) {
    #expect(Reports.fileName(name) == file)
  }

  @Test func aCellCannotBecomeAFormula() throws {
    var month = MiniMonth()
    month.files["党支部台账.csv"] = """
      党支部名称,乡镇,类别,党员数
      "=HYPERLINK(""http://x"",1)",+东镇,村,3
      -西村党支部,@西镇,村,0

      """
    var files = MiniPipeline()
    files.files["tables/towns.yaml"] =
      "- {table: towns, title: 表, sql: \"SELECT org_name, town AS \\\"=town\\\", -5 AS n FROM branch\"}"
    let reports = try MiniReports(files, month: month)
    #expect(
      try reports.lines("tables/towns.csv") == [
        "org_name,'=town,n", "\"'=HYPERLINK(\"\"http://x\"\",1)\",'+东镇,-5", "'-西村党支部,'@西镇,-5",
      ])
    for name in try reports.all where name.hasSuffix(".csv") {
      for line in try reports.lines(name) {
        #expect(!line.contains(",=") && !line.contains(",+") && !line.contains(",@"))
      }
    }
  }
}
