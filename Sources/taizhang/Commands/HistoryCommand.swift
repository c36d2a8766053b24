import ArgumentParser
import Reporting

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "一项指标各月的数 / A figure month by month.",
    discussion: """
      taizhang history member_hours_rate
      taizhang history member_hours_rate --group 青样镇
      """)

  @Argument(help: "指标，代号或名称 / The metric, by its name or title.")
  var metric: String

  @Option(help: "哪一组，默认全部 / Which group; default: all.")
  var group: String?

  @OptionGroup var ask: AskOptions

  func run() throws {
    try Failure.reporting(in: ask.language) {
      try HistoryAnswer(metric, group: group, in: ask.ledger(), language: ask.language)
        .write(as: ask.format) { try Console.print($0) }
    }
  }
}
