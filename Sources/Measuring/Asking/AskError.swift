/// A question that a ledger cannot answer, since nothing in it bears that name.
public struct AskError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case unknownMetric
    /// The metric, or the dataset, has no such column.
    case unknownColumn(of: String)
    case unknownGroup(of: String)
    case unknownDataset
    /// A condition that is none of `column=value`, `column!=value`, `column~part`.
    case conditionForm
    /// The metric lists nobody: it only counts.
    case noRows
    /// The ledger was made before definitions were kept in it.
    case noDefinitions
    /// The dataset cannot be compared: it is no snapshot, or the other ledger lacks what is needed.
    case incomparable
    /// The two months that are to be compared are one.
    case samePeriod
  }

  public var kind: Kind
  /// The name that was asked for.
  public var name: String
  /// The name that was probably meant.
  public var suggestion: String?

  public init(_ kind: Kind, _ name: String, suggestion: String? = nil) {
    self.kind = kind
    self.name = name
    self.suggestion = suggestion
  }
}
