import Definitions
import LedgerStore

/// A finding as its sender sees it: its own values in full, and nobody else's.
struct ReturnFinding {
  var severity: String
  var rule: String
  var row: Int?
  var column: Int?
  var heading: String?
  var entity: String?
  var value: String?
  var message: String
  var suggestion: String?

  /// The columns are those of `query`.
  ///
  /// - Parameter masking: A sentence may name rows of other senders, so numbers in it are masked as
  ///   everywhere; the value is the sender's own.
  init(_ row: [Ledger.Value], masking: Disclosure) {
    severity = row[0].text ?? ""
    rule = row[1].text ?? ""
    self.row = row[2].integer
    column = row[3].integer
    heading = row[4].text
    entity = row[5].text
    let value = row[6].text
    self.value = value
    message = masking.shown(row[7].text ?? "").filling("{value}", with: value ?? "—")
    suggestion = row[8].text.map { masking.shown($0).filling("{value}", with: value ?? "—") }
  }

  /// Of one sheet, by place; what is about the whole sheet comes first.
  static let query = """
    SELECT severity, rule, row, col, heading, entity, value, message, suggestion FROM _finding
    WHERE sheet = ? ORDER BY row IS NOT NULL, row, col,
      CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, _id
    """

  var isWrong: Bool { severity != Severity.info.rawValue }

  /// What the comment on its cell says.
  func comment(in language: Language) -> String {
    let advice = suggestion.map { "\n" + LocalizedText("怎么改：", "Do: ")[language] + $0 } ?? ""
    let colon = LocalizedText("：", ": ")[language]
    return SeverityWords.text(severity, in: language) + colon + message + advice
  }
}
