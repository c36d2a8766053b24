import Definitions

/// The usable rows of a dataset by their codes and names, for references to them.
///
/// A class: the dataset's import fills it, the imports of later datasets read it.
final class ReferenceIndex: @unchecked Sendable {
  // Unchecked: it is filled before any reader that asks it is made. From then on reading threads only look
  // names up; `nearest`, which changes, is asked by the judging thread alone.

  /// `nil` where several rows share the key.
  private var exact: [[UInt8]: Int64?] = [:]
  private var folded: [[UInt8]: Int64?] = [:]
  private var names: [String] = []
  private lazy var nearest = NearestOrganization(names)

  /// - Parameter isShown: Whether the identifier may be suggested to people.
  func add(_ identifier: [UInt8], id: Int64, isShown: Bool) {
    add(identifier, id, to: &exact)
    var key: [UInt8] = []
    OrganizationName.key(identifier.span, into: &key)
    add(key, id, to: &folded)
    if isShown { names.append(String(decoding: identifier, as: UTF8.self)) }
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

  /// A name that was probably meant.
  func suggestion(for text: String) -> String? { nearest.find(text) }
}

/// Reads a reference as the `_id` of the row that it names.
struct ReferenceNormalizer: Normalizer {
  /// `nil` where the rows are not known yet: then every name is a row, told by its hash.
  let index: ReferenceIndex?
  let match: FieldType.Match
  let placeholders: Bool

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    let isBlank = placeholders && Placeholders.isPlaceholder(text)
    guard let index else {
      return isBlank
        ? .refused(.missing) : Reading(.integer(Int64(bitPattern: ByteHash.hash(text))))
    }
    switch index.find(text, match: match) {
    case .none: return .refused(isBlank ? .missing : .referenceUnknown)
    case .some(.none): return .refused(.referenceAmbiguous)
    case .some(.some(let id)): return Reading(.integer(id))
    }
  }
}
