import Definitions
import Measuring

/// `metrics.csv`: every figure of every metric, a row each.
struct MetricsReport {
  static let header = [
    "period", "metric", "title", "dimension", "group", "met", "not_met", "unknown", "excluded",
    "rate", "target", "reached", "basis", "formula",
  ]

  let period: Period
  let results: [MetricResult]
  let disclosure: Disclosure

  func write(to path: String) throws(ReportError) {
    let file = try CSVWriter(path: path, header: MetricsReport.header)
    for result in results {
      for figure in result.figures {
        try file.write([
          .text("\(period)"), .text(result.metric.name), .text(result.metric.title),
          .text(figure.dimension), .text(disclosure.shown(figure.group)), .init(figure.met),
          .init(figure.notMet),
          .init(figure.unknown), .init(figure.excluded),
          figure.rate.map { .number($0) } ?? .blank, .init(result.metric.target?.text),
          .init(figure.reached.map { $0 ? "true" : "false" }), .text(result.metric.basis),
          .init(result.metric.formula),
        ])
      }
    }
    try file.close()
  }
}

extension Figure {
  /// The rate as a fraction with four decimals, `0.9318`.
  var rate: String? {
    rateInTenThousandths.map { rate in
      let digits = String(rate % 10_000)
      return "\(rate / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// The rate as people read it, `93.18%`.
  var percentage: String? {
    rateInTenThousandths.map { rate in
      let digits = String(rate % 100)
      return "\(rate / 100)." + String(repeating: "0", count: 2 - digits.count) + digits + "%"
    }
  }
}
