import Definitions
import LedgerTestSupport
import Testing

@testable import Reporting

struct DefinitionPagesTests {
  @Test(arguments: [
    (
      ParameterTable.Format.csv, Language.chinese,
      "\u{FEFF}参数,名称,取值,可靠程度,有效期,依据\r\nhours_member,学时,32 学时,✔ 已核实,2019-05-06 起,条例第二十条\r\nkinds,种类,村、社区,▲ 本方案建议,—,本方案\r\n"
    ),
    (
      .csv, .english,
      "\u{FEFF}parameter,title,value,mark,valid,basis\r\nhours_member,学时,32 学时,✔ verified,from 2019-05-06,条例第二十条\r\nkinds,种类,村、社区,▲ proposed,—,本方案\r\n"
    ),
  ])
  func parametersWithTheirBases(
    format: ParameterTable.Format, language: Language, expected: String
  ) throws {
    let pipeline = try MiniPipeline().load()
    #expect(ParameterTable(pipeline, language: language).text(as: format) == expected)
  }

  @Test(arguments: [ParameterTable.Format.text, .markdown])
  func everyParameterHasItsLine(format: ParameterTable.Format) throws {
    let pipeline = try MiniPipeline().load()
    let lines = ParameterTable(pipeline, language: .chinese).text(as: format).split(separator: "\n")
    for parameter in pipeline.parameters {
      let line = try #require(lines.first { $0.contains(parameter.name) })
      #expect(line.contains(parameter.title) && line.contains(parameter.basis))
    }
  }

  @Test func thePlanNamesWhatAFigureNeeds() throws {
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] = nil
    files.files["metrics/m.yaml"] = """
      - metric: size
        title: 支部规模
        item: 1
        basis: 要点第1条
        formula: 花名册人数不超过50的支部
        from: branch_size
        meets: members <= 50
        exclude: [{when: "members = 0", reason: 没有党员}]
        checks: [X04]
        target: not_met = 0
        gap_list: [town, {members: 党员数}]
      """
    files.files["plan.yaml"] = """
      - {item: 1, sentence: 清理超大支部。, metrics: [size]}
      - {item: 1, sentence: 防止走过场。, not_measured: 定性要求}
      """
    let page = PlanPage(try files.load()).markdown
    #expect(
      page.contains(
        """
        ## 第 1 条

        > 清理超大支部。

        - **支部规模** `size`
          - 口径：花名册人数不超过50的支部
          - 依据：要点第1条
          - 目标：`not_met = 0`
          - 不计：没有党员
          - 需要的表：党支部台账、党员花名册
          - 名单：乡镇、党员数
          - 校核：X04

        > 防止走过场。

        不计量：定性要求
        """))
  }
}
