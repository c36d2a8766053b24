import Definitions
import LedgerStore

/// Computes the metrics of a pipeline over a ledger.
public struct MetricRunner: Sendable {
  /// What a group is called of which the dimension is not known.
  public static let unknownGroup = "未知"
  /// What the whole population is called.
  public static let wholeGroup = "合计"

  private let pipeline: Pipeline
  private let period: Period
  private let compiler: SQLCompiler

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    self.period = period
    compiler = pipeline.sqlParameters(for: period)
  }

  public func run(on ledger: Ledger) throws -> [MetricResult] {
    try run(on: LedgerReaders(ledger))
  }

  /// The metrics are computed side by side.
  public func run(on readers: LedgerReaders) throws -> [MetricResult] {
    let history = try FigureHistory(readers.main, before: period)
    return try readers.map(pipeline.metrics) { metric, ledger in
      var measured = try SQLFault.locating(metric.mainSQL) { try result(of: metric, on: ledger) }
      for index in measured.figures.indices {
        history.complete(&measured.figures[index], of: metric)
      }
      return measured
    }
  }

  private func result(of metric: Metric, on ledger: Ledger) throws -> MetricResult {
    let query = MetricQuery(metric, compiler: compiler)
    let columns = query.dimensionColumns
    let places = metric.dimensions.map { names in names.compactMap(columns.firstIndex(of:)) }
    var total = Figure(
      dimension: Figure.total, group: MetricRunner.wholeGroup, isCount: metric.isCount)
    var groups: [[[String?]: Figure]] = Array(repeating: [:], count: metric.dimensions.count)
    try ledger.forEachRow(of: query.counts) { row in
      guard let amount = row[columns.count + 1].integer else { return }
      let share = Share(
        outcome: row[columns.count].integer, amount: amount,
        met: metric.amount == nil ? nil : row[columns.count + 2].integer)
      total.add(share)
      for (index, dimension) in metric.dimensions.enumerated() {
        let parts = places[index].map { row[$0].text.flatMap { isKnown($0) ? $0 : nil } }
        let group = parts.map { $0 ?? MetricRunner.unknownGroup }.joined(separator: "/")
        groups[index][
          parts,
          default: Figure(
            dimension: dimension.joined(separator: "/"), group: group, isCount: metric.isCount)
        ].add(share)
      }
    }
    var figures = [total]
    for (dimension, group) in zip(metric.dimensions, groups) {
      let order = GroupOrder(dimension, from: metric.from, in: pipeline)
      figures += group.sorted { order.areInOrder($0.key, $1.key) }.map(\.value)
    }
    for index in figures.indices {
      figures[index].reached = metric.target.flatMap { reached($0, figures[index]) }
    }
    return MetricResult(metric: metric, figures: figures)
  }

  /// A blank says no more than NULL.
  private func isKnown(_ group: String) -> Bool {
    !group.isEmpty && group != MetricRunner.unknownGroup
  }

  /// Whether a figure reaches the target; `nil` where nothing was judged: no branch at all is not no
  /// branch too large.
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
    case .notMet:
      guard figure.judged > 0 else { return nil }
      (left, right) = (Double(figure.notMet), bound)
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

/// What a row of `MetricQuery.counts` says of its group.
private struct Share {
  var outcome: Int?
  var amount: Int
  /// How much of the amount is met; `nil` where rows are met or not as a whole.
  var met: Int?
}

extension Figure {
  fileprivate mutating func add(_ share: Share) {
    switch (share.outcome, share.met) {
    case (3, _): excluded.add(share.amount)
    case (0, let part?), (1, let part?):
      met.add(part)
      notMet.add(share.amount)
      notMet.add(0 &- part)
    case (1, nil): met.add(share.amount)
    case (0, nil): notMet.add(share.amount)
    default: unknown.add(share.amount)
    }
  }
}

extension Int {
  fileprivate mutating func add(_ other: Int) { self = addingToTheEnd(other) }
}
