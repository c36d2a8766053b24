import ArgumentParser
import Definitions
import Reporting

extension ParameterTable.Format: ExpressibleByArgument {}

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract:
      "列出各项门槛的取值、依据和可靠程度 / Lists the thresholds with their values, bases and marks.",
    discussion: """
      taizhang rules pipelines/grassroots-2023 --format csv > 口径.csv
      """)

  @Argument(help: "流程文件夹 / Folder of the pipeline, such as pipelines/grassroots-2023.")
  var directory: String

  @Option(help: "text（默认）、markdown 或 csv / text (default), markdown or csv.")
  var format = ParameterTable.Format.text

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let pipeline = try PipelineLoader.load(directory: directory)
      let table = ParameterTable(pipeline, language: words.language)
      try Console.print(table.text(as: format))
    }
  }
}
