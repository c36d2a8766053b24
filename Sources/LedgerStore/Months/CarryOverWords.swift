import Definitions
import Importing

/// What is said of rows that could not be taken over as they were.
enum CarryOverWords {
  /// A rule of the program's own, as F01 … are: the months do not fit together.
  static let lostReference = "L01"

  static func lostReference(
    _ name: String?, isSensitive: Bool, rows: Int, field: Field, of dataset: Dataset,
    to referred: Dataset, in language: Language
  ) -> Finding {
    let message = LocalizedText(
      "以前各期的\(dataset.title)有 \(rows) 行，“\(field.title)”是 {value}，本期的\(referred.title)里没有它，这一栏按空白算",
      "\(rows) row(s) of \(dataset.title) of earlier periods have {value} as “\(field.title)”, which is not in \(referred.title) of this period; it counts as blank"
    )
    let suggestion = LocalizedText(
      "改了名称或代码的，请在\(referred.title)里填上原来的；撤销了的不用管",
      "if it got another name or code, give the former one in \(referred.title); if it was closed, leave it"
    )
    return Finding(
      severity: .warning, rule: lostReference, dataset: dataset.name, heading: field.title,
      value: name, isSensitive: isSensitive, message: message[language],
      suggestion: suggestion[language])
  }
}
