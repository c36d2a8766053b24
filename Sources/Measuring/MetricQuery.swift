import Definitions

/// A metric as SQL.
public struct MetricQuery: Sendable {
  let metric: Metric
  private let compiler: SQLCompiler

  public init(_ metric: Metric, compiler: SQLCompiler) {
    self.metric = metric
    self.compiler = compiler
  }

  /// The columns that the dimensions need, each once.
  var dimensionColumns: [String] {
    var columns: [String] = []
    for column in metric.dimensions.joined() where !columns.contains(column) {
      columns.append(column)
    }
    return columns
  }

  /// What becomes of a row: 0 not met, 1 met, 3 left out; NULL where it cannot be judged. Of a row with
  /// an amount, 1 says that it is judged, and 0 that some of it is lacking.
  private var outcome: String {
    let exclusions = metric.exclusions.map { "WHEN \(compiler.condition($0.when)) THEN 3 " }
    let cases =
      switch (metric.amount, metric.meets) {
      case (nil, nil): "WHEN 1 = 1 THEN 1"
      case (nil, let meets?):
        "WHEN \(compiler.condition(meets)) THEN 1 WHEN NOT \(compiler.condition(meets)) THEN 0"
      case (let amount?, nil): "WHEN \(bracketed(amount)) IS NOT NULL THEN 1"
      case (let amount?, let meets?):
        "WHEN \(bracketed(meets)) >= \(bracketed(amount)) THEN 1 WHEN \(bracketed(meets)) < \(bracketed(amount)) THEN 0"
      }
    return "CASE \(exclusions.joined())\(cases) END"
  }

  private func bracketed(_ sql: SQLText) -> String { "(\(compiler.compile(sql)))" }

  var population: String {
    let condition = metric.condition.map { " WHERE \(compiler.condition($0))" } ?? ""
    return "FROM \(SQL.quoted(metric.from))\(condition)"
  }

  /// One scan: the sums of each outcome in the finest groups that any dimension needs. Columns: the
  /// dimensions', the outcome, how much there is of it, and how much of that is met. A row of which
  /// not even the amount is known counts as one.
  public var counts: String {
    let columns = dimensionColumns.map(SQL.quoted)
    let outer = (columns + ["_outcome"]).joined(separator: ", ")
    var inner = columns + ["\(outcome) AS _outcome"]
    var sums = "COUNT(*), COUNT(*)"
    if let amount = metric.amount {
      inner.append("COALESCE(\(bracketed(amount)), 1) AS _amount")
      inner.append("\(bracketed(metric.meets ?? amount)) AS _met")
      sums = "CAST(SUM(_amount) AS BIGINT), CAST(SUM(_met) AS BIGINT)"
    }
    return """
      SELECT \(outer), \(sums) FROM (SELECT \(inner.joined(separator: ", ")) \(population)) \
      AS _population GROUP BY \(outer)
      """
  }

  /// The same of several metrics with one population, the first of which has the columns of all: an outcome
  /// for each instead of the one.
  static func counts(of queries: [MetricQuery]) -> String {
    let columns = queries[0].dimensionColumns.map(SQL.quoted)
    let outcomes = queries.indices.map { "_outcome\($0 + 1)" }
    let outer = (columns + outcomes).joined(separator: ", ")
    let inner = columns + zip(queries, outcomes).map { "\($0.outcome) AS \($1)" }
    return """
      SELECT \(outer), COUNT(*) FROM (SELECT \(inner.joined(separator: ", ")) \(queries[0].population)) \
      AS _population GROUP BY \(outer)
      """
  }

  /// The whole population, a row each, with what became of it: see `MetricDefinition.rowsSQL`.
  public var rows: String {
    let cases = metric.exclusions.enumerated().map { index, exclusion in
      "WHEN \(compiler.condition(exclusion.when)) THEN \(index + 1) "
    }
    let exclusion = cases.isEmpty ? "NULL" : "CASE \(cases.joined())END"
    var columns = ["*", "\(outcome) AS _outcome", "\(exclusion) AS _exclusion"]
    if let amount = metric.amount {
      columns.append("COALESCE(\(bracketed(amount)), 1) AS _amount")
      columns.append("\(bracketed(metric.meets ?? amount)) AS _met")
    }
    return "SELECT \(columns.joined(separator: ", ")) \(population)"
  }

  /// The rows not met, by dimension and then by what is listed.
  public var gaps: String {
    let columns = metric.gapList.map { SQL.quoted($0.name) }
    var order = dimensionColumns.map(SQL.quoted)
    order += columns.filter { !order.contains($0) }
    return """
      SELECT \(columns.joined(separator: ", ")) \(population) \
      \(metric.condition == nil ? "WHERE" : "AND") (\(outcome)) = 0 \
      ORDER BY \(order.joined(separator: ", "))
      """
  }
}

/// Spelling of SQL.
enum SQL {
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
