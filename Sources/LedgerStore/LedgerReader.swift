import Definitions
import Foundation
import GRDB

extension Ledger {
  /// Opens the ledger of a period for questions; nothing is written.
  ///
  /// - Throws: `LedgerError` where there is none, or one that is of another format.
  public static func open(at place: LedgerPlace) throws -> Ledger {
    guard FileManager.default.fileExists(atPath: place.path) else {
      throw LedgerError(.notFound, path: place.path)
    }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: place.path, configuration: configuration)
      let ledger = Ledger(queue: queue, path: place.path)
      try PreviousBodies.checkFormat(of: ledger)
      return ledger
    } catch let error as DatabaseError {
      throw PreviousBodies.isForeign(error)
        ? LedgerError(.notALedger, path: place.path)
        : LedgerError(error, path: place.path, connection: nil)
    }
  }

  /// A fact that the ledger says of itself: `period`, `title`, `pipeline`.
  public func fact(_ name: String) throws -> String? {
    try rows(of: "SELECT value FROM _ledger WHERE name = ?", [.text(name)]).first?[0].string
  }
}

extension LedgerPlace {
  /// The periods of which there is a ledger, first to last.
  public static func periods(in output: String) -> [Period] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output + "/ledger")) ?? []
    return names.compactMap { name in
      name.hasSuffix(".sqlite") ? Period(String(name.dropLast(".sqlite".count))) : nil
    }.sorted()
  }
}
