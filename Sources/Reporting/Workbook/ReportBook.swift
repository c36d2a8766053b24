import Definitions
import LedgerStore
import Measuring
import WorkbookWriting

/// `report.xlsx`: the month for those who want a table: figures, breakdowns, findings, lists, sources.
struct ReportBook {
  let context: BookContext
  let sensitive: SensitiveColumns

  func write(to path: String, from ledger: Ledger) throws {
    let book = try WorkbookWriter(
      path: path, title: "\(context.pipeline.title) \(context.period)")
    // All names first: sheets link to those behind them.
    var names = SheetNames()
    func name(_ chinese: String, _ english: String) -> String {
      names.fit(context.say(chinese, english)) ?? english
    }
    let overview = name("总览", "Overview")
    let items = context.items.map { item in
      ItemSheet(item, named: names.fit(context.name(ofItem: item)) ?? "", context)
    }
    let trend = try TrendSheet(named: name("趋势", "Trend"), context, from: ledger)
    let findings = name("问题清单", "Findings")
    let listed = context.results.filter { !$0.metric.gapList.isEmpty && $0.total.notMet != 0 }
    let lists = Dictionary(
      listed.map { ($0.metric.name, name("名单 \($0.metric.title)", "List \($0.metric.title)")) }
    ) { first, _ in first }
    let (sources, basis, parameters) = (
      name("数据来源", "Sources"), name("口径", "Definitions"), name("参数", "Parameters")
    )

    try OverviewSheet(
      name: overview, context: context, lists: lists, items: items, trend: trend
    ).write(to: book)
    for item in items { try item.write(to: book) }
    try trend?.write(to: book)
    let sheets = ListSheets(context: context, ledger: ledger, book: book)
    try sheets.writeFindings(named: findings)
    let compiler = context.pipeline.sqlParameters(for: context.period)
    for metric in listed.map(\.metric) {
      guard let name = lists[metric.name] else { continue }
      try SQLFault.locating(metric.mainSQL) {
        try sheets.writeGaps(
          of: metric, query: MetricQuery(metric, compiler: compiler), sensitive, named: name)
      }
    }
    try sheets.writeSources(named: sources)
    let definitions = BasisSheets(context: context, book: book)
    try definitions.writeMetrics(named: basis)
    try definitions.writeParameters(named: parameters)
    try book.close()
  }
}
