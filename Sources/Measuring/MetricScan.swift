import Definitions

/// Metrics that one pass over a population computes.
///
/// They share the source and the condition, and the groups of each are unions of those that the first needs, so
/// that reading them together makes few groups more. See docs/decisions/014-measuring.md.
struct MetricScan: Sendable {
  /// A metric's share of the scan's rows.
  struct Part: Sendable {
    var metric: Metric
    /// Where it stands in the pipeline.
    var position: Int
    /// Where the columns of each of its dimensions are in a row of `sql`.
    var places: [[Int]]
    /// Where the outcome is.
    var outcome: Int
  }

  let parts: [Part]
  /// The columns of the groups, then an outcome for each part, then how much there is; of a metric with
  /// an amount, also how much of that is met. See `MetricQuery.counts`.
  let sql: String
  /// Where it says how much there is.
  let amount: Int

  /// - Parameter metrics: With their positions; the first has the columns of all.
  private init(_ metrics: [(position: Int, query: MetricQuery)]) {
    let columns = metrics[0].query.dimensionColumns
    parts = metrics.enumerated().map { index, entry in
      let metric = entry.query.metric
      return Part(
        metric: metric, position: entry.position,
        places: metric.dimensions.map { $0.compactMap(columns.firstIndex(of:)) },
        outcome: columns.count + index)
    }.sorted { $0.position < $1.position }
    amount = columns.count + metrics.count
    sql =
      metrics.count == 1
      ? metrics[0].query.counts : MetricQuery.counts(of: metrics.map(\.query))
  }

  /// A metric by itself.
  init(_ metric: Metric, compiler: SQLCompiler) {
    self.init([(0, MetricQuery(metric, compiler: compiler))])
  }

  /// More outcomes in a row make more groups than a scan less is worth.
  private static let mostMetrics = 8

  /// The scans that compute all metrics, in the order of their first.
  static func plan(_ metrics: [Metric], compiler: SQLCompiler) -> [MetricScan] {
    var open: [(source: Source, columns: Set<String>, metrics: [(Int, MetricQuery)])] = []
    let all = metrics.enumerated().map { ($0, MetricQuery($1, compiler: compiler)) }
    // Those with many columns first: the others may follow them.
    let ordered = all.sorted { a, b in
      let counts = (a.1.dimensionColumns.count, b.1.dimensionColumns.count)
      return counts.0 != counts.1 ? counts.0 > counts.1 : a.0 < b.0
    }
    for entry in ordered {
      let query = entry.1
      let source = Source(query)
      let columns = Set(query.dimensionColumns)
      let place = open.firstIndex {
        $0.source == source && $0.columns.isSuperset(of: columns)
          && $0.metrics.count < mostMetrics
      }
      if let place, query.metric.amount == nil {
        open[place].metrics.append(entry)
      } else {
        open.append((source, columns, [entry]))
      }
    }
    return open.map { MetricScan($0.metrics) }.sorted {
      $0.parts[0].position < $1.parts[0].position
    }
  }

  /// What must be equal for two metrics to be read together. An amount may be no whole number, and the sum of
  /// each group is cut to one, so its groups may be no smaller than its own.
  private struct Source: Equatable {
    var population: String
    var hasAmount: Bool

    init(_ query: MetricQuery) {
      population = query.population
      hasAmount = query.metric.amount != nil
    }
  }
}
