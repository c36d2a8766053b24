import Definitions
import LedgerStore

/// Computes the metrics of a pipeline over a ledger.
public struct MetricRunner {
  /// What a group is called of which the dimension is not known.
  public static let unknownGroup = "未知"
  /// What the whole population is called.
  public static let wholeGroup = "合计"

  private let pipeline: Pipeline
  private let compiler: SQLCompiler

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    compiler = pipeline.sqlParameters(for: period)
  }

  public func run(on ledger: Ledger) throws -> [MetricResult] {
    try pipeline.metrics.map { try result(of: $0, on: ledger) }
  }

  private func result(of metric: Metric, on ledger: Ledger) throws -> MetricResult {
    let query = MetricQuery(metric, compiler: compiler)
    let columns = query.dimensionColumns
    var total = Figure(dimension: Figure.total, group: MetricRunner.wholeGroup)
    var groups: [[String: Figure]] = Array(repeating: [:], count: metric.dimensions.count)
    try ledger.forEachRow(of: query.counts) { row in
      guard case .integer(let count) = row[columns.count + 1] else { return }
      let outcome = row[columns.count]
      total.add(Int(count), outcome)
      for (index, dimension) in metric.dimensions.enumerated() {
        let parts = dimension.map { name in
          columns.firstIndex(of: name).flatMap { row[$0].text } ?? MetricRunner.unknownGroup
        }
        let group = parts.joined(separator: "/")
        groups[index][
          group, default: Figure(dimension: dimension.joined(separator: "/"), group: group)
        ].add(Int(count), outcome)
      }
    }
    var figures = [total]
    for group in groups {
      figures += group.values.sorted { $0.group.utf8.lexicographicallyPrecedes($1.group.utf8) }
    }
    for index in figures.indices {
      figures[index].reached = metric.target.flatMap { reached($0, figures[index]) }
    }
    return MetricResult(metric: metric, figures: figures)
  }

  /// Whether a figure reaches the target; `nil` where a rate has nothing to be a rate of.
  private func reached(_ target: Metric.Target, _ figure: Figure) -> Bool? {
    let bound: Double
    switch target.bound {
    case .number(let number): bound = number
    case .parameter(let name):
      guard case .number(let number)? = pipeline.parameters.first(where: { $0.name == name })?.value
      else { return nil }
      bound = number
    }
    let left: Double
    let right: Double
    switch target.measure {
    case .met: (left, right) = (Double(figure.met), bound)
    case .notMet: (left, right) = (Double(figure.notMet), bound)
    case .rate:
      guard figure.judged > 0 else { return nil }
      // Counts are compared, not quotients, so that 90 of 100 is 90 %.
      (left, right) = (Double(figure.met), bound * Double(figure.judged))
    }
    let slack = 1e-9 * max(1, abs(right))
    return switch target.comparison {
    case .atLeast: left >= right - slack
    case .atMost: left <= right + slack
    case .equal: abs(left - right) <= slack
    case .above: left > right + slack
    case .below: left < right - slack
    }
  }
}

extension Figure {
  fileprivate mutating func add(_ count: Int, _ outcome: Ledger.Value) {
    switch outcome {
    case .integer(1): met += count
    case .integer(0): notMet += count
    case .integer(3): excluded += count
    default: unknown += count
    }
  }
}

extension Ledger.Value {
  /// The value as text; `nil` for NULL.
  public var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): text
    }
  }
}
