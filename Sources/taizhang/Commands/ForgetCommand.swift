import ArgumentParser
import Definitions
import LedgerStore
import Reporting

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "永久删除以前各期的台账和结果 / Removes the ledgers and outputs of earlier months for good.",
    discussion: """
      不加 --yes 只列出会删什么。以后各期的台账里从前带来的行和数字也一并删除，删了什么记在 ledger/forgotten.csv /
      Without --yes, says what it would remove. Rows and figures that later ledgers took over go too; ledger/forgotten.csv keeps account.
      """)

  @Option(
    help: "这个月以前的都删，如 2022-01 / Months before this one go, such as 2022-01.",
    transform: MonthOption.period)
  var before: Period

  @Option(help: "结果放在哪里 / Folder of the results.")
  var out = "out"

  @Flag(help: "真的删除 / Really remove.")
  var yes = false

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let forgetting = Forgetting(output: out, before: before)
      guard yes else {
        let plan = try forgetting.plan()
        let hint = LocalizedText("以上还没有删，加 --yes 才删", "nothing was removed yet; add --yes to do it")
        let text = ForgettingReport.text(plan, in: words.language)
        try Console.print(text + (plan.isEmpty ? "" : hint[words.language] + "\n"))
        return
      }
      // A finished ledger that waits for its place would be thrown away else.
      for period in LedgerChain(output: out).periods {
        try Publication.complete(output: out, period: period)
      }
      let removed = try forgetting.run()
      OutputFolder.removeLeftovers(in: out, before: before)
      for removal in removed where removal.isWhole {
        let kept = try OutputFolder(output: out, period: removal.period).remove()
        for path in kept {
          let words = LocalizedText(
            "不是 taizhang 写的，留着：\(path)", "not written by taizhang, kept: \(path)")
          Console.say(words[self.words.language])
        }
      }
      if !removed.isEmpty {
        try ForgettingReport.append(removed, before: before, to: out + "/ledger/forgotten.csv")
      }
      try Console.print(ForgettingReport.text(removed, in: words.language))
    }
  }
}
