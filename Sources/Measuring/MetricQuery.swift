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

  /// What becomes of a row: 0 not met, 1 met, 3 left out; NULL where it cannot be judged.
  private var outcome: String {
    let exclusions = metric.exclusions.map { "WHEN (\(compiler.compile($0.when))) THEN 3 " }
    let meets = "(\(compiler.compile(metric.meets)))"
    return "CASE \(exclusions.joined())WHEN \(meets) THEN 1 WHEN NOT \(meets) THEN 0 END"
  }

  private var population: String {
    let condition = metric.condition.map { " WHERE (\(compiler.compile($0)))" } ?? ""
    return "FROM \(SQL.quoted(metric.from))\(condition)"
  }

  /// One scan: the counts of each outcome in the finest groups that any dimension needs. Columns: the
  /// dimensions', the outcome, the count.
  public var counts: String {
    let columns = dimensionColumns.map(SQL.quoted)
    let inner = (columns + ["\(outcome) AS _outcome"]).joined(separator: ", ")
    let outer = (columns + ["_outcome"]).joined(separator: ", ")
    return """
      SELECT \(outer), COUNT(*) FROM (SELECT \(inner) \(population)) AS _population GROUP BY \(outer)
      """
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
