import ArgumentParser
import Definitions
import LedgerStore
import Reporting

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "两个月对比：谁来了、走了、变了，数字怎么变 / Compares two months: who came, left, changed; how figures moved.",
    discussion: """
      taizhang compare 2023-05 2023-06
      taizhang compare 2023-05 2023-06 --dataset 党员花名册 --format csv > 变动.csv

      对比什么写在流程的 compare、account、renames 里。
      What is compared is said by compare, account and renames of the pipeline.
      """)

  @Argument(help: "前一个月 / The earlier month.", transform: MonthOption.period)
  var then: Period

  @Argument(help: "后一个月 / The later month.", transform: MonthOption.period)
  var now: Period

  @Option(help: "只看这个数据集 / This dataset alone, by its name or title.")
  var dataset: String?

  @Option(help: "每份名单最多几行 / At most so many rows of each list.")
  var limit: Int?

  @Option(help: "结果放在哪里 / Folder of the results, in which ledger/ lies.")
  var out = "out"

  @Option(help: "text（默认）、csv 或 json / text (default), csv or json.")
  var format = AnswerFormat.text

  @OptionGroup var unmasking: UnmaskOption
  @OptionGroup var words: LanguageOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit 不能小于 0 / --limit may not be below 0.")
    }
  }

  func run() throws {
    try Failure.reporting(in: words.language) {
      let out = out.isEmpty ? "." : out
      let answer = try ComparisonAnswer(
        then: PeriodLedger.open(output: out, period: then),
        now: PeriodLedger.open(output: out, period: now), dataset: dataset,
        limit: limit, isUnmasked: unmasking.unmask, language: words.language)
      try answer.write(as: format) { try Console.print($0) }
    }
  }
}
