import ArgumentParser
import Definitions
import Foundation
import LedgerStore
import Reporting

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "把一个单位报来的表读成一本台账，不算数字，留待合并 / Reads one sender's files into a ledger to be joined with others.",
    discussion: """
      每个单位一个 --out，可以在几台机器上同时做；再用 measure 或 load / Each sender with an --out of its own, side by side on many machines; then measure, or load.
      """)

  @OptionGroup var pipeline: PipelineArgument

  @Option(
    help: "月份，如 2023-06 / The month, such as 2023-06.", transform: MonthOption.period)
  var period: Period

  @Option(
    parsing: .upToNextOption,
    help: "表格文件或文件夹，可给多个 / Files or folders of spreadsheets, one or several.")
  var input: [String]

  @Option(help: "台账放在哪里，写在其中的 ledger/ / Folder for the ledger, which is written to ledger/ in it.")
  var out = "out"

  @Option(
    help: "在合起来的库里叫什么，默认是 --out 的末一段 / Its name among others; default: the last part of --out.")
  var shard: String?

  @OptionGroup var log: LogOptions

  @OptionGroup var words: LanguageOptions

  func run() throws {
    if log.logFormat == .json { Console.logJSON() }
    Interruption.shared.watch(language: words.language)
    try Failure.reporting(in: words.language) {
      let out = out.isEmpty ? "." : out
      let definitions = try TriedPipeline(pipeline.folder, period: period)
      let runLog = RunLog(log.verbosity, language: words.language)
      let run = PeriodRun(
        definitions: definitions, period: period, language: words.language, log: runLog)
      let name = shard ?? URL(fileURLWithPath: out).standardizedFileURL.lastPathComponent
      let made = try run.importShard(name, input: input, output: out)
      runLog.wipe()
      if !log.quiet { try Console.print(try line(made) + "\n") }
    }
  }

  private func line(_ shard: Shard) throws -> String {
    let counts =
      try shard.ledger.rows(
        of: "SELECT SUM(rows_read), SUM(loaded), SUM(rejected), SUM(skipped) FROM _sheet"
      ).first?.map { value in if case .integer(let count) = value { Int(count) } else { 0 } } ?? []
    let path = shard.ledger.path
    guard counts.count == 4 else { return path }
    return LocalizedText(
      "\(shard.name)：读 \(counts[0]) 行 = 入账 \(counts[1]) + 退回 \(counts[2]) + 跳过 \(counts[3])。台账：\(path)",
      "\(shard.name): \(counts[0]) rows read = \(counts[1]) loaded + \(counts[2]) rejected + \(counts[3]) skipped. Ledger: \(path)"
    )[words.language]
  }
}
