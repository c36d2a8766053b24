import Definitions
import LedgerStore

/// What the metrics of a pipeline mean, as it is kept in the ledger that has their figures.
public struct MetricDefinitions {
  private let pipeline: Pipeline
  private let compiler: SQLCompiler

  public init(_ pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    compiler = pipeline.sqlParameters(for: period)
  }

  /// - Parameter ledger: Has the datasets and models: it knows which columns show what is sensitive.
  public func all(on ledger: Ledger) throws -> [MetricDefinition] {
    let sensitive = try SensitiveColumns(pipeline, compiler: compiler, ledger: ledger)
    var scans: [Int: String] = [:]
    for scan in MetricScan.plan(pipeline.metrics, compiler: compiler) {
      for part in scan.parts { scans[part.position] = scan.sql }
    }
    return try pipeline.metrics.enumerated().map { position, metric in
      try SQLFault.locating(metric.mainSQL) {
        try definition(of: metric, scan: scans[position] ?? "", sensitive, on: ledger)
      }
    }
  }

  /// - Parameter scan: The SQL that computes it.
  private func definition(
    of metric: Metric, scan: String, _ sensitive: SensitiveColumns, on ledger: Ledger
  ) throws -> MetricDefinition {
    let query = MetricQuery(metric, compiler: compiler)
    return MetricDefinition(
      metric: metric.name, title: metric.title, item: metric.item, basis: metric.basis,
      formula: metric.formula, source: metric.from,
      rowDataset: try RowOrigin(pipeline, compiler: compiler, ledger: ledger).dataset(
        of: metric.from),
      target: shownTarget(metric),
      isCount: metric.isCount, hasAmount: metric.amount != nil, window: metric.window,
      countsSQL: scan,
      rowsSQL: query.rows, columns: try columns(of: metric, query, sensitive),
      exclusions: metric.exclusions.map(\.reason), rules: metric.checks,
      datasets: Lineage(of: metric, in: pipeline).datasets.map(\.name))
  }

  /// The target with the value of its parameter.
  private func shownTarget(_ metric: Metric) -> String? {
    metric.target.map { compiler.compile($0.text) }
  }

  private func columns(
    of metric: Metric, _ query: MetricQuery, _ sensitive: SensitiveColumns
  ) throws -> [MetricDefinition.Column] {
    let known = try sensitive.columns(of: query.rows)
    let dimensions = query.dimensionColumns
    func column(_ name: String, title: String, isListed: Bool) -> MetricDefinition.Column {
      MetricDefinition.Column(
        name: name, title: title, isListed: isListed,
        dimensionPosition: dimensions.firstIndex(of: name),
        isSensitive: known.contains { $0.name == name && $0.isSensitive })
    }
    let listed = metric.gapList.map { column($0.name, title: $0.title, isListed: true) }
    let others = dimensions.filter { name in !listed.contains { $0.name == name } }
    return listed + others.map { column($0, title: title(of: $0, in: metric), isListed: false) }
  }

  private func title(of column: String, in metric: Metric) -> String {
    let own = pipeline.dataset(named: metric.from)?.field(named: column)
    return own?.title
      ?? pipeline.datasets.lazy.compactMap { $0.field(named: column)?.title }.first ?? column
  }
}
