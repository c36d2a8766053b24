import Definitions
import LedgerStore

/// The figures of earlier periods that a ledger knows.
struct FigureHistory: Sendable {
  private struct Key: Hashable {
    var metric: String
    var dimension: String
    var group: String
  }

  private let period: Period
  /// Those of the period before, and those of the year, oldest first.
  private var previous: [Key: Tally] = [:]
  private var year: [Key: [Tally]] = [:]

  init(_ ledger: Ledger, before period: Period) throws {
    self.period = period
    let sql = """
      SELECT period, metric, dimension, grp, met, not_met FROM _history
      WHERE period < '\(period)' AND period >= '\(period.previous.map { min($0.description, "\(period.year)-01") } ?? "")'
      ORDER BY period
      """
    let before = period.previous?.description
    try ledger.forEachRow(of: sql) { row in
      guard case .text(let month) = row[0], case .text(let metric) = row[1],
        case .text(let dimension) = row[2], case .text(let group) = row[3],
        let met = row[4].integer, let notMet = row[5].integer
      else { return }
      let key = Key(metric: metric, dimension: dimension, group: group)
      let tally = Tally(met: met, notMet: notMet)
      if month == before { previous[key] = tally }
      if month.hasPrefix(period.year) { year[key, default: []].append(tally) }
    }
  }

  /// Adds to a figure what it was.
  func complete(_ figure: inout Figure, of metric: Metric) {
    let key = Key(metric: metric.name, dimension: figure.dimension, group: figure.group)
    figure.previous = previous[key]
    guard metric.window == .month else { return }
    let months = (year[key] ?? []) + [figure.tally]
    figure.yearToDate = Figure.YearToDate(
      tally: months.dropFirst().reduce(months[0]) { $0.adding($1) }, months: months.count)
  }
}
