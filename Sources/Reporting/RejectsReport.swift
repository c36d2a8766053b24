import Definitions
import Importing
import LedgerStore
import Measuring

/// `rejects.csv`: every row that was read and is not in the ledger, with the reason. A row rejected for
/// several reasons stands there once for each.
struct RejectsReport {
  static let header = [
    "outcome", "dataset", "file", "sheet", "row", "column", "value", "rule", "reason",
  ]

  let disclosure: Disclosure
  let language: Language

  private static let query = """
    SELECT 'rejected' AS outcome, f.dataset, s.name AS file, t.name AS sheet, f.row, f.heading, f.value,
      f.rule, f.message, f.is_sensitive, s._id AS source, t._id AS sheet_id, f._id AS number
    FROM _finding f JOIN _source s ON s._id = f.source JOIN _sheet t ON t._id = f.sheet
    WHERE f.is_rejection = 1
    UNION ALL
    SELECT 'skipped', t.dataset, s.name, t.name, k.row, NULL, k.text, k.reason, NULL, 0, s._id, t._id, 0
    FROM _skipped k JOIN _sheet t ON t._id = k.sheet JOIN _source s ON s._id = t.source
    ORDER BY 11, 12, 5, 13
    """

  func write(to path: String, from ledger: Ledger) throws {
    let file = try CSVWriter(path: path, header: RejectsReport.header)
    try ledger.forEachRow(of: RejectsReport.query) { row in
      let value = row[6].text.map { disclosure.shown($0, isSensitive: row[9].integer == 1) }
      let message =
        row[8].text.map { disclosure.shown($0).replacing("{value}", with: value ?? "—") }
      let skipped = row[7].text.flatMap(SkippedRow.init)
      try file.write([
        .init(row[0].text), .init(row[1].text), .init(row[2].text), .init(row[3].text),
        .init(row[4].integer), .init(row[5].text.map { disclosure.shown($0) }), .init(value),
        .init(row[7].text), .init(message ?? skipped.map(words)),
      ])
    }
    try file.close()
  }

  /// Why a row is no record.
  private func words(_ reason: SkippedRow) -> String {
    let words =
      switch reason {
      case .blank: LocalizedText("空行", "a blank row")
      case .preamble: LocalizedText("表头上方的标题或说明", "a title or note above the header")
      case .header: LocalizedText("表头", "the header")
      case .repeatedHeader: LocalizedText("重复的表头", "the header once more")
      case .total: LocalizedText("合计行", "a total")
      case .example: LocalizedText("填写示例", "an example of how to fill in the form")
      case .footer: LocalizedText("落款或说明", "a signature or note below the rows")
      case .unusedSheet:
        LocalizedText("整张表没有读，这里只列第一行", "the sheet was not read; this is its first row")
      case .replacedSheet:
        LocalizedText(
          "整张表被另一张代替，这里只列第一行", "another sheet was read for this one; this is its first row")
      }
    return words[language]
  }
}
