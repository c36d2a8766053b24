import Definitions
import Foundation
import GRDB

/// The ledger of the period before, attached as `_previous` while the next is built from it.
struct PreviousLedger {
  static let schema = "_previous"

  let period: Period
  /// What it was made from; `nil` where it is older than fingerprints.
  let fingerprint: String?

  /// Attaches the ledger that stands before `period`. Called outside of a transaction, since SQLite attaches
  /// nothing within one.
  ///
  /// - Returns: `nil` where there is none.
  /// - Throws: `LedgerError` where something stands there that cannot be read: leaving it out would lose rows
  ///   without a word.
  static func attach(
    beside place: LedgerPlace?, before period: Period, to db: Database
  ) throws -> PreviousLedger? {
    guard let path = place?.previousPath, let previous = period.previous,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    do {
      try db.execute(sql: "ATTACH DATABASE ? AS \(schema)", arguments: [path])
      let format = try LedgerFormat.known(in: schema, db, path: path)
      if format < LedgerSchema.formatVersion { try bringUpToDate(path, from: format, db) }
      let fingerprint = try String.fetchOne(
        db, sql: "SELECT value FROM \(schema)._ledger WHERE name = 'fingerprint'")
      return PreviousLedger(period: previous, fingerprint: fingerprint)
    } catch let error as DatabaseError {
      throw LedgerFormat.error(error, path: path)
    }
  }

  /// Puts a copy in the place of the file, and mends that.
  private static func bringUpToDate(_ path: String, from format: Int, _ db: Database) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let file = try DatabaseQueue(path: path, configuration: configuration)
    try db.execute(sql: "DETACH DATABASE \(schema)")
    try db.execute(sql: "ATTACH DATABASE ':memory:' AS \(schema)")
    try file.read { try LedgerMigration.copy($0, to: db, schema: schema) }
    try file.close()
    try LedgerMigration.apply(to: db, schema: schema, from: format)
  }

  /// Makes `previous_<dataset>` for each dataset that the pipeline's queries read so, and `previous_period`;
  /// empty where there is no ledger before. They are copies, so that every ledger stands alone and tomorrow
  /// says what it says today.
  static func makeTables(
    for pipeline: Pipeline, from previous: PreviousLedger?, _ db: Database
  ) throws {
    guard pipeline.readsPrevious else { return }
    try db.execute(sql: "CREATE TABLE \(PreviousTables.period) (name TEXT NOT NULL) STRICT")
    for dataset in pipeline.previousDatasets {
      try db.execute(sql: LedgerSchema.table(for: dataset, prefix: PreviousTables.prefix))
    }
    guard let previous else { return }
    for dataset in pipeline.previousDatasets { try previous.copy(dataset, db) }
    try db.execute(
      sql: "INSERT INTO \(PreviousTables.period) VALUES (?)", arguments: ["\(previous.period)"])
  }

  private func copy(_ dataset: Dataset, _ db: Database) throws {
    let before = try PreviousTable(dataset, db)
    let fields =
      dataset.fields.compactMap { field in
        before.value(of: field, as: "p").map { (LedgerSchema.quoted(field.name), $0) }
      }
      + dataset.links.compactMap { link in
        before.value(of: link, as: "p").map { (LedgerSchema.quoted(link.name), $0) }
      }
    guard !before.types.isEmpty else { return }
    let names = ["_id", "_sheet", "_row"] + fields.map(\.0)
    let values = ["p._id", "p._sheet", "p._row"] + fields.map(\.1)
    try db.execute(
      sql: """
        INSERT INTO \(LedgerSchema.quoted(PreviousTables.prefix + dataset.name)) (\(names.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM \(before.name) AS p ORDER BY p._id
        """)
  }
}
