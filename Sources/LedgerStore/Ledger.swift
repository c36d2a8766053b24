import Definitions
import Foundation
import GRDB
import GRDBSQLite

/// An open ledger, for reading.
public final class Ledger: Sendable {
  let queue: DatabaseQueue
  public let path: String

  init(queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  // Left to itself, a connection within a transaction rolls back when what it tells of that is gone.
  deinit { try? queue.close() }

  /// One value of a result.
  public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  /// Calls `body` with each row of a query, in its order. `body` may write to the ledger, but not to
  /// what the query reads.
  ///
  /// - Parameter arguments: The values of the query's `?`, in their order.
  /// - Throws: `LedgerError.sql`, or what `body` throws.
  public func forEachRow(
    of sql: String, _ arguments: [Value] = [], _ body: ([Value]) throws -> Void
  ) throws {
    try reading { db in
      let statement = try db.makeStatement(sql: sql)
      try statement.setArguments(StatementArguments(arguments))
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
          throw db.lastError(sqlite3_extended_errcode(db.sqliteConnection))
        }
      }
    }
  }

  /// All rows of a query that has few.
  public func rows(of sql: String, _ arguments: [Value] = []) throws -> [[Value]] {
    var rows: [[Value]] = []
    try forEachRow(of: sql, arguments) { rows.append($0) }
    return rows
  }

  /// The names of a query's columns; prepares the query and does not run it.
  ///
  /// - Throws: `LedgerError.sql` where the database refuses it.
  public func columns(of sql: String) throws -> [String] {
    try reading { db in try db.makeStatement(sql: sql).columnNames }
  }

  /// The indices by which a query finds rows, as far as its plan says; plans the query and does not run it.
  ///
  /// - Throws: `LedgerError.sql` where the database refuses it.
  public func indicesSearched(by sql: String) throws -> Set<String> {
    var found: Set<String> = []
    try forEachRow(of: "EXPLAIN QUERY PLAN " + sql) { row in
      // `SEARCH m USING INDEX _key_member (citizen_id=?)`
      guard let step = row.last?.string, step.hasPrefix("SEARCH ") else { return }
      let words = step.split(separator: " ")
      for (word, next) in zip(words, words.dropFirst()) where word == "INDEX" {
        found.insert(String(next))
      }
    }
    return found
  }

  /// A column of a table.
  public struct Origin: Hashable, Sendable {
    public var table: String
    public var column: String

    public init(table: String, column: String) {
      self.table = table
      self.column = column
    }
  }

  /// The columns of a query and what each shows, seen through views; `nil` for what is computed.
  public func origins(of sql: String) throws -> [(name: String, origin: Origin?)] {
    try reading { db in
      let statement = try db.makeStatement(sql: sql)
      let handle = statement.sqliteStatement
      defer { withExtendedLifetime(statement) {} }
      return statement.columnNames.enumerated().map { index, name in
        guard let table = sqlite3_column_table_name(handle, Int32(index)),
          let column = sqlite3_column_origin_name(handle, Int32(index))
        else { return (name, nil) }
        return (name, Origin(table: String(cString: table), column: String(cString: column)))
      }
    }
  }

  /// Also from within another call: a check's findings are written while its rows are read.
  func reading<R>(_ body: (Database) throws -> R) throws -> R {
    try queue.unsafeReentrantWrite { db in try db.translatingErrors(path: path, body) }
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

extension Ledger.Value: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Ledger.Value? {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .blob: nil
    }
  }
}
