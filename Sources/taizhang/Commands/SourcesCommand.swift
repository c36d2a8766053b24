import ArgumentParser
import Reporting

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract:
      "台账由哪些文件、哪些工作表来，各有多少行 / The files and sheets that a ledger was made from, with their rows.")

  @OptionGroup var ask: AskOptions

  func run() throws {
    try Failure.reporting(in: ask.language) {
      try SourcesAnswer(ask.ledger(), language: ask.language).write(as: ask.format) {
        try Console.print($0)
      }
    }
  }
}
