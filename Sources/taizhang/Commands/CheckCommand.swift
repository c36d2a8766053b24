import ArgumentParser
import Definitions
import Importing
import LedgerStore
import Reporting

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "只查问题，什么也不留下 / Lists what is wrong with files and keeps nothing.")

  @OptionGroup var pipeline: PipelineArgument

  @Option(
    help: "月份，如 2023-06 / The month, such as 2023-06.", transform: MonthOption.period)
  var period: Period

  @Option(
    parsing: .upToNextOption,
    help: "表格文件或文件夹，可给多个 / Files or folders of spreadsheets, one or several.")
  var input: [String]

  @Option(help: "有这一级或更重的问题时，退出码为 2 / Exit with status 2 on findings of this severity or worse.")
  var failOn = FailOn.error

  @Flag(help: "不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let definitions = try TriedPipeline(pipeline.folder, period: period)
      let builder = try LedgerBuilder(
        pipeline: definitions.pipeline, period: period, place: nil)
      defer { builder.discard() }
      let run = PeriodRun(
        definitions: definitions, period: period, language: words.language,
        log: RunLog(Verbosity(), language: words.language))
      _ = try run.fill(builder, from: InputLister.files(at: input))
      try run.measurement.install(in: builder)
      try run.check(builder, from: builder.openReaders())

      var counts: [String: Int] = [:]
      let disclosure = Disclosure(definitions.pipeline, isUnmasked: unmask)
      var text = ""
      var hasReader = true
      try ShownFinding.forEach(in: builder.ledger, disclosure: disclosure) { finding in
        counts[finding.severity, default: 0] += 1
        guard hasReader else { return }
        text += line(finding) + "\n"
        if text.utf8.count >= 1 << 14 {
          hasReader = try Console.print(text)
          text = ""
        }
      }
      let errors = counts["error", default: 0]
      let warnings = counts["warning", default: 0]
      let notes = counts["info", default: 0]
      let closing = LocalizedText(
        "错误 \(errors)，警告 \(warnings)，提示 \(notes)",
        "\(errors) errors, \(warnings) warnings, \(notes) notes")
      if hasReader { try Console.print(text + closing[words.language] + "\n") }
      if failOn.isMet(errors: errors, warnings: warnings) { throw ExitCode(2) }
    }
  }

  /// `错误 R05 名册.xlsx 党员!C14 身份证号校验码不对（建议：…）`
  private func line(_ finding: ShownFinding) -> String {
    let names = [
      "error": LocalizedText("错误", "error"), "warning": LocalizedText("警告", "warning"),
      "info": LocalizedText("提示", "note"),
    ]
    let place = [
      finding.sheet, finding.cell ?? finding.row.map { "\($0)" },
    ].compactMap { $0 }.joined(separator: "!")
    var parts = [
      names[finding.severity]?[words.language] ?? finding.severity, finding.rule,
      finding.file ?? "", place, finding.message,
    ].filter { !$0.isEmpty }
    if let suggestion = finding.suggestion {
      parts.append(LocalizedText("（\(suggestion)）", "(\(suggestion))")[words.language])
    }
    return oneLine(parts.joined(separator: " "))
  }

  /// A cell may hold several lines, a finding is one.
  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
