import ArgumentParser
import Definitions

struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline", abstract: "流程定义的命令 / Commands for the definitions of a pipeline.",
    subcommands: [
      PipelineCheckCommand.self, PipelineDescribeCommand.self, PipelineNewCommand.self,
    ])
}

struct PipelineCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "检查流程定义有没有写错，不读任何表格 / Looks for faults in the definitions; reads no spreadsheet.")

  @Argument(help: "流程文件夹 / Folder of the pipeline, such as pipelines/grassroots-2023.")
  var directory: String

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      guard let period = Period("2023-06") else { return }
      let pipeline = try TriedPipeline(directory, period: period).pipeline
      let counts = [
        pipeline.datasets.count, pipeline.models.count, pipeline.checks.count,
        pipeline.metrics.count, pipeline.tables.count,
      ]
      try Console.print(
        LocalizedText(
          "\(pipeline.name)：没有错误。数据集 \(counts[0])，模型 \(counts[1])，校核 \(counts[2])，指标 \(counts[3])，表 \(counts[4])",
          "\(pipeline.name): no faults. \(counts[0]) datasets, \(counts[1]) models, \(counts[2]) checks, \(counts[3]) metrics, \(counts[4]) tables"
        )[words.language] + "\n")
    }
  }
}
