import Definitions
import Measuring
import WorkbookWriting

/// The sheet of one item of the work plan: its figures with their breakdown, and charts over them.
///
/// Its rows are laid out before any is written: the overview's charts show cells of this sheet.
struct ItemSheet {
  private static let mostCharts = 6
  /// More bars than this cannot be told apart.
  private static let mostBars = 40
  private static let rowsOfChart = 16

  let name: String
  private let context: BookContext
  private let item: Int?
  private let rows: [(metric: Metric, figure: Figure)]
  /// Bars over the groups of the first dimension, those of shares first.
  let charts: [SheetChart]

  init(_ item: Int?, named name: String, _ context: BookContext) {
    self.name = name
    self.context = context
    self.item = item
    var rows: [(metric: Metric, figure: Figure)] = []
    var charts: [(isShare: Bool, chart: SheetChart)] = []
    for result in context.results where result.metric.item == item {
      let first = BookTable.firstRow + rows.count
      rows += result.figures.map { (result.metric, $0) }
      if let chart = ItemSheet.chart(of: result, firstRow: first, sheet: name, context) {
        charts.append((result.metric.isShare, chart))
      }
    }
    self.rows = rows
    self.charts = charts.filter(\.isShare).map(\.chart) + charts.filter { !$0.isShare }.map(\.chart)
  }

  func write(to book: WorkbookWriter) throws {
    let columns: [BookTable.Column] =
      [
        .init(context.say("指标", "figure of"), limit: 60),
        .init(context.say("分组", "grouped by"), limit: 40),
        .init(context.say("组", "group"), limit: 80),
      ] + context.figureColumns
    // No row of two lines: charts are placed by rows of one height.
    var table = try BookTable(
      in: book, sheet: name, title: "\(name)  \(context.pipeline.title)  \(context.period)",
      note: plan, columns)
    var titles: [String: String] = [:]
    for (metric, figure) in rows {
      let title = titles[figure.dimension] ?? context.title(ofDimension: figure.dimension)
      titles[figure.dimension] = title
      try table.add(
        [
          .text(metric.title), .text(title),
          .text(context.disclosure.shown(figure.group)),
        ] + context.cells(of: figure, metric))
    }
    for (index, chart) in charts.prefix(ItemSheet.mostCharts).enumerated() {
      try book.add(
        chart, row: BookTable.headingRow + index * ItemSheet.rowsOfChart,
        column: columns.count + 2)
    }
    try table.finish(rest: "metrics.csv", language: context.language)
  }

  /// What the plan says of the item.
  private var plan: String {
    let sentences = context.pipeline.plan.filter { $0.item == item }.map(\.text)
    let text = sentences.joined(separator: context.say("；", "; "))
    return text.count > 160 ? String(text.prefix(160)) + "…" : text
  }

  private static func chart(
    of result: MetricResult, firstRow: Int, sheet: String, _ context: BookContext
  ) -> SheetChart? {
    let single = result.metric.dimensions.filter { $0.count == 1 }.map { $0[0] }
    guard let dimension = single.first(where: { $0 == "town" }) ?? single.first,
      let first = result.figures.firstIndex(where: { $0.dimension == dimension }),
      let last = result.figures.lastIndex(where: { $0.dimension == dimension }),
      last - first < mostBars
    else { return nil }
    let title = context.title(ofDimension: dimension)
    return SheetChart(
      kind: .bars,
      title: context.say("\(result.metric.title)（按\(title)）", "\(result.metric.title) by \(title)"),
      series: [
        .init(
          name: result.metric.title, sheet: sheet, rows: firstRow + first...firstRow + last,
          labelColumn: 3, valueColumn: 4)
      ], numberFormat: result.metric.isShare ? "0%" : "0")
  }
}
