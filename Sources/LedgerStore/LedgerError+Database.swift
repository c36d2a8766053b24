import Foundation
import GRDB
import GRDBSQLite

extension LedgerError {
  /// What the database's refusal means for whoever waits for the ledger.
  ///
  /// - Parameter connection: Knows the system's reason where a file could not be written.
  init(_ error: DatabaseError, path: String, connection: Database?) {
    switch error.resultCode {
    case .SQLITE_FULL: self.init(.unwritable(SystemFault(ENOSPC)), path: path)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM:
      let code = connection.map { sqlite3_system_errno($0.sqliteConnection) } ?? 0
      self.init(.unwritable(SystemFault(code == 0 ? EIO : code)), path: path)
    default: self.init(.sql(message: error.message ?? "SQL error"), path: path)
    }
  }
}

extension Database {
  /// Runs `body` and puts whatever the database refuses in the words of the ledger.
  func translatingErrors<R>(path: String, _ body: (Database) throws -> R) throws -> R {
    do {
      return try body(self)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path, connection: self)
    }
  }

  /// The error that the last call of SQLite has left.
  func lastError(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(sqliteConnection)))
  }
}
