import GRDB
import GRDBSQLite
import Importing

/// Puts findings into a ledger. There may be one for every tenth row, so their values are bound without a detour.
final class FindingInsertion {
  private let statement: Statement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    statement = try db.makeStatement(
      sql: "INSERT INTO _finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  func run(_ finding: Finding, id: Int) throws {
    bind(1, id)
    bind(2, finding.severity.rawValue)
    bind(3, finding.rule)
    bind(4, finding.dataset)
    bind(5, finding.entity)
    bind(6, finding.source)
    bind(7, finding.sheet)
    bind(8, finding.row)
    bind(9, finding.column)
    bind(10, finding.heading)
    bind(11, finding.value)
    bind(12, finding.isSensitive ? 1 : 0)
    bind(13, finding.isRejection ? 1 : 0)
    bind(14, finding.message)
    bind(15, finding.suggestion)
    let code = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE else { throw db.lastError(code) }
  }

  private func bind(_ column: Int32, _ number: Int?) {
    if let number {
      sqlite3_bind_int64(statement.sqliteStatement, column, Int64(number))
    } else {
      sqlite3_bind_null(statement.sqliteStatement, column)
    }
  }

  private func bind(_ column: Int32, _ text: String?) {
    guard var text else {
      sqlite3_bind_null(statement.sqliteStatement, column)
      return
    }
    text.withUTF8 { bytes in
      _ = bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text may have no address, and SQLite would take NULL for it.
        sqlite3_bind_text(
          statement.sqliteStatement, column, characters.baseAddress ?? UnsafePointer(bitPattern: 1),
          Int32(truncatingIfNeeded: characters.count), FindingInsertion.copied)
      }
    }
  }

  /// `SQLITE_TRANSIENT`, a macro that Swift does not see: SQLite copies the text.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
