import Foundation
import GRDB

extension LedgerBuilder {
  /// As many as the machine has cores, up to four; one core reads no faster through several.
  public static var suitableReaders: Int {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return cores > 1 ? min(cores, 4) : 0
  }

  /// Makes the ledger as far as it is built readable on connections of their own. Called once, after the
  /// rows; what is written from here on they see after the next `commit`.
  ///
  /// A ledger in memory has the one connection alone.
  public func openReaders(_ count: Int = LedgerBuilder.suitableReaders) throws -> LedgerReaders {
    guard let place else { return LedgerReaders(ledger) }
    // Until now nobody else could read the file. What is written while others read stays in memory until the
    // commit: the file may be written only when nobody reads.
    try execute("PRAGMA main.locking_mode = NORMAL")
    try execute("COMMIT")
    // Within a transaction, SQLite would take note of it and go on as before.
    try execute("PRAGMA cache_spill = OFF")
    try execute("PRAGMA shrink_memory")
    try execute("BEGIN")
    // Without any, too, the ledger is written in the same steps: it counts them, and is the same to the byte.
    let others = try (0..<count).map { _ in try Ledger.reader(of: place) }
    let readers = LedgerReaders(main: ledger, others: others)
    self.readers = readers
    return readers
  }

  /// Lets the readers see all that was written so far. Called while none of them reads.
  public func commit() throws {
    guard readers != nil else { return }
    try execute("COMMIT")
    try execute("BEGIN")
  }
}

extension Ledger {
  fileprivate static func reader(of place: LedgerPlace) throws -> Ledger {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: place.building, configuration: configuration)
      let ledger = Ledger(queue: queue, path: place.path)
      // What a query keeps for itself is as personal as the ledger.
      try ledger.prepareTemporary([
        "PRAGMA temp_store = MEMORY", "PRAGMA \(LedgerBuilder.cache)",
      ])
      return ledger
    } catch let error as DatabaseError {
      throw LedgerError(error, path: place.path, connection: nil)
    }
  }
}
