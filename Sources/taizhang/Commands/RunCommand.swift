import ArgumentParser
import Definitions
import LedgerStore
import Reporting

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "读一个月的表，出台账、数字、问题和名单 / Reads a month's files; writes ledger, figures, findings and lists.",
    discussion: """
      退出码 / Exit status: 0 完成 done, 1 没能运行 could not run, 2 有 --fail-on 所指的问题 findings, 64 用法或定义有错 usage or definition.
      """)

  @OptionGroup var pipeline: PipelineArgument

  @Option(
    help:
      "月份，如 2023-06；或连着几个月，如 2023-04..2023-06 / The month, such as 2023-06, or several in a row.",
    transform: MonthOption.range)
  var period: PeriodRange

  @Option(
    parsing: .upToNextOption,
    help: """
      表格文件或文件夹，可给多个；算几个月时，每月读其中以月份命名的文件夹，或路径中的 {period} / \
      Files or folders of spreadsheets; of several months, each reads the folder of its name in them, or {period} in the path.
      """)
  var input: [String]

  @Option(help: "结果放在哪里 / Folder for the results.")
  var out = "out"

  @Option(
    help: """
      只写这几样，用逗号隔开，默认按流程的 outputs / Write only these, with commas between them: \
      \(OutputsOption.names).
      """,
    transform: OutputsOption.outputs)
  var only: Set<Output>?

  @Flag(help: "结果里不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false

  @OptionGroup var log: LogOptions

  @Option(help: "有这一级或更重的问题时，退出码为 2 / Exit with status 2 on findings of this severity or worse.")
  var failOn = FailOn.never

  @OptionGroup var words: LanguageOptions

  func run() throws {
    if log.logFormat == .json { Console.logJSON() }
    Interruption.shared.watch(language: words.language)
    try Failure.reporting(in: words.language) {
      let out = out.isEmpty ? "." : out
      let inputs = MonthInputs(paths: input, range: period)
      // What is wrong with the definitions or with one month's input stops all of them.
      let months = try period.months.map { month in
        (
          definitions: try TriedPipeline(pipeline.folder, period: month),
          paths: try inputs.paths(of: month)
        )
      }
      var summaries: [Summary] = []
      for (month, (definitions, paths)) in zip(period.months, months) {
        let runLog = RunLog(log.verbosity, language: words.language)
        let run = PeriodRun(
          definitions: definitions, period: month, language: words.language, log: runLog)
        let summary = try run.run(input: paths, output: out, isUnmasked: unmask, only: only)
        runLog.wipe()
        summaries.append(summary)
        if !log.quiet { try show(summary, out, isLast: summaries.count == months.count) }
      }
      let errors = summaries.reduce(0) { $0 + $1.count(of: .error) }
      let warnings = summaries.reduce(0) { $0 + $1.count(of: .warning) }
      if failOn.isMet(errors: errors, warnings: warnings) { throw ExitCode(2) }
    }
  }

  /// What the months after it have become is said with the last.
  private func show(_ summary: Summary, _ out: String, isLast: Bool) throws {
    let stale = isLast ? LedgerChain(output: out).stale : []
    let text = TerminalSummary(summary, stale: stale, language: words.language).text(
      outputs: "\(out)/\(summary.period)", ledger: "\(out)/ledger/\(summary.period).sqlite")
    try Console.print(isLast ? text : text + "\n")
  }
}
