import LedgerStore

/// The files and sheets behind a ledger, and what became of their rows.
public struct SourcesQuestion {
  public struct Source: Hashable, Sendable {
    public var file: String
    /// Blank for CSV; `nil` where the file could not be opened.
    public var sheet: String?
    public var dataset: String?
    public var title: String?
    public var read: Int?
    /// Of a sheet of an earlier month, the rows that were carried over.
    public var loaded: Int?
    public var rejected: Int?
    public var skipped: Int?
    public var problem: String?
    /// The month whose input it was.
    public var period: String
    public var sender: String?
    /// The file and sheet that stands for it: `new.xlsx, 党员花名册`.
    public var replacedBy: String?
  }

  private let ledger: Ledger

  public init(_ ledger: Ledger) { self.ledger = ledger }

  /// In the order in which they were read; those that came from earlier months last.
  public func sources() throws -> [Source] {
    let own = try ledger.fact("period") ?? ""
    let sql = """
      SELECT s.name, t.name, t.dataset, d.title, t.rows_read,
        CASE WHEN t.period = ? THEN t.loaded ELSE t.records END, t.rejected, t.skipped, s.problem,
        s.period, t.sender, rs.name, r.name
      FROM _source s LEFT JOIN _sheet t ON t.source = s._id LEFT JOIN _dataset d ON d.name = t.dataset
      LEFT JOIN _sheet r ON r._id = t.replaced_by LEFT JOIN _source rs ON rs._id = r.source
      ORDER BY s.period <> ?, s._id, t._id
      """
    return try ledger.rows(of: sql, [.text(own), .text(own)]).map { row in
      let replacing = [row[11].text, row[12].text].compactMap { $0 }.filter { !$0.isEmpty }
      return Source(
        file: row[0].text ?? "", sheet: row[1].text, dataset: row[2].text, title: row[3].text,
        read: row[4].integer, loaded: row[5].integer, rejected: row[6].integer,
        skipped: row[7].integer, problem: row[8].text, period: row[9].text ?? own,
        sender: row[10].text,
        replacedBy: replacing.isEmpty ? nil : replacing.joined(separator: ", "))
    }
  }
}
