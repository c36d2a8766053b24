import GRDB

/// The sheets and files of earlier periods that rows taken over come from.
struct CarriedSheets {
  /// Their numbers: `old` there, `new` here.
  static let table = "temp._sheet_numbers"
  private static let sources = "temp._source_numbers"

  let db: Database

  /// - Parameter own: How many files and sheets the period has itself.
  func take(_ events: [CarriedEvents], after own: (sources: Int, sheets: Int)) throws {
    let there = PreviousLedger.schema
    let rows = events.map { "SELECT _sheet FROM \($0.table)" }.joined(separator: " UNION ALL ")
    let used = rows.isEmpty ? "SELECT NULL AS _sheet WHERE 1 = 0" : rows
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(Self.table) AS
        SELECT _sheet AS old, COUNT(*) AS records, ? + ROW_NUMBER() OVER (ORDER BY _sheet) AS new
        FROM (\(used)) GROUP BY _sheet
        """, arguments: [own.sheets])
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(Self.sources) AS
        SELECT source AS old, ? + ROW_NUMBER() OVER (ORDER BY source) AS new
        FROM \(there)._sheet WHERE _id IN (SELECT old FROM \(Self.table)) GROUP BY source
        """, arguments: [own.sources])
    try db.execute(
      sql: """
        INSERT INTO main._source (_id, name, size, sha256, format, encoding, problem, period)
        SELECT m.new, s.name, s.size, s.sha256, s.format, s.encoding, s.problem, s.period
        FROM \(there)._source AS s JOIN \(Self.sources) AS m ON m.old = s._id ORDER BY m.new
        """)
    // The account of their rows is that of their own period.
    try db.execute(
      sql: """
        INSERT INTO main._sheet (_id, source, name, visibility, dataset, header_row, records, period, sender)
        SELECT m.new, f.new, s.name, s.visibility, s.dataset, s.header_row, m.records, s.period, s.sender
        FROM \(there)._sheet AS s JOIN \(Self.table) AS m ON m.old = s._id
        JOIN \(Self.sources) AS f ON f.old = s.source ORDER BY m.new
        """)
    try db.execute(
      sql: """
        INSERT INTO main._column SELECT m.new, c.col, c.heading, c.field
        FROM \(there)._column AS c JOIN \(Self.table) AS m ON m.old = c.sheet ORDER BY m.new, c.col
        """)
  }
}
