import ArgumentParser
import Definitions
import Measuring
import Reporting

extension PopulationQuery.Outcome: ExpressibleByArgument {}

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract:
      "这个数怎么来的：口径、依据、文件、问题、SQL / How a figure came about: definition, files, findings, SQL.",
    discussion: """
      taizhang why member_hours_rate
      taizhang why member_hours_rate 青样镇 --rows unknown
      taizhang why member_hours_rate 青样镇/青样村
      taizhang why member_hours_rate sex=女
      taizhang why member_hours_rate --plan
      """)

  @Argument(help: "指标，代号或名称 / The metric, by its name or title.")
  var metric: String

  @Argument(help: "哪一组，默认全部 / Which group; default: all.")
  var group: String?

  @Option(
    help: "只列这样的行：met、not_met、unknown、excluded / Only such rows: met, not_met, unknown, excluded.")
  var rows: PopulationQuery.Outcome?

  @Option(help: "最多几行 / At most so many rows.")
  var limit: Int?

  @Flag(
    help:
      "只说怎么算：和哪些指标一次算出、SQL、数据库的做法、读多少行 / Only how it is computed: scan, SQL, the database's plan, rows read."
  )
  var plan = false

  @OptionGroup var unmasking: UnmaskOption
  @OptionGroup var ask: AskOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit 不能小于 0 / --limit may not be below 0.")
    }
    if plan, group != nil || rows != nil {
      throw ValidationError(
        "--plan 说的是整个指标，不和组或 --rows 一起用 / --plan is about the whole metric: no group, no --rows.")
    }
    if limit != nil, rows == nil {
      throw ValidationError("--limit 要和 --rows 一起用 / --limit goes with --rows.")
    }
  }

  func run() throws {
    try Failure.reporting(in: ask.language) {
      if plan {
        return try PlanAnswer(metric, in: ask.ledger(), language: ask.language)
          .write(as: ask.format) { try Console.print($0) }
      }
      let answer = try WhyAnswer(
        metric, group: group, in: ask.ledger(), isUnmasked: unmasking.unmask,
        language: ask.language)
      guard let rows else { return try answer.write(as: ask.format) { try Console.print($0) } }
      try answer.write(rows: rows, as: ask.format, limit: limit) { try Console.print($0) }
    }
  }
}
