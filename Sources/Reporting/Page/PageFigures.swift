import Definitions
import Measuring

/// The figures of the whole against their targets.
struct PageFigures {
  private let desk: PageDesk
  private let trends: FigureTrends

  init(_ desk: PageDesk, _ trends: FigureTrends) {
    self.desk = desk
    self.trends = trends
  }

  var items: [Page.Item] {
    desk.items.map { item in
      Page.Item(title: item.title, figures: item.results.map(row))
    }
  }

  private func row(_ result: MetricResult) -> Page.FigureRow {
    let figure = result.total
    let metric = result.metric
    let change = desk.figures.change(figure, of: metric)
    return Page.FigureRow(
      state: desk.state(figure, of: metric), title: metric.title,
      value: desk.figures.value(figure, of: metric),
      sortValue: PageNumber.sortable(figure, of: metric),
      counts: figure.isCount ? "" : "\(figure.met)/\(figure.judged)",
      target: metric.target.map(desk.figures.shown) ?? "—", change: change ?? "—",
      changeKind: change?.hasPrefix("+") == true || change?.hasPrefix("-") == true ? "" : "quiet",
      trend: trends.trend(of: result),
      unknown: figure.unknown == 0 ? "" : "\(figure.unknown)")
  }
}

enum PageNumber {
  /// What a column is sorted by; blank where there is nothing.
  static func sortable(_ figure: Figure, of metric: Metric) -> String {
    switch metric.target?.measure {
    case .met?: "\(figure.met)"
    case .notMet?: "\(figure.notMet)"
    case .rate?, nil: figure.level.map { "\($0)" } ?? ""
    }
  }
}
