import Definitions
import Foundation
import GRDB

/// The ledger of the period before, of which a pipeline may read rows.
///
/// They are copied, so that every ledger stands alone and tomorrow says what it says today.
struct PreviousLedger {
  let path: String?
  let period: Period?

  /// Makes `previous_<dataset>` for each dataset that the pipeline's queries read so, and `previous_period`;
  /// empty where there is no such ledger. Called outside of a transaction, since SQLite attaches nothing within one.
  func copy(what pipeline: Pipeline, reads db: Database) throws {
    guard pipeline.readsPrevious else { return }
    try db.execute(sql: "CREATE TABLE \(PreviousTables.period) (name TEXT NOT NULL) STRICT")
    for dataset in pipeline.previousDatasets {
      try db.execute(sql: LedgerSchema.table(for: dataset, prefix: PreviousTables.prefix))
    }
    guard let path, let period, FileManager.default.fileExists(atPath: path) else { return }
    do {
      try attach(path, to: db)
      for dataset in pipeline.previousDatasets { try copy(dataset, db) }
      try db.execute(
        sql: "INSERT INTO \(PreviousTables.period) VALUES (?)", arguments: ["\(period)"])
      try db.execute(sql: "DETACH DATABASE _previous")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw LedgerError(.notALedger, path: path)
    }
  }

  private func attach(_ path: String, to db: Database) throws {
    try db.execute(sql: "ATTACH DATABASE ? AS _previous", arguments: [path])
    guard try has("_ledger", in: db) else { throw LedgerError(.notALedger, path: path) }
    let format = try String.fetchOne(
      db, sql: "SELECT value FROM _previous._ledger WHERE name = 'format'")
    let known = LedgerSchema.formatVersion
    guard let found = format.flatMap({ Int($0) }) else {
      throw LedgerError(.notALedger, path: path)
    }
    guard found <= known else {
      throw LedgerError(.newerFormat(found: found, known: known), path: path)
    }
  }

  private func has(_ table: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT 1 FROM _previous.sqlite_master WHERE type = 'table' AND name = ?",
      arguments: [table]) ?? false
  }

  /// The columns that both periods know; a field that is new has no values then.
  private func copy(_ dataset: Dataset, _ db: Database) throws {
    guard try has(dataset.name, in: db) else { return }
    let before = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?, '_previous')", arguments: [dataset.name])
    let columns = (["_id", "_sheet", "_row"] + dataset.fields.map(\.name)).filter(before.contains)
    let names = columns.map(LedgerSchema.quoted).joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO \(LedgerSchema.quoted(PreviousTables.prefix + dataset.name)) (\(names))
        SELECT \(names) FROM _previous.\(LedgerSchema.quoted(dataset.name)) ORDER BY _id
        """)
  }
}
