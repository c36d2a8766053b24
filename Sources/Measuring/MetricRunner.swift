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

  /// Metrics with one population are computed in one scan, and the scans side by side.
  public func run(on readers: LedgerReaders) throws -> [MetricResult] {
    let history = try FigureHistory(readers.main, before: period)
    let scans = MetricScan.plan(pipeline.metrics, compiler: compiler)
    let results = try readers.map(scans) { scan, ledger in
      try self.results(of: scan, on: ledger).map { result in
        var completed = result
        for index in completed.figures.indices {
          history.complete(&completed.figures[index], of: result.metric)
        }
        return completed
      }
    }
    let placed = zip(scans, results).flatMap { zip($0.parts.map { $0.position }, $1) }
    return placed.sorted { $0.0 < $1.0 }.map { $0.1 }
  }

  /// In the order of the scan's parts.
  private func results(of scan: MetricScan, on ledger: Ledger) throws -> [MetricResult] {
    guard scan.parts.count > 1 else {
      return try SQLFault.locating(scan.parts[0].metric.mainSQL) { try count(scan, on: ledger) }
    }
    do {
      return try count(scan, on: ledger)
    } catch let error as LedgerError {
      guard case .sql = error.kind else { throw error }
      // Alone, the one that is wrong shows itself.
      return try scan.parts.flatMap { part in
        try results(of: MetricScan(part.metric, compiler: compiler), on: ledger)
      }
    }
  }

  private func count(_ scan: MetricScan, on ledger: Ledger) throws -> [MetricResult] {
    var tallies = scan.parts.map(GroupTally.init)
    try ledger.forEachRow(of: scan.sql) { row in
      guard let amount = row[scan.amount].integer else { return }
      for index in tallies.indices { tallies[index].add(row, amount: amount, of: scan) }
    }
    return tallies.map(result)
  }

  private func result(of tally: GroupTally) -> MetricResult {
    let metric = tally.part.metric
    var figures = [tally.total]
    for (dimension, group) in zip(metric.dimensions, tally.groups) {
      let order = GroupOrder(dimension, from: metric.from, in: pipeline)
      figures += group.sorted { order.areInOrder($0.key, $1.key) }.map(\.value)
    }
    for index in figures.indices {
      figures[index].reached = metric.target.flatMap { reached($0, figures[index]) }
    }
    return MetricResult(metric: metric, figures: figures)
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
