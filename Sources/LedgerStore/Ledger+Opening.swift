import Foundation
import GRDB

extension Ledger {
  /// Opens a ledger for reading. One of an older format is brought up to date in memory.
  ///
  /// - Throws: `LedgerError` where there is none, or none that can be read.
  public static func open(_ path: String) throws -> Ledger {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(.notFound, path: path)
    }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let ledger = Ledger(
        queue: try DatabaseQueue(path: path, configuration: configuration), path: path)
      let format = try ledger.reading { db in try LedgerFormat.known(in: "main", db, path: path) }
      return format < LedgerSchema.formatVersion
        ? try ledger.upToDate(from: format) : ledger
    } catch let error as DatabaseError {
      throw LedgerFormat.error(error, path: path)
    }
  }

  private func upToDate(from format: Int) throws -> Ledger {
    let copy = Ledger(queue: try DatabaseQueue(), path: path)
    try reading { source in
      try copy.reading { db in try LedgerMigration.copy(source, to: db, schema: "main") }
    }
    try queue.close()
    try copy.reading { db in
      try LedgerMigration.apply(to: db, schema: "main", from: format)
    }
    return copy
  }

  /// One thing that the ledger says of itself: `period`.
  public func fact(_ name: String) throws -> String? {
    try rows(of: "SELECT value FROM _ledger WHERE name = ?", [.text(name)]).first?[0].string
  }

  /// What the ledger says of itself: `format`, `pipeline`, `period`, `fingerprint`, …
  public func facts() throws -> [String: String] {
    var facts: [String: String] = [:]
    try forEachRow(of: "SELECT name, value FROM _ledger") { row in
      if case .text(let name) = row[0], case .text(let value) = row[1] { facts[name] = value }
    }
    return facts
  }
}

/// The number that tells what a ledger's tables are.
enum LedgerFormat {
  /// The format of a database, which is at most the present one.
  static func known(in schema: String, _ db: Database, path: String) throws -> Int {
    let tables = "\(schema).sqlite_master"
    let hasFacts: Bool
    do {
      hasFacts =
        try Bool.fetchOne(
          db, sql: "SELECT 1 FROM \(tables) WHERE type = 'table' AND name = '_ledger'") ?? false
    } catch let error as DatabaseError {
      throw self.error(error, path: path)
    }
    guard hasFacts else { throw LedgerError(.notALedger, path: path) }
    let text = try String.fetchOne(
      db, sql: "SELECT value FROM \(schema)._ledger WHERE name = 'format'")
    guard let found = text.flatMap({ Int($0) }), found > 0 else {
      throw LedgerError(.notALedger, path: path)
    }
    let known = LedgerSchema.formatVersion
    guard found <= known else {
      throw LedgerError(.newerFormat(found: found, known: known), path: path)
    }
    return found
  }

  static func error(_ error: DatabaseError, path: String) -> LedgerError {
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: LedgerError(.notALedger, path: path)
    default: LedgerError(error, path: path, connection: nil)
    }
  }
}
