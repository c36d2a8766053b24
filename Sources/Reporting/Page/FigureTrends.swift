import Definitions
import LedgerStore
import Measuring

/// The figures of the whole over all months that the ledger remembers.
struct FigureTrends {
  private let desk: PageDesk
  private let first: String?
  private let earlier: [String: [String: Tally]]

  init(_ ledger: Ledger, _ desk: PageDesk) throws {
    var earlier: [String: [String: Tally]] = [:]
    var periods: Set<String> = []
    try ledger.forEachRow(
      of: "SELECT metric, period, met, not_met FROM _history WHERE dimension = ?",
      [.text(Figure.total)]
    ) { row in
      guard let metric = row[0].text, let period = row[1].text, let met = row[2].integer,
        let notMet = row[3].integer
      else { return }
      earlier[metric, default: [:]][period] = Tally(met: met, notMet: notMet)
      periods.insert(period)
    }
    self.desk = desk
    self.earlier = earlier
    first = periods.min()
  }

  func trend(of result: MetricResult) -> Trend? {
    guard let first else { return nil }
    var months = [month("\(desk.summary.period)", result.total, result.metric)]
    var period = desk.summary.period.previous
    while let before = period, "\(before)" >= first {
      var figure = Figure(
        dimension: Figure.total, group: "", isCount: result.metric.isCount)
      let known = earlier[result.metric.name]?["\(before)"]
      figure.met = known?.met ?? 0
      figure.notMet = known?.notMet ?? 0
      var month = month("\(before)", figure, result.metric)
      if known == nil { month.level = nil }
      months.append(month)
      period = before.previous
    }
    let isShare =
      !result.metric.isCount && [.rate, nil].contains(result.metric.target?.measure)
    return Trend(months.reversed(), leastRange: isShare ? 1_000 : 5, comma: desk.comma)
  }

  private func month(_ period: String, _ figure: Figure, _ metric: Metric) -> Trend.Month {
    let level =
      switch metric.target?.measure {
      case .met?: figure.met
      case .notMet?: figure.notMet
      case .rate?, nil: figure.level
      }
    return Trend.Month(
      period: period, level: level, text: desk.figures.value(figure, of: metric))
  }
}
