import Definitions
import Foundation
import GRDB

/// Removes whole periods for good: their ledgers, and what later ledgers took over from them.
///
/// Later ledgers are rewritten as they are forgotten (`secure_delete`, `VACUUM`) in a copy that takes the place by
/// one rename. They name the first period that is kept, and keep their own fingerprint: they are not stale for it.
public struct Forgetting {
  /// What was removed from a ledger that stays, or a whole one.
  public struct Removal: Hashable, Sendable {
    public var period: Period
    /// Whether the whole ledger was removed.
    public var isWhole: Bool
    /// Records and figures of forgotten periods, where the ledger stays.
    public var records: Int
    public var figures: Int
  }

  private let output: String
  private let first: Period

  /// - Parameter first: The first period that is kept.
  public init(output: String, before first: Period) {
    self.output = output
    self.first = first
  }

  /// What there is to remove, in the order of the periods.
  public func plan() throws -> [Removal] {
    try LedgerChain(output: output).periods.compactMap { period in
      guard period >= first else {
        return Removal(period: period, isWhole: true, records: 0, figures: 0)
      }
      let ledger = try Ledger.open(LedgerPlace(output: output, period: period).path)
      let records = try datasets(in: ledger).reduce(0) { sum, dataset in
        let rows = "\(LedgerSchema.quoted(dataset)) WHERE _sheet IN \(oldSheets)"
        return try sum + count(ledger, rows)
      }
      let figures = try count(ledger, "_history WHERE \(isOld)")
      let hasCopies = try hasCopies(ledger, of: period)
      guard records > 0 || figures > 0 || hasCopies else { return nil }
      return Removal(period: period, isWhole: false, records: records, figures: figures)
    }
  }

  /// Removes what `plan` says.
  ///
  /// - Throws: `LedgerError`; what was removed before stays removed, and the rest can be asked for again.
  public func run() throws -> [Removal] {
    try removeLeftovers()
    return try plan().map { removal in
      let lock = try PeriodLock(output: output, period: removal.period)
      defer { lock.release() }
      let place = LedgerPlace(output: output, period: removal.period)
      try removal.isWhole ? remove(place) : clean(place, removal.period)
      return removal
    }
  }

  /// Removes what runs that were killed have left of the periods.
  private func removeLeftovers() throws {
    let folder = output + "/ledger"
    let (prefix, suffix) = (".", ".sqlite.building")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      guard let period = Period(String(name.dropFirst(prefix.count).dropLast(suffix.count))),
        period < first
      else { continue }
      let lock = try PeriodLock(output: output, period: period)
      defer { lock.release() }
      try Erasure(of: folder + "/" + name).run()
      LedgerPlace(output: output, period: period).removeBuilding()
    }
  }

  private var isOld: String { "period < '\(first)'" }
  private var oldSheets: String { "(SELECT _id FROM _sheet WHERE \(isOld))" }

  private func remove(_ place: LedgerPlace) throws {
    // What is freed on the disk must not be readable there.
    try Erasure(of: place.path).run()
    guard unlink(place.path) == 0 else { throw LedgerError(.unwritable(.last), path: place.path) }
  }

  private func clean(_ place: LedgerPlace, _ period: Period) throws {
    let known = try Ledger.open(place.path)
    try place.prepare()
    do {
      try rewrite(known, place, forgetsPrevious: hasCopies(known, of: period))
      try place.synchronize()
      let erasure = try Erasure(of: place.path)
      try place.publish()
      try erasure.run()
    } catch {
      place.removeBuilding()
      throw error
    }
  }

  private func datasets(in ledger: Ledger) throws -> [String] {
    try names(
      ledger,
      "SELECT DISTINCT dataset FROM _sheet WHERE \(isOld) AND dataset IS NOT NULL ORDER BY 1")
  }

  /// Whether the ledger has copies of rows of a period before it that is forgotten.
  private func hasCopies(_ ledger: Ledger, of period: Period) throws -> Bool {
    guard let previous = period.previous, previous < first else { return false }
    return try copies(in: ledger).contains { try count(ledger, LedgerSchema.quoted($0)) > 0 }
  }

  private func copies(in ledger: Ledger) throws -> [String] {
    let pattern = PreviousTables.prefix.replacing("_", with: "\\_") + "%"
    return try names(
      ledger,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '\(pattern)' ESCAPE '\\' ORDER BY 1"
    )
  }

  private func names(_ ledger: Ledger, _ sql: String) throws -> [String] {
    try ledger.rows(of: sql).compactMap { row in
      if case .text(let name)? = row.first { name } else { nil }
    }
  }

  private func count(_ ledger: Ledger, _ rows: String) throws -> Int {
    let found = try ledger.rows(of: "SELECT COUNT(*) FROM \(rows)").first?.first
    return if case .integer(let count)? = found { Int(count) } else { 0 }
  }

  /// Fills the tables of models anew: they may have rows of what is forgotten.
  private func materialize(_ db: Database) throws {
    let models = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM _model WHERE is_materialized = 1 ORDER BY _id")
    for model in models {
      let table = LedgerSchema.quoted(model["name"])
      try db.execute(sql: "DELETE FROM \(table)")
      try db.execute(sql: "INSERT INTO \(table) \(model["sql"] as String)")
    }
  }

  /// Fills the hidden file with the ledger less what is forgotten.
  private func rewrite(_ known: Ledger, _ place: LedgerPlace, forgetsPrevious: Bool) throws {
    let emptied = forgetsPrevious ? try copies(in: known) : []
    let datasets = try datasets(in: known)
    let queue = try DatabaseQueue(path: place.building)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in
      try db.translatingErrors(path: place.path) { db in
        try known.reading { try LedgerMigration.copy($0, to: db, schema: "main") }
        for pragma in ["foreign_keys = OFF", "journal_mode = OFF", "secure_delete = ON"] {
          try db.execute(sql: "PRAGMA \(pragma)")
        }
        for dataset in datasets {
          try db.execute(
            sql: "DELETE FROM \(LedgerSchema.quoted(dataset)) WHERE _sheet IN \(oldSheets)")
        }
        for table in emptied { try db.execute(sql: "DELETE FROM \(LedgerSchema.quoted(table))") }
        for sql in [
          "DELETE FROM _column WHERE sheet IN \(oldSheets)", "DELETE FROM _sheet WHERE \(isOld)",
          "DELETE FROM _source WHERE \(isOld)", "DELETE FROM _history WHERE \(isOld)",
          "INSERT OR REPLACE INTO _ledger VALUES ('forgotten_before', '\(first)')",
        ] { try db.execute(sql: sql) }
        try materialize(db)
        try db.execute(sql: "VACUUM")
      }
    }
  }
}
