import ArgumentParser
import Definitions
import LedgerStore
import Reporting

extension AnswerFormat: ExpressibleByArgument {}

/// What all questions to a ledger have in common.
struct AskOptions: ParsableArguments {
  @Option(help: "结果放在哪里 / Folder of the results, in which ledger/ lies.")
  var out = "out"

  @Option(
    help: "月份，如 2023-06；默认最近的一个月 / The month, such as 2023-06; default: the newest ledger's.",
    transform: MonthOption.period)
  var period: Period?

  @Option(help: "text（默认）、csv 或 json / text (default), csv or json.")
  var format = AnswerFormat.text

  @OptionGroup var words: LanguageOptions

  var language: Language { words.language }
  var folder: String { out.isEmpty ? "." : out }

  /// The ledger that is asked. Which one, where nobody named it, is said on stderr.
  func ledger() throws -> Ledger {
    if let period { return try ledger(of: period) }
    guard let newest = LedgerPlace.periods(in: folder).last else {
      throw LedgerError(.notFound, path: "\(folder)/ledger")
    }
    let ledger = try ledger(of: newest)
    Console.say(LocalizedText("台账：\(ledger.path)", "Ledger: \(ledger.path)")[language])
    return ledger
  }

  private func ledger(of period: Period) throws -> Ledger {
    let ledger = try PeriodLedger.open(output: folder, period: period)
    if LedgerChain(output: folder).stale.contains(period) {
      let words = LocalizedText(
        "！\(period) 是按旧的上期算的，已过时，请重算：taizhang run … --period \(period)",
        "! \(period) was computed from an earlier ledger of the month before and is stale; run it again: taizhang run … --period \(period)"
      )
      Console.say(words[language])
    }
    return ledger
  }
}

struct UnmaskOption: ParsableArguments {
  @Flag(help: "不遮盖身份证号和电话 / Show ids and telephone numbers in full.")
  var unmask = false
}
