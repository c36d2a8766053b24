import Definitions
import LedgerStore
import Measuring
import WorkbookWriting

/// What all sheets of the report are made from.
struct BookContext {
  let pipeline: Pipeline
  let period: Period
  let results: [MetricResult]
  let disclosure: Disclosure
  let language: Language

  func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  /// The items of the plan that have figures, in their order; `nil` for figures of none.
  var items: [Int?] {
    let numbered = Set(results.compactMap(\.metric.item)).sorted()
    return numbered.map { $0 } + (results.contains { $0.metric.item == nil } ? [nil] : [])
  }

  func name(ofItem item: Int?) -> String {
    item.map { say("第\($0)条", "Item \($0)") } ?? say("其他", "Others")
  }

  /// `乡镇/村` for `town/village`.
  func title(ofDimension dimension: String) -> String {
    if dimension == Figure.total { return say("合计", "total") }
    return dimension.split(separator: "/").map { title(ofColumn: String($0)) }
      .joined(separator: "/")
  }

  private func title(ofColumn name: String) -> String {
    pipeline.datasets.lazy.compactMap { $0.field(named: name)?.title }.first ?? name
  }

  /// What every figure of a metric is shown by, from 数值 to 变化.
  func cells(of figure: Figure, _ metric: Metric) -> [BookTable.Cell] {
    let level = metric.level(of: figure.tally)
    let before = figure.previous.flatMap { metric.level(of: $0) }
    let change = level.flatMap { now in before.flatMap { now.change(since: $0) } }
    return [
      BookTable.Cell(level),
      .centered(metric.target?.words(in: pipeline) ?? ""),
      .light(TrafficLight(figure, of: metric, in: pipeline), reached: figure.reached),
      BookTable.Cell(before), change.map { .change($0) } ?? .blank, .integer(figure.met),
      metric.isCount ? .blank : .integer(figure.notMet), .integer(figure.unknown),
    ]
  }

  var figureColumns: [BookTable.Column] {
    [
      .init(say("数值", "figure"), limit: 14), .init(say("目标", "target"), limit: 14),
      .init(say("是否达到", "reached"), limit: 10), .init(say("上月", "last month"), limit: 12),
      .init(say("变化", "change"), limit: 12), .init(say("达标", "met"), limit: 12),
      .init(say("未达标", "not met"), limit: 12), .init(say("无法判定", "not judged"), limit: 12),
    ]
  }
}
