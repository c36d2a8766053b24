import Definitions
import Foundation
import GRDB
import Importing

/// What the ledger of the period before says of its sheets.
public enum PreviousBodies {
  /// Reads the ledger of the period before, which stands beside the one that is built.
  ///
  /// - Returns: `nil` where there is none.
  /// - Throws: `LedgerError` where there is one that cannot be compared with.
  public static func read(at place: LedgerPlace, before period: Period) throws -> SheetBodies? {
    guard let previous = period.previous, let path = place.previousPath,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try read(Ledger(queue: queue, path: path), period: previous)
    } catch let error as DatabaseError {
      throw isForeign(error)
        ? LedgerError(.notALedger, path: path)
        : LedgerError(error, path: path, connection: nil)
    }
  }

  private static func read(_ ledger: Ledger, period: Period) throws -> SheetBodies {
    try checkFormat(of: ledger)
    var bodies = SheetBodies(period)
    let sql = """
      SELECT t.body, t.dataset, s.name, t.name FROM _sheet t JOIN _source s ON s._id = t.source
      WHERE t.body IS NOT NULL ORDER BY t._id
      """
    try ledger.forEachRow(of: sql) { row in
      guard case .text(let digest) = row[0], case .text(let dataset) = row[1],
        case .text(let file) = row[2], case .text(let sheet) = row[3]
      else { return }
      bodies.add(
        digest: digest, dataset: dataset, at: SheetBodies.Place(file: file, sheet: sheet))
    }
    return bodies
  }

  static func checkFormat(of ledger: Ledger) throws {
    let rows: [[Ledger.Value]]
    do {
      rows = try ledger.rows(of: "SELECT value FROM _ledger WHERE name = 'format'")
    } catch let error as LedgerError {
      guard case .sql = error.kind else { throw error }
      throw LedgerError(.notALedger, path: ledger.path)
    }
    guard case .text(let text)? = rows.first?.first, let found = Int(text) else {
      throw LedgerError(.notALedger, path: ledger.path)
    }
    let known = LedgerSchema.formatVersion
    if found > known {
      throw LedgerError(.newerFormat(found: found, known: known), path: ledger.path)
    }
    if found < known {
      throw LedgerError(.olderFormat(found: found, known: known), path: ledger.path)
    }
  }

  static func isForeign(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
  }
}
