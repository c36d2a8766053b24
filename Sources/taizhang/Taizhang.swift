import ArgumentParser
import Definitions
import LedgerStore
import WorkbookWriting

@main
struct Taizhang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taizhang",
    abstract:
      "把各单位报来的表格变成核对过的台账和本月数字 / Turns a month's spreadsheets into a checked ledger and figures.",
    discussion: """
      常用 / Typical use:
        taizhang inspect 名册.xlsx
        taizhang check pipelines/grassroots-2023 --period 2023-06 --input 收件/
        taizhang run pipelines/grassroots-2023 --period 2023-06 --input 收件/
      """,
    version: Program.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, InspectCommand.self, ConvertCommand.self,
      TemplateCommand.self, RulesCommand.self, PipelineCommand.self, GapsCommand.self,
      WhyCommand.self,
      SourcesCommand.self, HistoryCommand.self, CompareCommand.self, ForgetCommand.self,
      ImportCommand.self,
      MeasureCommand.self, LoadCommand.self, ExportCommand.self,
    ])

  static func main() {
    Console.ignoreDeadlySignals()
    LibraryMessages.hide()
    SQLiteSettings.apply()
    main(nil)
  }
}
