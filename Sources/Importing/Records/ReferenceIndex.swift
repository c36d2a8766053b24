import Definitions

/// The usable rows of a dataset by their codes and names, for references to them.
///
/// A class: the dataset's import fills it, the imports of later datasets read it.
final class ReferenceIndex: @unchecked Sendable {
  // Unchecked: it is filled before any reader of a later dataset is made, and only read from then on.

  /// `nil` where several rows share the key.
  private var exact: [[UInt8]: Int64?] = [:]
  private var folded: [[UInt8]: Int64?] = [:]
  private var names: [String] = []
  private lazy var nearest = NearestOrganization(names)

  func add(_ identifier: [UInt8], id: Int64) {
    add(identifier, id, to: &exact)
    var key: [UInt8] = []
    OrganizationName.key(identifier.span, into: &key)
    add(key, id, to: &folded)
    names.append(String(decoding: identifier, as: UTF8.self))
  }

  private func add(_ key: [UInt8], _ id: Int64, to table: inout [[UInt8]: Int64?]) {
    switch table[key] {
    case .none: table[key] = .some(id)
    case .some(let known): if known != id { table[key] = .some(nil) }
    }
  }

  /// What a text names: `.some(nil)` where several rows could be meant.
  func find(_ text: Span<UInt8>, match: FieldType.Match) -> Int64?? {
    let key = text.withUnsafeBufferPointer { Array($0) }
    if let found = exact[key] { return found }
    guard match == .folded else { return nil }
    var foldedKey: [UInt8] = []
    OrganizationName.key(text, into: &foldedKey)
    return folded[foldedKey]
  }

  func suggestion(for text: String) -> String? { nearest.find(text) }
}

/// Reads a reference as the `_id` of the row that it names.
struct ReferenceNormalizer: Normalizer {
  let index: ReferenceIndex
  let match: FieldType.Match
  let placeholders: Bool

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    switch index.find(text, match: match) {
    case .none:
      .refused(
        placeholders && Placeholders.isPlaceholder(text) ? .missing : .referenceUnknown)
    case .some(.none): .refused(.referenceAmbiguous)
    case .some(.some(let id)): Reading(.integer(id))
    }
  }
}
