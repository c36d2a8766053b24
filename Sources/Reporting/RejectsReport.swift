import LedgerStore
import Measuring

/// `rejects.csv`: every row that was read and is not in the ledger, with the reason. A row rejected for
/// several reasons stands there once for each.
struct RejectsReport {
  static let header = [
    "outcome", "dataset", "file", "sheet", "row", "column", "value", "rule", "reason",
  ]

  let disclosure: Disclosure

  private static let query = """
    SELECT 'rejected' AS outcome, f.dataset, s.name AS file, t.name AS sheet, f.row, f.heading, f.value,
      f.rule, f.message, f.is_sensitive, s._id AS source, t._id AS sheet_id, f._id AS number
    FROM _finding f JOIN _source s ON s._id = f.source JOIN _sheet t ON t._id = f.sheet
    WHERE f.is_rejection = 1
    UNION ALL
    SELECT 'skipped', t.dataset, s.name, t.name, k.row, NULL, k.text, NULL, k.reason, 0, s._id, t._id, 0
    FROM _skipped k JOIN _sheet t ON t._id = k.sheet JOIN _source s ON s._id = t.source
    ORDER BY 11, 12, 5, 13
    """

  func write(to path: String, from ledger: Ledger) throws {
    let file = try CSVWriter(path: path, header: RejectsReport.header)
    try ledger.forEachRow(of: RejectsReport.query) { row in
      let value = row[6].text.map { disclosure.shown($0, isSensitive: row[9].integer == 1) }
      let reason = disclosure.shown(row[8].text ?? "").replacing("{value}", with: value ?? "—")
      try file.write([
        .init(row[0].text), .init(row[1].text), .init(row[2].text), .init(row[3].text),
        .init(row[4].integer), .init(row[5].text.map { disclosure.shown($0) }), .init(value),
        .init(row[7].text), .text(reason),
      ])
    }
    try file.close()
  }
}
