import ArgumentParser
import Definitions
import Foundation
import Measuring
import Reporting

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "还差谁：某项指标未达标的名单 / Lists whom a figure still waits for.",
    discussion: """
      taizhang gaps member_hours_rate --where 所属乡镇=青样镇
      taizhang gaps 党员学时达标率 --by town

      指标写代号或名称都行。--where 的列写列名或中文名：=（等于）、!=（不等于）、~（含有）。
      A metric goes by its name or its title, a column by its name or its heading: = equals, != differs, ~ contains.
      """)

  @Argument(help: "指标 / The metric.")
  var metric: String

  @Option(help: "按这些列数人数，几列用逗号分开 / Count by these columns, several with commas.")
  var by: String?

  @Option(
    name: .customLong("where"), help: "只要这样的行，可给多个 / Only such rows; may be given several times.")
  var conditions: [String] = []

  @Option(help: "最多几行 / At most so many rows.")
  var limit: Int?

  @OptionGroup var unmasking: UnmaskOption
  @OptionGroup var ask: AskOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit 不能小于 0 / --limit may not be below 0.")
    }
  }

  func run() throws {
    try Failure.reporting(in: ask.language) {
      let answer = try GapsAnswer(
        metric, where: conditions.map { try ColumnCondition($0) }, by: names, limit: limit,
        in: ask.ledger(), isUnmasked: unmasking.unmask, language: ask.language)
      try answer.write(as: ask.format) { try Console.print($0) }
    }
  }

  /// The columns of `--by`; `town/village` is a dimension's own spelling.
  private var names: [String] {
    (by ?? "").split { ",，、/".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
