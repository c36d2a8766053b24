import Definitions
import Measuring
import WorkbookWriting

/// The first sheet: each figure against its target and last month, and a few charts beside them.
struct OverviewSheet {
  private static let rowsOfChart = 16
  private static let mostBars = 2

  let name: String
  let context: BookContext
  /// The sheet with the rows not met, by metric.
  let lists: [String: String]
  let items: [ItemSheet]
  let trend: TrendSheet?

  func write(to book: WorkbookWriter) throws {
    let columns: [BookTable.Column] =
      [
        .init(context.say("条", "item"), limit: 10),
        .init(context.say("指标", "figure of"), limit: 44),
      ]
      + context.figureColumns + [.init(context.say("名单", "list"), limit: 14)]
    var table = try BookTable(
      in: book, sheet: name, title: "\(context.pipeline.title)  \(context.period)",
      note: TrafficLight.words[context.language], columns)
    book.setTabColor(0x305496)
    let results = context.results.enumerated().sorted {
      ($0.element.metric.item ?? .max, $0.offset) < ($1.element.metric.item ?? .max, $1.offset)
    }.map(\.element)
    for result in results {
      let list = lists[result.metric.name]
      try table.add(
        [
          .text(context.name(ofItem: result.metric.item)), .text(result.metric.title),
        ] + context.cells(of: result.total, result.metric) + [
          list.map { .link(context.say("看名单", "list"), sheet: $0) } ?? .blank
        ])
    }
    for (index, chart) in charts.enumerated() {
      try book.add(
        chart, row: BookTable.headingRow + index * OverviewSheet.rowsOfChart,
        column: columns.count + 2)
    }
    try table.finish(language: context.language)
  }

  /// The line of the first figures, and the bars of the first shares that are not all alike.
  private var charts: [SheetChart] {
    let bars = items.flatMap(\.charts).filter { $0.numberFormat == "0%" }
    return Array(trend?.charts.prefix(1) ?? []) + bars.prefix(OverviewSheet.mostBars)
  }
}
