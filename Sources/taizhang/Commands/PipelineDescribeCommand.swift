import ArgumentParser
import Definitions
import Reporting

struct PipelineDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract:
      "逐句列出工作要点、指标、口径和所需的表 / Prints the work plan, sentence by sentence, with its figures.",
    discussion: """
      taizhang pipeline describe pipelines/grassroots-2023 > docs/work-plan-2023.md
      """)

  @Argument(help: "流程文件夹 / Folder of the pipeline, such as pipelines/grassroots-2023.")
  var directory: String

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      try Console.print(PlanPage(try PipelineLoader.load(directory: directory)).markdown)
    }
  }
}
