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

  @OptionGroup var unmasking: UnmaskOption
  @OptionGroup var ask: AskOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit 不能小于 0 / --limit may not be below 0.")
    }
    if limit != nil, rows == nil {
      throw ValidationError("--limit 要和 --rows 一起用 / --limit goes with --rows.")
    }
  }

  func run() throws {
    try Failure.reporting(in: ask.language) {
      let answer = try WhyAnswer(
        metric, group: group, in: ask.ledger(), isUnmasked: unmasking.unmask,
        language: ask.language)
      guard let rows else { return try answer.write(as: ask.format) { try Console.print($0) } }
      try answer.write(rows: rows, as: ask.format, limit: limit) { try Console.print($0) }
    }
  }
}
