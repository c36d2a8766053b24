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

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    self.period = period
  }

  public func run(on ledger: Ledger) throws -> [MetricResult] {
    try run(on: SQLiteEngine(ledger))
  }

  public func run(on readers: LedgerReaders) throws -> [MetricResult] {
    try run(on: SQLiteEngine(readers))
  }

  /// Metrics with one population are computed in one scan, and the scans handed to the engine together.
  public func run(on engine: any Engine) throws -> [MetricResult] {
    let history = try FigureHistory(engine.ledger, before: period)
    let compiler = pipeline.sqlParameters(for: period, dialect: engine.dialect)
    let scans = MetricScan.plan(pipeline.metrics, compiler: compiler)
    var placed: [(position: Int, result: MetricResult)] = []
    do {
      placed = try results(of: scans, on: engine, history)
    } catch let error as LedgerError {
      guard case .sql = error.kind else { throw error }
      // Alone, the metric that is wrong shows itself.
      for metric in pipeline.metrics {
        _ = try results(of: [MetricScan(metric, compiler: compiler)], on: engine, history)
      }
      throw error
    }
    return placed.sorted { $0.position < $1.position }.map(\.result)
  }

  private func results(
    of scans: [MetricScan], on engine: any Engine, _ history: FigureHistory
  ) throws -> [(position: Int, result: MetricResult)] {
    var placed: [(position: Int, result: MetricResult)] = []
    try engine.forEach(scans.map(\.sql)) { index, rows, emit in
      let scan = scans[index]
      let results =
        scan.parts.count > 1
        ? try count(scan, rows)
        : try SQLFault.locating(scan.parts[0].metric.mainSQL) { try count(scan, rows) }
      for (part, result) in zip(scan.parts, results) {
        var completed = result
        for index in completed.figures.indices {
          history.complete(&completed.figures[index], of: result.metric)
        }
        try emit((part.position, completed))
      }
    } receive: { (_, result: (Int, MetricResult)) in
      placed.append(result)
    }
    return placed
  }

  /// In the order of the scan's parts.
  private func count(_ scan: MetricScan, _ rows: EngineRows) throws -> [MetricResult] {
    var tallies = scan.parts.map(GroupTally.init)
    try rows.forEachRow { row in
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
