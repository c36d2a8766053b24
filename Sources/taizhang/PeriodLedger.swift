import Definitions
import LedgerStore
import Reporting

/// The ledger of a period, for commands that ask it.
enum PeriodLedger {
  /// Finishes what a killed run has begun, and opens the ledger.
  static func open(output: String, period: Period) throws -> Ledger {
    try Publication.complete(output: output, period: period)
    return try Ledger.open(LedgerPlace(output: output, period: period).path)
  }
}
