import Definitions
import Foundation
import GRDB
import GRDBSQLite

/// An open ledger, for reading.
public final class Ledger {
  let queue: DatabaseQueue
  public let path: String

  init(queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  /// One value of a result.
  public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  /// Calls `body` with each row of a query, in its order.
  ///
  /// - Throws: `LedgerError.sql`, or what `body` throws.
  public func forEachRow(of sql: String, _ body: ([Value]) throws -> Void) throws {
    try queue.inDatabase { db in
      let statement = try makeStatement(sql, in: db)
      let handle = statement.sqliteStatement
      defer { sqlite3_reset(handle) }
      var values: [Value] = []
      while true {
        switch sqlite3_step(handle) {
        case SQLITE_ROW:
          values.removeAll(keepingCapacity: true)
          for column in 0..<sqlite3_column_count(handle) {
            values.append(Ledger.value(handle, column))
          }
          try body(values)
        case SQLITE_DONE:
          return
        default:
          let message = String(cString: sqlite3_errmsg(db.sqliteConnection))
          throw LedgerError(.sql(message: message), path: path)
        }
      }
    }
  }

  /// All rows of a query that has few.
  public func rows(of sql: String) throws -> [[Value]] {
    var rows: [[Value]] = []
    try forEachRow(of: sql) { rows.append($0) }
    return rows
  }

  /// The names of a query's columns; prepares the query and does not run it.
  ///
  /// - Throws: `LedgerError.sql` where the database refuses it.
  public func columns(of sql: String) throws -> [String] {
    try queue.inDatabase { db in try makeStatement(sql, in: db).columnNames }
  }

  private func makeStatement(_ sql: String, in db: Database) throws -> Statement {
    do {
      return try db.makeStatement(sql: sql)
    } catch let error as DatabaseError {
      throw LedgerError(.sql(message: error.message ?? "SQL error"), path: path)
    }
  }

  private static func value(_ handle: OpaquePointer, _ column: Int32) -> Value {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_NULL: return .null
    default:
      let count = Int(sqlite3_column_bytes(handle, column))
      guard count > 0, let bytes = sqlite3_column_blob(handle, column) else { return .text("") }
      let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
      return .text(String(decoding: buffer, as: UTF8.self))
    }
  }
}
