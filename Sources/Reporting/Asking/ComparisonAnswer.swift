import Definitions
import LedgerStore
import Measuring

/// Two months side by side, for people or for programs.
public struct ComparisonAnswer {
  let comparison: MonthComparison
  /// The datasets whose rows are listed.
  let listed: [ComparedDataset]
  let limit: Int?
  let disclosure: Disclosure
  let language: Language

  /// - Parameters:
  ///   - dataset: By its name or title, the only one that is listed.
  ///   - limit: At most so many rows of each list in a text.
  public init(
    then: Ledger, now: Ledger, dataset: String? = nil, limit: Int? = nil, isUnmasked: Bool = false,
    language: Language
  ) throws {
    comparison = try MonthComparison(then: then, now: now)
    disclosure = try Disclosure(now, isUnmasked: isUnmasked)
    self.limit = limit
    self.language = language
    guard let dataset else {
      listed = comparison.datasets
      return
    }
    listed = comparison.datasets.filter { $0.name == dataset || $0.title == dataset }
    if listed.isEmpty {
      let names = comparison.datasets.map(\.name) + comparison.datasets.map(\.title)
      throw AskError(
        .unknownDataset, dataset, suggestion: NearestName.find(dataset, in: names))
    }
  }

  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    switch format {
    case .text: _ = try sink(ComparisonText(self).text())
    case .csv: try ComparisonCSV(self).write(to: sink)
    case .json: _ = try sink(ComparisonJSON(self).value().document)
    }
  }

  // MARK: - What may be shown

  func key(_ change: RowChange) -> String {
    change.key.map { disclosure.shown($0.value, isSensitive: $0.isSensitive) }
      .joined(separator: " ")
  }

  func label(_ change: RowChange) -> String? {
    change.label.map { disclosure.shown($0, isSensitive: change.isLabelSensitive) }
  }

  func shown(_ value: String?, of field: RowChange.FieldChange) -> String? {
    value.map { disclosure.shown($0, isSensitive: field.isSensitive) }
  }

  func group(_ group: String?) -> String? { group.map { disclosure.shown($0) } }
}
