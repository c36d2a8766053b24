import ArgumentParser
import Definitions
import Reporting

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "读一个月的表，出台账、数字、问题和名单 / Reads a month's files; writes ledger, figures, findings and lists.",
    discussion: """
      退出码 / Exit status: 0 完成 done, 1 没能运行 could not run, 2 有 --fail-on 所指的问题 findings, 64 用法或定义有错 usage or definition.
      """)

  @OptionGroup var inputs: InputOptions

  @Option(help: "结果放在哪里 / Folder for the results.")
  var out = "out"

  @Flag(help: "结果里不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false

  @Flag(help: "不打印小结 / Print no summary.")
  var quiet = false

  @Flag(help: "打印各步用时 / Print how long each stage took.")
  var timings = false

  @Option(help: "有这一级或更重的问题时，退出码为 2 / Exit with status 2 on findings of this severity or worse.")
  var failOn = FailOn.never

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let out = out.isEmpty ? "." : out
      let pipeline = try PeriodRun.loadPipeline(inputs.pipeline, period: inputs.period)
      let run = PeriodRun(
        pipeline: pipeline, period: inputs.period, language: words.language,
        showsTimings: timings)
      let summary = try run.run(input: inputs.input, output: out, isUnmasked: unmask)
      if !quiet {
        let text = TerminalSummary(summary, language: words.language).text(
          outputs: "\(out)/\(inputs.period)", ledger: "\(out)/ledger/\(inputs.period).sqlite")
        try Console.print(text)
      }
      let errors = summary.count(of: .error)
      if failOn.isMet(errors: errors, warnings: summary.count(of: .warning)) {
        throw ExitCode(2)
      }
    }
  }
}
