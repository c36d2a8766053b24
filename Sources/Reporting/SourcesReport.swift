import LedgerStore

/// `sources.csv`: every file and sheet, what it was taken for, and what became of its rows.
struct SourcesReport {
  static let header = [
    "file", "sheet", "dataset", "visibility", "header_row", "read", "loaded", "rejected", "skipped",
    "records", "format", "encoding", "size", "sha256", "problem", "period", "sender", "replaced_by",
  ]

  private static let query = """
    SELECT s.name, t.name, t.dataset, t.visibility, t.header_row, t.rows_read, t.loaded, t.rejected,
      t.skipped, t.records, s.format, s.encoding, s.size, s.sha256, s.problem, s.period, t.sender,
      rs.name || CASE r.name WHEN '' THEN '' ELSE ' ' || r.name END
    FROM _source s LEFT JOIN _sheet t ON t.source = s._id
    LEFT JOIN _sheet r ON r._id = t.replaced_by LEFT JOIN _source rs ON rs._id = r.source
    ORDER BY s._id, t._id
    """

  func write(to path: String, from ledger: Ledger) throws {
    let file = try CSVWriter(path: path, header: SourcesReport.header)
    try ledger.forEachRow(of: SourcesReport.query) { row in
      try file.write(
        row.map { value in
          if case .integer(let number) = value { .number("\(number)") } else { .init(value.text) }
        })
    }
    try file.close()
  }
}
