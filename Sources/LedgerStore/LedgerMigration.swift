import GRDB
import GRDBSQLite

/// Brings the tables of an older ledger to the present format, step by step. It is done to a copy in memory:
/// the file stays what it is, since running its period again makes it anew.
enum LedgerMigration {
  /// - Parameters:
  ///   - schema: The name under which the copy is attached.
  ///   - format: That of the copy, from 1.
  static func apply(to db: Database, schema: String, from format: Int) throws {
    for step in format..<max(format, LedgerSchema.formatVersion) {
      for sql in try statements(from: step, db, schema) { try db.execute(sql: sql) }
    }
    try db.execute(
      sql: "UPDATE \(schema)._ledger SET value = ? WHERE name = 'format'",
      arguments: ["\(LedgerSchema.formatVersion)"])
  }

  /// What leads from a format to the next.
  private static func statements(
    from format: Int, _ db: Database, _ schema: String
  ) throws -> [String] {
    switch format {
    case 1:
      return ["ALTER TABLE \(schema)._sheet ADD COLUMN body TEXT"]
    case 2:
      let period = try String.fetchOne(
        db, sql: "SELECT quote(value) FROM \(schema)._ledger WHERE name = 'period'")
      let column = "period TEXT NOT NULL DEFAULT \(period ?? "''")"
      return [
        "ALTER TABLE \(schema)._source ADD COLUMN \(column)",
        "ALTER TABLE \(schema)._sheet ADD COLUMN \(column)",
        "ALTER TABLE \(schema)._sheet ADD COLUMN sender TEXT",
        "ALTER TABLE \(schema)._sheet ADD COLUMN replaced_by INTEGER",
        LedgerSchema.history.replacing("_history", with: "\(schema)._history"),
        LedgerSchema.models.replacing("_model", with: "\(schema)._model"),
      ]
        + DefinitionTables.all.map {
          $0.replacing("CREATE TABLE ", with: "CREATE TABLE \(schema).")
        }
    default: return []
    }
  }

  /// Copies a whole database into a schema of another connection.
  static func copy(_ source: Database, to db: Database, schema: String) throws {
    guard
      let backup = sqlite3_backup_init(
        db.sqliteConnection, schema, source.sqliteConnection, "main")
    else { throw db.lastError(sqlite3_errcode(db.sqliteConnection)) }
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw db.lastError(code) }
  }
}
