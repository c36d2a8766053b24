import Definitions
import GRDB
import GRDBSQLite

extension LedgerBuilder {
  /// Makes a table of a query that groups rows, as `CREATE TABLE … AS` would make it, but without sorting the rows. If each
  /// group has one key and that is a whole number, it numbers the rows of the table as well, so that they are found by it.
  ///
  /// - Returns: Whether the table was made; the database is to be asked for queries of another kind, and for those it refuses.
  /// - Throws: `LedgerError`.
  func makeGroupedTable(_ name: String, as sql: String) throws -> Bool {
    guard let query = GroupedQuery(sql) else { return false }
    let table = LedgerSchema.quoted(name)
    return try ledger.reading { db in
      guard let groups = try Self.groups(of: query, db) else { return false }
      try db.execute(sql: "CREATE TABLE \(table) AS \(sql)\nLIMIT 0")
      if groups.isNumbered, query.columns.filter({ $0 == .same(0) }).count == 1 {
        try Self.number(table, by: query.columns, db)
      }
      let places = query.columns.map { _ in "?" }.joined(separator: ", ")
      let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
      let handle = statement.sqliteStatement
      try groups.insertAll(with: handle) {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw db.lastError(code) }
      }
      return true
    }
  }

  /// - Returns: `nil` where only the database can group the rows, or does not take the query.
  private static func groups(of query: GroupedQuery, _ db: Database) throws -> GroupTable? {
    guard let statement = try? db.makeStatement(sql: query.rows) else { return nil }
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    var groups = GroupTable(query)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: guard groups.add(handle) else { return nil }
      case SQLITE_DONE: return groups
      case let code: throw db.lastError(code)
      }
    }
  }

  /// Makes the column of the key the number of the row, in a table that has no rows yet.
  private static func number(
    _ table: String, by columns: [GroupedQuery.Column], _ db: Database
  ) throws {
    let made = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))").map { row in
      (name: LedgerSchema.quoted(row["name"]), type: row["type"] as String)
    }
    guard let key = columns.firstIndex(of: .same(0)), key < made.count, made[key].type == "INT"
    else { return }
    let declared = made.enumerated().map { index, column in
      "\(column.name) \(index == key ? "INTEGER PRIMARY KEY" : column.type)"
    }
    try db.execute(sql: "DROP TABLE \(table)")
    try db.execute(sql: "CREATE TABLE \(table) (\(declared.joined(separator: ", ")))")
  }
}
