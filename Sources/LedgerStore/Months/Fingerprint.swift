import Definitions
import Importing

/// The SHA-256 of all that a ledger is made from: two that have the same hold the same, and a ledger whose
/// predecessor has another than it had then is stale.
struct Fingerprint {
  /// The parts, each under a name that tells it from the others.
  private var parts: [(name: String, bytes: [UInt8])] = []

  init(_ pipeline: Pipeline, period: Period) {
    add("program", Program.version)
    add("format", "\(LedgerSchema.formatVersion)")
    add("period", "\(period)")
    for file in pipeline.files { parts.append(("definition " + file.path, file.bytes)) }
  }

  mutating func add(_ name: String, _ text: String) { parts.append((name, Array(text.utf8))) }

  /// Lengths stand before the parts, so that no two lists of parts are the same bytes.
  var text: String? {
    guard let hash = SHA256() else { return nil }
    for (name, bytes) in parts {
      let head = Array("\(name.utf8.count) \(bytes.count) \(name)\n".utf8)
      head.withUnsafeBytes { hash.update($0) }
      bytes.withUnsafeBytes { hash.update($0) }
    }
    return hash.finish()
  }
}
