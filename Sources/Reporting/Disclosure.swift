import Definitions
import LedgerStore
import Measuring

/// What of the personal data may leave the ledger.
public struct Disclosure: Sendable {
  /// Whether ids and telephone numbers are shown in full.
  public let isUnmasked: Bool
  /// Datasets whose rows are named to people by what is itself sensitive.
  private let sensitiveLabels: Set<String>

  public init(_ pipeline: Pipeline, isUnmasked: Bool) {
    self.isUnmasked = isUnmasked
    let labelled = pipeline.datasets.filter { dataset in
      dataset.label.flatMap { dataset.field(named: $0) }?.isSensitive ?? false
    }
    sensitiveLabels = Set(labelled.map(\.name))
  }

  /// For what is asked of a ledger, without the pipeline that it was made with.
  public init(_ ledger: Ledger, isUnmasked: Bool) throws {
    self.isUnmasked = isUnmasked
    let sql = """
      SELECT d.name FROM _dataset d JOIN _field f ON f.dataset = d.name AND f.name = d.label
      WHERE f.is_sensitive = 1
      """
    sensitiveLabels = Set(try ledger.rows(of: sql).compactMap { $0[0].text })
  }

  /// For what is shown of files that were not imported.
  init(isUnmasked: Bool) {
    self.isUnmasked = isUnmasked
    sensitiveLabels = []
  }

  /// A text as it may be shown: masked where its column is sensitive, and without whatever looks like
  /// an id or a telephone number elsewhere.
  func shown(_ text: String, isSensitive: Bool = false) -> String {
    if isUnmasked { return text }
    return isSensitive ? Masking.masked(text) : Masking.maskingNumbers(in: text)
  }

  /// A value of a query: numbers are counts, but for those of a column that is sensitive.
  func shown(_ value: Ledger.Value, isSensitive: Bool) -> Ledger.Value {
    switch value {
    case .null: return value
    case .text(let text): return .text(shown(text, isSensitive: isSensitive))
    case .integer, .real:
      guard let text = value.text, isSensitive else { return value }
      return .text(shown(text, isSensitive: true))
    }
  }

  /// What a row of a dataset is called.
  func shown(entity: String, of dataset: String?) -> String {
    shown(entity, isSensitive: dataset.map(sensitiveLabels.contains) ?? false)
  }
}
