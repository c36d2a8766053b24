import Definitions
import LedgerStore
import Measuring
import WorkbookWriting

/// The shares that have a target, month by month, as far back as the ledger remembers; there is none of
/// one month alone.
struct TrendSheet {
  private static let linesOfChart = 5

  let name: String
  private let context: BookContext
  private let metrics: [Metric]
  private let months: [(period: String, shares: [String: Int])]

  init?(named name: String, _ context: BookContext, from ledger: Ledger) throws {
    self.name = name
    self.context = context
    let own = context.results.filter { $0.metric.isShare && $0.metric.target != nil }
    metrics = own.map(\.metric)
    var shares: [String: [String: Int]] = [:]
    let sql = """
      SELECT period, metric, met, not_met FROM _history
      WHERE dimension = '\(Figure.total)' AND period < ? ORDER BY period
      """
    try ledger.forEachRow(of: sql, [.text("\(context.period)")]) { row in
      guard let month = row[0].text, let metric = row[1].text, let met = row[2].integer,
        let notMet = row[3].integer
      else { return }
      shares[month, default: [:]][metric] = Tally(met: met, notMet: notMet).rateInTenThousandths
    }
    for result in own {
      shares["\(context.period)", default: [:]][result.metric.name] =
        result.total.rateInTenThousandths
    }
    months = shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    guard months.count > 1, !metrics.isEmpty else { return nil }
  }

  /// A few lines together, in the order of the metrics.
  var charts: [SheetChart] {
    stride(from: 0, to: metrics.count, by: TrendSheet.linesOfChart).map { start in
      let end = min(start + TrendSheet.linesOfChart, metrics.count)
      return SheetChart(
        kind: .line,
        title: context.say("各月变化（\(start + 1)—\(end)）", "by month (\(start + 1)–\(end))"),
        series: (start..<end).map { index in
          SheetChart.Series(
            name: metrics[index].title, sheet: name,
            rows: BookTable.firstRow...BookTable.firstRow + months.count - 1, labelColumn: 1,
            valueColumn: index + 2)
        }, numberFormat: "0%")
    }
  }

  func write(to book: WorkbookWriter) throws {
    var table = try BookTable(
      in: book, sheet: name,
      title: context.say("趋势", "Trend") + "  \(context.pipeline.title)  \(context.period)",
      note: context.say(
        "有目标的比率，每月月底的数；往月的数来自各月台账",
        "shares with a target at the end of each month, from the ledgers"),
      [.init(context.say("月份", "month"))] + metrics.map { .init($0.title, limit: 16) })
    for month in months {
      try table.add(
        [.text(month.period)] + metrics.map { month.shares[$0.name].map { .share($0) } ?? .blank })
    }
    for (index, chart) in charts.enumerated() {
      try book.add(
        chart, row: table.nextRow + 1 + index / 2 * 18, column: index % 2 == 0 ? 1 : 6)
    }
    try table.finish(language: context.language)
  }
}
