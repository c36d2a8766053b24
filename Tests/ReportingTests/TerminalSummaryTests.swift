import Definitions
import LedgerTestSupport
import Testing

@testable import Reporting

struct TerminalSummaryTests {
  private func text(_ reports: MiniReports, _ language: Language) -> String {
    TerminalSummary(reports.summary, language: language).text(
      outputs: "out/2023-06", ledger: "out/ledger/2023-06.sqlite")
  }

  @Test func chinese() throws {
    #expect(
      text(try MiniReports(), .chinese) == """
        小台账  2023-06
        2 个文件，2 张表：读 13 行 = 入账 8 + 退回 1 + 跳过 4

          ✗ 学时达标率            33.33%         (1/3)  目标 ≥ 50%  无法判定 1
          ✗ 党员不足三人的支部         2  目标 = 0

        问题：错误 2，警告 0，提示 1（findings.csv）
        结果：out/2023-06
        台账：out/ledger/2023-06.sqlite

        """)
  }

  @Test func figuresOfAPlanStandUnderTheirItems() throws {
    var files = MiniPipeline()
    files.files["metrics/plan.yaml"] = """
      - {metric: b, title: 乙, item: 2, basis: 要点, from: member}
      - {metric: a, title: 甲, item: 1, basis: 要点, from: member}
      """
    let lines = text(try MiniReports(files), .chinese).split(separator: "\n").map { line in
      line.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(
      lines[2...9] == ["第 1", "✗ 学时达标率", "· 甲", "第 2", "· 乙", "其他", "✗ 党员不足三人的支部", "问题：错误 2，警告"])
  }

  @Test func english() throws {
    #expect(
      text(try MiniReports(), .english) == """
        小台账  2023-06
        2 files, 2 sheets: 13 rows read = 8 loaded + 1 rejected + 4 skipped

          ✗ 学时达标率            33.33%         (1/3)  target ≥ 50%  1 not judged
          ✗ 党员不足三人的支部         2  target = 0

        Findings: 2 errors, 0 warnings, 1 notes (findings.csv)
        Results: out/2023-06
        Ledger:  out/ledger/2023-06.sqlite

        """)
  }

  @Test func aDatasetOfWhichNothingWasReadIsNamed() throws {
    var month = MiniMonth()
    month.files = month.files.filter { $0.value.contains("身份证号") }
    #expect(month.files.count == 1)
    #expect(text(try MiniReports(month: month), .chinese).contains("！没有读到：党支部台账，要用到它们的数字不能算数\n"))
  }

  @Test func filesThatCouldNotBeReadAreNotSilent() throws {
    var month = MiniMonth()
    month.files["坏.csv"] = ""
    #expect(
      text(try MiniReports(month: month), .chinese)
        .contains("！有 1 个文件没有读全，数字不全，详见 findings.csv 的 F01\n"))
  }

  @Test(arguments: [
    ("target: met >= 1", "  ✓ 题         1  目标 ≥ 1\n"),
    ("target: rate > :share", "  ✗ 题    20.00%         (1/5)  目标 > 50%\n"),
    ("target: rate >= 2.5%", "  ✓ 题    20.00%         (1/5)  目标 ≥ 2.5%\n"),
    ("where: hours > 1000", "  · 题         —         (0/0)\n"),
  ])
  func aFigureStandsBesideItsTarget(definition: String, line: String) throws {
    var files = MiniPipeline()
    files.files["parameters.yaml"] =
      "- {parameter: share, title: 份额, value: 0.5, basis: 本方案, mark: proposed}"
    files.files["metrics/hours.yaml"] =
      "- metric: m\n  title: 题\n  basis: 依据\n  from: member\n  meets: frail = 1\n  \(definition)\n"
    #expect(text(try MiniReports(files), .chinese).contains(line))
  }
}
