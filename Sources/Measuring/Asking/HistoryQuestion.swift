import Definitions
import LedgerStore

/// A figure month by month, as far back as the ledger remembers.
public struct HistoryQuestion {
  public struct Month: Sendable {
    public var period: String
    public var figure: Figure
    /// The rate now less that of the month before, in ten-thousandths; for mere counts, the count's change. `nil`
    /// where one of the two is not there, or a month between them is missing.
    public var change: Int?
  }

  public let metric: MetricDefinition
  public let group: MetricGroup
  private let ledger: Ledger

  /// - Parameter group: As in `MetricGroup`, but one of the figures': history has no rows.
  public init(_ name: String, group: String? = nil, in ledger: Ledger) throws {
    self.ledger = ledger
    metric = try MetricFinder(ledger).metric(name)
    self.group = try MetricGroup(group, of: metric, in: ledger)
    guard self.group.place != nil else {
      throw AskError(.unknownGroup(of: metric.metric), group ?? "")
    }
  }

  /// First to last; the ledger's own period is the last.
  public func months() throws -> [Month] {
    guard let place = group.place else { return [] }
    let sql = """
      SELECT period, met, not_met, unknown, excluded, reached FROM _history
      WHERE metric = ?1 AND dimension = ?2 AND grp = ?3
      UNION ALL
      SELECT (SELECT value FROM _ledger WHERE name = 'period'), met, not_met, unknown, excluded, reached
      FROM _metric WHERE metric = ?1 AND dimension = ?2 AND grp = ?3
      ORDER BY 1
      """
    var months: [Month] = []
    for row in try ledger.rows(
      of: sql, [.text(metric.metric), .text(place.dimension), .text(place.group)])
    {
      var figure = Figure(
        dimension: place.dimension, group: place.group, isCount: metric.isCount)
      figure.met = row[1].integer ?? 0
      figure.notMet = row[2].integer ?? 0
      figure.unknown = row[3].integer ?? 0
      figure.excluded = row[4].integer ?? 0
      figure.reached = row[5].integer.map { $0 == 1 }
      let period = row[0].text ?? ""
      let before = months.last.flatMap { follows(period, $0.period) ? $0.figure : nil }
      months.append(
        Month(period: period, figure: figure, change: before.flatMap { figure.change(since: $0) }))
    }
    return months
  }

  private func follows(_ period: String, _ other: String) -> Bool {
    Period(period)?.previous.map { "\($0)" == other } ?? false
  }
}

extension Figure {
  /// What is drawn and compared: the rate in ten-thousandths, or the count.
  public var level: Int? { isCount ? met : rateInTenThousandths }

  /// How far the level has moved since another figure.
  public func change(since before: Figure) -> Int? {
    guard let level, let earlier = before.level else { return nil }
    let (difference, overflow) = level.subtractingReportingOverflow(earlier)
    return overflow ? nil : difference
  }
}
