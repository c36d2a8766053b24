import Definitions

/// The usable rows of a dataset by their codes and names, for references to them.
///
/// A class: the dataset's import fills it, the imports of later datasets read it.
final class ReferenceIndex: @unchecked Sendable {
  // Unchecked: it is filled before any reader that asks it is made. From then on reading threads only look
  // names up; `nearest`, which changes, is asked by the judging thread alone.

  /// The `_id`s; `severalRows` where more than one has the key.
  private var exact = NameTable()
  private var folded = NameTable()
  private static let severalRows = Int64.min
  private var names: [String] = []
  private lazy var nearest = NearestOrganization(names)

  /// - Parameter isShown: Whether the identifier may be suggested to people.
  func add(_ identifier: [UInt8], id: Int64, isShown: Bool) {
    ReferenceIndex.add(identifier.span, id, to: &exact)
    var key: [UInt8] = []
    OrganizationName.key(identifier.span, into: &key)
    ReferenceIndex.add(key.span, id, to: &folded)
    if isShown { names.append(String(decoding: identifier, as: UTF8.self)) }
  }

  private static func add(_ key: Span<UInt8>, _ id: Int64, to table: inout NameTable) {
    table.set(key) { known in known == nil || known == id ? id : severalRows }
  }

  /// What a text names: `.some(nil)` where several rows could be meant.
  func find(_ text: Span<UInt8>, match: FieldType.Match) -> Int64?? {
    if let found = exact[text] { return ReferenceIndex.row(found) }
    guard match == .folded else { return nil }
    var key: [UInt8] = []
    OrganizationName.key(text, into: &key)
    return folded[key.span].map(ReferenceIndex.row)
  }

  /// The row that is named letter by letter.
  func exactRow(_ text: Span<UInt8>) -> Int64? { exact[text].flatMap(ReferenceIndex.row) }

  private static func row(_ found: Int64) -> Int64? { found == severalRows ? nil : found }

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
