import Definitions
import Foundation
import LedgerStore

/// What was forgotten, in words and as an account that stays.
public enum ForgettingReport {
  private static let header = ["before", "period", "removed", "records", "figures"]

  public static func text(_ removals: [Forgetting.Removal], in language: Language) -> String {
    guard !removals.isEmpty else {
      return LocalizedText("没有要删的", "nothing to remove")[language] + "\n"
    }
    return removals.map { removal in
      let words =
        removal.isWhole
        ? LocalizedText("\(removal.period)：整期", "\(removal.period): all of it")
        : LocalizedText(
          "\(removal.period)：从前带来的 \(removal.records) 行、\(removal.figures) 个数字",
          "\(removal.period): \(removal.records) rows and \(removal.figures) figures of earlier months"
        )
      return words[language] + "\n"
    }.joined()
  }

  /// Adds to the account, which is made where there is none.
  public static func append(
    _ removals: [Forgetting.Removal], before first: Period, to path: String
  ) throws(ReportError) {
    var text = CSVText(header: header)
    if FileManager.default.fileExists(atPath: path) { text.removeAll() }
    for removal in removals {
      text.add([
        .text("\(first)"), .text("\(removal.period)"), .text(removal.isWhole ? "all" : "carried"),
        removal.isWhole ? .blank : .init(removal.records),
        removal.isWhole ? .blank : .init(removal.figures),
      ])
    }
    let file = try OutputFile(path: path, appends: true)
    try file.write(text.bytes)
    try file.close()
  }
}
