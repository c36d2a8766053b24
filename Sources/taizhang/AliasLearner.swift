import ArgumentParser
import Definitions
import Foundation
import Importing
import LedgerStore
import Reporting

/// Asks about headings that nothing knows, and keeps those that the analyst places.
struct AliasLearner {
  let pipeline: Pipeline
  let language: Language
  private var rows: [String] = []
  /// Headings that have been asked about: the same one stands in the sheets of sixty villages.
  private var asked: Set<String> = []

  init(pipeline: Pipeline, language: Language) {
    self.pipeline = pipeline
    self.language = language
  }

  mutating func ask(about inspection: Inspection) throws {
    for guess in inspection.sheets.compactMap(\.guess) {
      let dataset = pipeline.datasets[guess.plan.dataset]
      for suggestion in guess.aliases where asked.insert(suggestion.row).inserted {
        let heading = guess.plan.columns.first { $0.column == suggestion.column }?.heading ?? ""
        let title = dataset.fields[suggestion.field].title
        try Console.print(
          LocalizedText(
            "把“\(heading)”记作\(dataset.title)的“\(title)”？[y/N] ",
            "Keep “\(heading)” as “\(title)” of \(dataset.title)? [y/N] ")[language])
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        if ["y", "yes", "是", "好"].contains(answer) { rows.append(suggestion.row) }
      }
    }
  }

  func keep(in folder: String) throws {
    guard !rows.isEmpty else {
      try Console.print(LocalizedText("\n没有记下新的列名。\n", "\nNothing kept.\n")[language])
      return
    }
    do throws(AliasesWriter.Failure) {
      try AliasesWriter.append(rows, to: folder)
    } catch {
      switch error {
      case .notUTF8:
        Console.say(
          LocalizedText(
            "\(folder)/aliases.csv 不是 UTF-8，请另存为 UTF-8 后再试，或自己加上：\n\(rows.joined(separator: "\n"))",
            "\(folder)/aliases.csv is not UTF-8; save it so and try again, or add:\n\(rows.joined(separator: "\n"))"
          )[language])
        throw ExitCode(1)
      case .unwritable(let code):
        throw LedgerError(.unwritable(SystemFault(code)), path: "\(folder)/aliases.csv")
      }
    }
    try Console.print(
      LocalizedText(
        "\n记下 \(rows.count) 个列名：\(folder)/aliases.csv\n",
        "\nKept \(rows.count) headings: \(folder)/aliases.csv\n")[
          language])
  }
}
