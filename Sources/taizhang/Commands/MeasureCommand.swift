import ArgumentParser
import Definitions
import LedgerStore
import Reporting

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract:
      "把各单位的台账合在一起，出数字、问题和名单 / Measures the ledgers of many senders together.",
    discussion: """
      台账由 import 做成；写 metrics、findings、gaps、tables、rejects、sources，要原表的 returns 和逐行查问的不写 / Of ledgers that import has made; writes all but what needs the files, or asks about rows.
      """)

  @OptionGroup var pipeline: PipelineArgument

  @Argument(
    help:
      "各单位的台账，先后要每次一样；用 Spark 算时，是 export 写的文件夹 / The senders' ledgers, in the same order each time; for Spark, the folder that export has written."
  )
  var ledgers: [String] = []

  @Option(
    help: "月份，如 2023-06 / The month, such as 2023-06.", transform: MonthOption.period)
  var period: Period

  @Option(
    help:
      "在哪里算：sqlite（默认），装过台账的 postgres://…，或 Spark 集群 spark://…、yarn / Where it is computed: sqlite (default), a database into which load has put the ledgers, postgres://…, or a Spark cluster, spark://…, yarn.",
    transform: EngineOption.engine)
  var engine = EngineOption.sqlite

  @Option(help: "结果放在哪里 / Folder for the results.")
  var out = "out"

  @Option(
    help: "只写这几样，用逗号隔开 / Write only these, with commas between them: \(OutputsOption.names).",
    transform: OutputsOption.outputs)
  var only: Set<Output>?

  @Flag(help: "结果里不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false

  @OptionGroup var log: LogOptions

  @OptionGroup var words: LanguageOptions

  func validate() throws {
    switch engine {
    case .sqlite where ledgers.isEmpty:
      throw ValidationError("用 sqlite 算，要给出台账 / Name the ledgers to be measured with sqlite.")
    case .postgreSQL where !ledgers.isEmpty:
      throw ValidationError(
        "数据库里的台账用 taizhang load 装载，这里不再给出 / The ledgers are in the database; name none here.")
    case .spark where ledgers.count != 1:
      throw ValidationError(
        "用 Spark 算，要给出 export 写的一个文件夹 / Name the folder that export has written.")
    default: break
    }
  }

  func run() throws {
    if log.logFormat == .json { Console.logJSON() }
    Interruption.shared.watch(language: words.language)
    try Failure.reporting(in: words.language) {
      let out = out.isEmpty ? "." : out
      let definitions = try TriedPipeline(pipeline.folder, period: period)
      let runLog = RunLog(log.verbosity, language: words.language)
      let run = MeasureRun(
        definitions: definitions, period: period, language: words.language, log: runLog)
      let summary =
        switch engine {
        case .sqlite:
          try run.run(ledgers: ledgers, output: out, isUnmasked: unmask, only: only)
        case .postgreSQL(let url):
          try run.run(postgreSQL: url, output: out, isUnmasked: unmask, only: only)
        case .spark(let master):
          try run.run(
            spark: master, data: ledgers[0], output: out, isUnmasked: unmask, only: only)
        }
      runLog.wipe()
      sayWhatIsLeftOut(definitions.pipeline)
      guard !log.quiet else { return }
      let text = TerminalSummary(summary, language: words.language)
        .text(outputs: "\(out)/\(period)", ledger: nil)
      try Console.print(text)
    }
  }

  private func sayWhatIsLeftOut(_ pipeline: Pipeline) {
    let asked = only ?? pipeline.outputs
    let names = Output.allCases.filter { asked.contains($0) && !MeasureRun.outputs.contains($0) }
      .map(\.rawValue).joined(separator: ", ")
    guard !names.isEmpty, !log.quiet else { return }
    Console.say(
      LocalizedText(
        "不写 \(names)：要有原表，或要逐行查问，请用 taizhang run",
        "not written: \(names); these need the files or ask about rows, for which there is taizhang run"
      )[words.language])
  }
}

/// Where measuring is done, as it is written in options.
enum EngineOption: Sendable {
  case sqlite
  case postgreSQL(url: String)
  /// As Spark names it.
  case spark(master: String)

  static func engine(_ text: String) throws -> EngineOption {
    switch text {
    case "sqlite": return .sqlite
    case _ where text.hasPrefix("postgres://") || text.hasPrefix("postgresql://"):
      return .postgreSQL(url: text)
    case "yarn": return .spark(master: text)
    case _ where ["spark://", "k8s://", "local["].contains(where: text.hasPrefix):
      return .spark(master: text)
    default:
      throw ValidationError("--engine 不认识“\(text)” / --engine knows no “\(text)”.")
    }
  }
}
