import Definitions
import GRDB

extension Ledger {
  /// Makes the tables of another ledger readable beside this one's, under a schema's name.
  ///
  /// What queries keep for themselves is held in memory then: it is as personal as the ledgers.
  public func attach(_ other: Ledger, as schema: String) throws {
    try reading { db in
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      try db.execute(
        sql: "ATTACH DATABASE ? AS \(LedgerSchema.quoted(schema))", arguments: [other.path])
    }
  }

  /// Runs statements that make or fill temporary tables; the ledger itself is not written.
  public func prepareTemporary(_ statements: [String]) throws {
    try reading { db in for sql in statements { try db.execute(sql: sql) } }
  }

  /// The columns of a table; none where there is no such table.
  public func columns(ofTable table: String, in schema: String) throws -> [String] {
    try rows(
      of: "SELECT name FROM pragma_table_info(?, ?)", [.text(table), .text(schema)]
    ).compactMap { $0[0].string }
  }
}
