import Definitions
import Measuring

/// `metrics.csv`: every figure of every metric, a row each.
struct MetricsReport {
  static let header = [
    "period", "metric", "title", "dimension", "group", "met", "not_met", "unknown", "excluded",
    "rate", "target", "reached", "previous_met", "previous_rate", "met_change", "rate_change",
    "year_met", "year_not_met", "year_rate", "year_months", "basis", "formula",
  ]

  let period: Period
  let results: [MetricResult]
  let disclosure: Disclosure

  func write(to path: String) throws(ReportError) {
    let file = try CSVWriter(path: path, header: MetricsReport.header)
    for result in results {
      for figure in result.figures {
        try file.write(row(figure, of: result.metric))
      }
    }
    try file.close()
  }

  private func row(_ figure: Figure, of metric: Metric) -> [CSVText.Cell] {
    let change = figure.change
    let year = figure.toDate
    return [
      .text("\(period)"), .text(metric.name), .text(metric.title), .text(figure.dimension),
      .text(disclosure.shown(figure.group)), .init(figure.met), .init(figure.notMet),
      .init(figure.unknown), .init(figure.excluded), .number(orBlank: figure.rate),
      .init(metric.target?.text), .init(figure.reached.map { $0 ? "true" : "false" }),
      .init(figure.previous?.met), .number(orBlank: figure.previousRate), .init(change?.met),
      .number(orBlank: change?.rate), .init(year.tally.met), .init(year.tally.notMet),
      .number(orBlank: figure.isCount ? nil : year.tally.rate), .init(figure.yearToDate?.months),
      .text(metric.basis), .init(metric.formula),
    ]
  }
}

extension CSVText.Cell {
  fileprivate static func number(orBlank text: String?) -> Self {
    text.map { .number($0) } ?? .blank
  }
}
