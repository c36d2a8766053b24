import Definitions

extension Ledger {
  /// The names of all metrics with their titles, in the order of the pipeline.
  public func metricNames() throws -> [(metric: String, title: String)] {
    try rows(of: "SELECT metric, title FROM _metric_definition ORDER BY position").map {
      (metric: $0[0].string ?? "", title: $0[1].string ?? "")
    }
  }

  /// What a metric means; `nil` where the ledger has none of that name.
  public func definition(ofMetric metric: String) throws -> MetricDefinition? {
    let sql = """
      SELECT title, item, basis, formula, source, target, is_count, has_amount, counts_sql, rows_sql,
        row_dataset, window
      FROM _metric_definition WHERE metric = ?
      """
    guard let row = try rows(of: sql, [.text(metric)]).first else { return nil }
    return MetricDefinition(
      metric: metric, title: row[0].string ?? "", item: row[1].int, basis: row[2].string ?? "",
      formula: row[3].string, source: row[4].string ?? "",
      rowDataset: row[10].string, target: row[5].string,
      isCount: row[6] == .integer(1), hasAmount: row[7] == .integer(1),
      window: row[11].string.flatMap(Metric.Window.init) ?? .asOf,
      countsSQL: row[8].string ?? "", rowsSQL: row[9].string ?? "",
      columns: try columns(ofMetric: metric),
      exclusions: try texts(
        "SELECT reason FROM _metric_exclusion WHERE metric = ? ORDER BY number", metric),
      rules: try texts("SELECT rule FROM _metric_rule WHERE metric = ? ORDER BY position", metric),
      datasets: try texts(
        "SELECT dataset FROM _metric_dataset WHERE metric = ? ORDER BY position", metric))
  }

  private func columns(ofMetric metric: String) throws -> [MetricDefinition.Column] {
    let sql = """
      SELECT name, title, is_listed, dimension_position, is_sensitive
      FROM _metric_column WHERE metric = ? ORDER BY position
      """
    return try rows(of: sql, [.text(metric)]).map { row in
      MetricDefinition.Column(
        name: row[0].string ?? "", title: row[1].string ?? "", isListed: row[2] == .integer(1),
        dimensionPosition: row[3].int, isSensitive: row[4] == .integer(1))
    }
  }

  private func texts(_ sql: String, _ metric: String) throws -> [String] {
    try rows(of: sql, [.text(metric)]).compactMap { $0[0].string }
  }
}

extension Ledger.Value {
  /// The text, where it is one.
  var string: String? { if case .text(let text) = self { text } else { nil } }
  var int: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
}
