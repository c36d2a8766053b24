import ArgumentParser
import Definitions
import Foundation
import Importing
import Reporting
import Spreadsheets

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "看看文件里有什么、会被读成什么 / Shows what is in a file and what it would be read as.",
    discussion: """
      文件打不开、读得不对时先用它：真实格式、由什么程序写成、编码有几分把握、每张表的大小、合并、隐藏、筛选、批注，
      认成哪张台账、每列读成什么、没用上的列该加什么别名、前几条读入后的样子。
      For spreadsheets that do not open or read oddly. Nothing is written.

      退出码 / Exit status: 0 有文件读得了 some file can be read, 1 都读不了 none can,
      3 都有打开密码 all are encrypted, 64 流程定义有错 faults in the pipeline.
      """)

  @Argument(help: "表格文件或文件夹，可给多个 / Files or folders of spreadsheets, one or several.")
  var files: [String]

  @Option(
    help:
      "按哪个流程认表，默认 pipelines/grassroots-2023 / Pipeline to recognise sheets by; default: pipelines/grassroots-2023."
  )
  var pipeline: String?

  @Flag(
    name: .customLong("no-pipeline"),
    help: "不按流程认表，只看表头和前几行 / Recognise no datasets; show headers and first rows.")
  var ignoresPipelines = false

  @Option(
    help: "月份，如 2023-06；给了才判断日期是否晚于期末 / The month, such as 2023-06, to judge dates by.",
    transform: MonthOption.period)
  var period: Period?

  @Flag(
    help:
      "输出 JSON，各个键见 docs/inspect.schema.json / Print JSON; docs/inspect.schema.json tells its keys."
  )
  var json = false

  @Flag(
    help:
      "逐列问要不要记住没用上的列名，记在流程的 aliases.csv / Ask for each column without a place whether to keep its heading in aliases.csv."
  )
  var learn = false

  @Flag(help: "不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false

  @Flag(
    name: .customLong("dump-jsonl"),
    help: "把所有单元格原样输出为 JSON，不遮盖 / Print every cell as JSON lines, nothing masked.")
  var dumpsCells = false

  @Flag(
    name: .customLong("count"),
    help:
      "把每张表读到底，只数行和单元格 / Read every sheet to its end and count its rows and cells.")
  var countsCells = false

  @OptionGroup var words: LanguageOptions

  func validate() throws {
    guard !(ignoresPipelines && pipeline != nil) else {
      throw ValidationError("--pipeline 和 --no-pipeline 只能给一个 / Give --pipeline or --no-pipeline.")
    }
    guard !countsCells || !(json || ignoresPipelines || dumpsCells || learn || pipeline != nil)
    else {
      throw ValidationError(
        "--count 只数单元格，不能和 --json、--pipeline、--no-pipeline、--learn、--dump-jsonl 一起用 / --count goes with none of --json, --pipeline, --no-pipeline, --learn, --dump-jsonl."
      )
    }
    guard !learn || !(json || ignoresPipelines || dumpsCells) else {
      throw ValidationError(
        "--learn 不能和 --json、--no-pipeline、--dump-jsonl 一起用 / --learn goes with none of --json, --no-pipeline, --dump-jsonl."
      )
    }
  }

  func run() throws {
    try Failure.reporting(in: words.language) {
      let inputs = try InputLister.files(at: files)
      if dumpsCells {
        for input in inputs { try dump(input) }
        return
      }
      if countsCells {
        if let status = InspectCommand.status(try count(inputs)) { throw status }
        return
      }
      let pipeline = try loadedPipeline()
      let inspector = Inspector(pipeline: pipeline, period: period, language: words.language)
      let errors =
        try json
        ? printJSON(inputs, inspector, pipeline) : printText(inputs, inspector, pipeline)
      if let status = InspectCommand.status(errors) { throw status }
    }
  }

  /// - Returns: What is wrong with each file; `nil` for one that can be read.
  private func printText(
    _ inputs: [InputFile], _ inspector: Inspector, _ pipeline: Pipeline?
  ) throws -> [ReadError?] {
    let text = InspectionText(pipeline: pipeline, language: words.language, isUnmasked: unmask)
    var errors: [ReadError?] = []
    var learner = pipeline.map { AliasLearner(pipeline: $0, language: words.language) }
    for input in inputs {
      let inspection = inspector.inspect(input)
      errors.append(inspection.error)
      guard try Console.print(text.text(of: inspection)) else { break }
      if learn { try learner?.ask(about: inspection) }
    }
    if learn, let folder = pipelineFolder { try learner?.keep(in: folder) }
    return errors
  }

  private func printJSON(
    _ inputs: [InputFile], _ inspector: Inspector, _ pipeline: Pipeline?
  ) throws -> [ReadError?] {
    let json = InspectionJSON(pipeline: pipeline, language: words.language, isUnmasked: unmask)
    var errors: [ReadError?] = []
    guard try Console.print(json.start) else { return errors }
    for input in inputs {
      let inspection = inspector.inspect(input)
      let separator = errors.isEmpty ? "" : InspectionJSON.separator
      errors.append(inspection.error)
      guard try Console.print(separator + json.text(of: inspection)) else { return errors }
    }
    try Console.print(InspectionJSON.end)
    return errors
  }

  /// - Returns: `nil` where one of the files can be read.
  private static func status(_ errors: [ReadError?]) -> ExitCode? {
    guard !errors.isEmpty, !errors.contains(nil) else { return nil }
    return errors.allSatisfy { $0?.kind == .encrypted } ? Failure.encrypted : ExitCode(1)
  }

  private func loadedPipeline() throws -> Pipeline? {
    guard !ignoresPipelines, let folder = pipelineFolder else { return nil }
    return try PipelineLoader.load(directory: folder)
  }

  private var pipelineFolder: String? {
    let standard = "pipelines/grassroots-2023"
    return pipeline ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
  }

  /// - Returns: What is wrong with each file; `nil` for one that can be read.
  private func count(_ inputs: [InputFile]) throws -> [ReadError?] {
    let text = CellCountText(language: words.language)
    var counts: [CellCounter.FileCount] = []
    try Console.print(text.header)
    try CellCounter().count(inputs) { count in
      counts.append(count)
      try Console.print(text.text(of: count))
      if let error = count.error {
        Console.say(ReadErrorWords.sentence(error)[words.language])
      }
    }
    try Console.print(text.total(of: counts))
    return counts.map(\.error)
  }

  private func dump(_ input: InputFile) throws {
    let file = try SpreadsheetOpener.open(path: input.path, name: input.name)
    try CanonicalDump.write(file) { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let written = Foundation.write(1, rest.baseAddress, rest.count)
        // Whoever read the output has gone, which is a normal end.
        guard written > 0 else { return }
        rest = UnsafeBufferPointer(rebasing: rest[written...])
      }
    }
  }
}
