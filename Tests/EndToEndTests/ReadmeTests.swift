import Foundation
import Testing

/// The pages show what the program prints, and every command explains itself.
struct ReadmeTests {
  /// The folder of the package.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Pages whose `console` blocks are run. `make docs` brings them up to date.
  @Test(arguments: ["README.md", "README.zh-CN.md", "docs/guide.zh-CN.md", "docs/outputs.md"])
  func examplesAreWhatTheProgramPrints(page: String) throws {
    try expect(
      page: page, toBe: "scripts/refresh-examples.sh \"$TAIZHANG\" '\(page)'")
  }

  @Test func thePageOfCommandsIsUpToDate() throws {
    try expect(page: "docs/commands.md", toBe: "scripts/commands-page.sh \"$TAIZHANG\"")
  }

  @Test func thePageOfTheWorkPlanIsUpToDate() throws {
    try expect(
      page: "docs/work-plan-2023.md",
      toBe: "\"$TAIZHANG\" pipeline describe pipelines/grassroots-2023")
  }

  /// Compares line by line, since a page is too long to be looked through for one word.
  private func expect(page: String, toBe command: String) throws {
    let fresh = try TaizhangProcess.shell(command, in: Self.root)
    try #require(fresh.status == 0, "\(fresh.errors)")
    let written = try String(contentsOfFile: "\(Self.root)/\(page)", encoding: .utf8)
    let differences = fresh.output.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(from: written.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(differences.isEmpty, "\(page) is out of date; run make docs and read what changes")
  }

  /// Chinese first, then English, as `读一个月的表 / Reads a month's files`.
  @Test func everyCommandAndOptionHasHelpInBothLanguages() throws {
    let dump = try TaizhangProcess.run(["--experimental-dump-help"])
    let help = try JSONDecoder().decode(Help.self, from: Data(dump.output.utf8))
    let words = help.command.words(path: "")
    #expect(words.contains { $0.of == " taizhang pipeline check" })
    for (of, text) in words {
      let parts = text.split(separator: " / ", maxSplits: 1)
      #expect(parts.count == 2, "\(of): \(text)")
      #expect(parts.first?.contains(where: Self.isHan) == true, "\(of): \(text)")
      #expect(parts.last?.contains(where: Self.isHan) == false, "\(of): \(text)")
    }
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}

/// What the argument parser tells of the commands.
private struct Help: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// The words of this command, its arguments and its subcommands, each with what they are of.
    func words(path: String) -> [(of: String, text: String)] {
      let path = "\(path) \(commandName)"
      return [(path, abstract ?? "")]
        // The parser's own.
        + (arguments ?? []).filter { !["help", "version"].contains($0.valueName) }
        .map { ("\(path) \($0.valueName)", $0.abstract ?? "") }
        + (subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { $0.words(path: path) }
    }
  }

  struct Argument: Decodable {
    var valueName: String
    var abstract: String?
  }

  var command: Command
}
