/// A kind of what a run writes, by the name that `outputs:` and `--only` have for it; the most useful first.
public enum Output: String, Sendable, CaseIterable {
  /// The figures, as a CSV file.
  case metrics
  case page = "report.html"
  case workbook = "report.xlsx"
  case findings
  /// The lists of whom to chase, a CSV file for each metric that has one.
  case gaps
  /// What senders get back to put right.
  case returns
  case tables
  case rejects
  case sources

  /// - Parameter name: The name, or that of the file: `metrics.csv`.
  public init?(name: String) {
    let suffix = ".csv"
    self.init(rawValue: name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name)
  }
}
