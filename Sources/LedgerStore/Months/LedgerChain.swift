import Definitions
import Foundation

/// The ledgers of a folder, and how each follows from the one before.
public struct LedgerChain: Sendable {
  private struct Link {
    var fingerprint: String?
    /// That of the ledger before, as it was when this one was made.
    var previousFingerprint: String?
  }

  private let links: [Period: Link]

  /// - Parameter output: The folder of the outputs; what in its `ledger` is no ledger is passed over.
  public init(output: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output + "/ledger")) ?? []
    var links: [Period: Link] = [:]
    for name in names where name.hasSuffix(".sqlite") {
      guard let period = Period(String(name.dropLast(".sqlite".count))),
        let facts = try? Ledger.open("\(output)/ledger/\(name)").facts()
      else { continue }
      links[period] = Link(
        fingerprint: facts["fingerprint"], previousFingerprint: facts["previous_fingerprint"])
    }
    self.links = links
  }

  /// The periods that have a ledger, in order.
  public var periods: [Period] { links.keys.sorted() }

  /// The periods whose ledger was made from another one before it than stands there now, and those that
  /// follow from them. A ledger before that was taken away does not make what was made from it wrong.
  public var stale: [Period] {
    var stale: Set<Period> = []
    for period in periods {
      guard let link = links[period], let previous = period.previous, let before = links[previous]
      else { continue }
      if stale.contains(previous) || link.previousFingerprint != before.fingerprint {
        stale.insert(period)
      }
    }
    return stale.sorted()
  }
}
