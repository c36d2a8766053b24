import Definitions
import Measuring
import WorkbookWriting

/// What the figures mean: their bases and formulas, and the parameters that they depend on.
struct BasisSheets {
  let context: BookContext
  let book: WorkbookWriter

  func writeMetrics(named name: String) throws {
    let titles = [
      ("条", "item"), ("指标", "figure of"), ("统计什么", "what is counted"), ("依据", "basis"),
      ("目标", "target"),
      ("不计", "left out"), ("时段", "time"), ("代号", "name"),
    ]
    let limits: [Double] = [10, 40, 60, 50, 16, 40, 14, 40]
    var table = try BookTable(
      in: book, sheet: name, title: context.say("口径", "Definitions") + "  \(context.period)",
      note: TrafficLight.words[context.language],
      zip(titles, limits).map { .init(context.say($0.0, $0.1), limit: $1) })
    for metric in context.results.map(\.metric) {
      try table.add([
        .text(context.name(ofItem: metric.item)), .text(metric.title), .init(metric.formula),
        .text(metric.basis), .init(metric.target?.words(in: context.pipeline)),
        .text(metric.exclusions.map(\.reason).joined(separator: context.say("、", ", "))),
        .text(
          metric.window == .month
            ? context.say("当月", "the month") : context.say("月底", "month's end")),
        .text(metric.name),
      ])
    }
    try table.finish(language: context.language)
  }

  func writeParameters(named name: String) throws {
    let words = ParameterTable(context.pipeline, language: context.language)
    let limits: [Double] = [30, 36, 30, 16, 24, 70]
    var table = try BookTable(
      in: book, sheet: name, title: context.say("参数", "Parameters") + "  \(context.period)",
      note: words.legend, zip(words.titles, limits).map { .init($0, limit: $1) })
    for parameter in context.pipeline.parameters {
      try table.add(words.cells(parameter).map { .text($0) })
    }
    try table.finish(language: context.language)
  }
}
