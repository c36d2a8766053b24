import Definitions
import LedgerStore

/// Finds what a question names: a metric by its name or title, a column by its name or title.
public struct MetricFinder {
  private let ledger: Ledger

  public init(_ ledger: Ledger) { self.ledger = ledger }

  public func metric(_ name: String) throws -> MetricDefinition {
    let known = try ledger.metricNames()
    guard !known.isEmpty else { throw AskError(.noDefinitions, name) }
    // A name comes before a title: names are unique, titles need not be.
    let found = known.first { $0.metric == name } ?? known.first { $0.title == name }
    guard let found, let definition = try ledger.definition(ofMetric: found.metric) else {
      throw AskError(.unknownMetric, name, suggestion: suggestion(name, known))
    }
    return definition
  }

  /// The name of a column of the metric's rows.
  public func column(_ name: String, of metric: MetricDefinition) throws -> String {
    let known = try ledger.columns(of: metric.rowsSQL).filter { !$0.hasPrefix("_") }
    if known.contains(name) { return name }
    if let own = metric.columns.first(where: { $0.title == name }) { return own.name }
    let titles = try fieldTitles()
    if let other = titles.first(where: { $0.title == name && known.contains($0.name) }) {
      return other.name
    }
    let candidates =
      metric.columns.map(\.title) + known + titles.filter { known.contains($0.name) }.map(\.title)
    throw AskError(
      .unknownColumn(of: metric.metric), name,
      suggestion: NearestName.find(name, in: candidates))
  }

  /// The title of a column: the metric's own, or that of a field of this name.
  public func title(of column: String, of metric: MetricDefinition) throws -> String {
    try metric.columns.first { $0.name == column }?.title
      ?? fieldTitles().first { $0.name == column }?.title ?? column
  }

  private func fieldTitles() throws -> [(name: String, title: String)] {
    let sql = """
      SELECT f.name, f.title FROM _field f JOIN _dataset d ON d.name = f.dataset
      ORDER BY d.position, f.position
      """
    return try ledger.rows(of: sql).map { (name: $0[0].text ?? "", title: $0[1].text ?? "") }
  }

  private func suggestion(_ name: String, _ known: [(metric: String, title: String)]) -> String? {
    NearestName.find(name, in: known.map(\.metric))
      ?? NearestName.find(name, in: known.map(\.title)).flatMap { title in
        known.first { $0.title == title }?.metric
      }
  }
}
