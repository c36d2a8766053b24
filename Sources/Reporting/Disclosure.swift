import Definitions

/// What of the personal data may leave the ledger.
public struct Disclosure: Sendable {
  /// Whether ids and telephone numbers are shown in full.
  public let isUnmasked: Bool
  private let sensitiveNames: Set<String>

  public init(_ pipeline: Pipeline, isUnmasked: Bool) {
    self.isUnmasked = isUnmasked
    sensitiveNames = Set(pipeline.datasets.flatMap(\.fields).filter(\.isSensitive).map(\.name))
  }

  /// A text as it may be shown: masked where its column is sensitive, and without whatever looks like
  /// an id or a mobile number elsewhere.
  func shown(_ text: String, isSensitive: Bool) -> String {
    if isUnmasked { return text }
    return isSensitive ? Masking.masked(text) : Masking.maskingNumbers(in: text)
  }

  func shown(_ text: String, column: String) -> String {
    shown(text, isSensitive: sensitiveNames.contains(column))
  }
}
