import Definitions
import Measuring

/// `metrics.csv`: every figure of every metric, a row each.
struct MetricsReport {
  static let path = "metrics.csv"
  static let columns: [OutputColumn] = [
    .init("period", .month, LocalizedText("月份", "period"), isRequired: true),
    .init(
      "metric", .string, LocalizedText("指标", "metric"),
      LocalizedText("在台账定义里的名字", "its name in the pipeline"), isRequired: true),
    .init("title", .string, LocalizedText("指标名称", "title"), isRequired: true),
    .init(
      "dimension", .string, LocalizedText("分组方式", "dimension"),
      LocalizedText("total，或一列，或用 / 连起来的几列", "total, a column, or columns with / between them"),
      isRequired: true),
    .init("group", .string, LocalizedText("组", "group")),
    .init(
      "met", .integer, LocalizedText("达标", "met"),
      LocalizedText("行数，或所计数量之和", "rows, or the sum of what they count"), isRequired: true),
    .init(
      "not_met", .integer, LocalizedText("未达标", "not met"),
      LocalizedText("超额完成时小于零", "below zero where a plan was exceeded"), isRequired: true),
    .init(
      "unknown", .integer, LocalizedText("无法判定", "unknown"),
      LocalizedText("不在比率里", "not part of the rate"), isRequired: true),
    .init(
      "excluded", .integer, LocalizedText("不计", "excluded"),
      LocalizedText("不在比率里", "not part of the rate"), isRequired: true),
    .init(
      "rate", .number, LocalizedText("比率", "rate"),
      LocalizedText("达标 /（达标 + 未达标），四位小数", "met / (met + not met), four decimals")),
    .init("target", .string, LocalizedText("目标", "target")),
    .init(
      "reached", .boolean, LocalizedText("是否达到", "reached"),
      LocalizedText("空白：没有目标或无法判定", "blank without a target, or where nothing could be judged")),
    .init("previous_met", .integer, LocalizedText("上月达标", "met last month")),
    .init("previous_rate", .number, LocalizedText("上月比率", "rate last month")),
    .init("met_change", .integer, LocalizedText("达标增减", "change of met")),
    .init("rate_change", .number, LocalizedText("比率增减", "change of the rate")),
    .init("year_met", .integer, LocalizedText("本年达标", "met this year"), isRequired: true),
    .init("year_not_met", .integer, LocalizedText("本年未达标", "not met this year"), isRequired: true),
    .init("year_rate", .number, LocalizedText("本年比率", "rate this year")),
    .init(
      "year_months", .integer, LocalizedText("本年月数", "months of the year"),
      LocalizedText("逐月相加的指标，本年加了几个月", "how many months are added up; blank where none are")),
    .init("basis", .string, LocalizedText("依据", "basis")),
    .init("formula", .string, LocalizedText("口径", "formula")),
  ]

  let period: Period
  let results: [MetricResult]
  let disclosure: Disclosure

  func write(to root: String) throws(ReportError) -> OutputTable {
    let file = try CSVWriter(
      path: root + "/" + MetricsReport.path, header: MetricsReport.columns.map(\.name))
    for result in results {
      for figure in result.figures {
        try file.write(row(figure, of: result.metric))
      }
    }
    var table = OutputTable(
      MetricsReport.path, LocalizedText("指标", "Figures"),
      LocalizedText("每个指标的合计和各组", "every figure: the whole, then each group"),
      columns: MetricsReport.columns, file: try file.close())
    if areGroupsDistinct { table.key = ["metric", "dimension", "group"] }
    return table
  }

  /// Groups of what is masked may look the same.
  private var areGroupsDistinct: Bool {
    var seen: Set<[String]> = []
    return results.allSatisfy { result in
      result.figures.allSatisfy { figure in
        let group = disclosure.shown(figure.group)
        return !group.isEmpty
          && seen.insert([result.metric.name, figure.dimension, group]).inserted
      }
    }
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
