import Definitions
import LedgerStore
import Measuring

/// A figure month by month, with a line that shows how it went.
public struct HistoryAnswer {
  private static let header = [
    "period", "metric", "dimension", "group", "met", "not_met", "unknown", "excluded", "rate",
    "change", "reached",
  ]

  private let question: HistoryQuestion
  private let months: [HistoryQuestion.Month]
  private let disclosure: Disclosure
  private let language: Language

  public init(_ metric: String, group: String? = nil, in ledger: Ledger, language: Language) throws
  {
    question = try HistoryQuestion(metric, group: group, in: ledger)
    months = try question.months()
    disclosure = try Disclosure(ledger, isUnmasked: false)
    self.language = language
  }

  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    switch format {
    case .text: _ = try sink(text)
    case .csv: _ = try sink(csv)
    case .json: _ = try sink(json.document)
    }
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private var moved: FigureChange { FigureChange(isCount: question.metric.isCount) }

  private var group: String { disclosure.shown(question.group.place?.group ?? "") }

  private var text: String {
    let isCount = question.metric.isCount
    var columns: [TextTable.Column] = [
      .init(say("月份", "month")),
      .init(say(isCount ? "数量" : "达标", isCount ? "count" : "met"), isNumber: true),
    ]
    if !isCount {
      columns += [
        .init(say("未达标", "not met"), isNumber: true),
        .init(say("无法判定", "not judged"), isNumber: true), .init(say("比率", "rate"), isNumber: true),
      ]
    }
    columns += [.init(say("较上月", "change"), isNumber: true), .init(say("目标", "target"))]
    var table = TextTable(columns)
    for month in months {
      let figure = month.figure
      var cells = [month.period, "\(figure.met)"]
      if !isCount { cells += ["\(figure.notMet)", "\(figure.unknown)", figure.percentage ?? "—"] }
      let reached = figure.reached.map { $0 ? "✓" : "✗" }
      cells += [month.change.map { moved.shown($0) } ?? "", reached ?? ""]
      table.add(cells)
    }
    var heading = "\(question.metric.title)  \(group)"
    if let target = question.metric.target { heading += say("  目标 ", "  target ") + target }
    return "\(heading)\n\(line)\n\n\(table.text)"
  }

  /// Blank where a month has no figure, and where it is missing altogether.
  private var line: String {
    guard let first = months.first.flatMap({ Period($0.period) }),
      let last = months.last.flatMap({ Period($0.period) })
    else { return "" }
    let levels = Dictionary(months.map { ($0.period, $0.figure.level) }) { _, last in last }
    var values: [Int?] = []
    var period: Period? = last
    while let month = period, month >= first {
      values.append(levels["\(month)"] ?? nil)
      period = month.previous
    }
    return "\(first) \(Sparkline.drawn(values.reversed())) \(last)"
  }

  private var csv: String {
    var text = CSVText(header: HistoryAnswer.header)
    for month in months {
      let figure = month.figure
      text.add([
        .text(month.period), .text(question.metric.metric), .text(figure.dimension), .text(group),
        .init(figure.met), .init(figure.notMet), .init(figure.unknown), .init(figure.excluded),
        figure.rate.map { .number($0) } ?? .blank,
        month.change.map { .number(moved.number($0)) } ?? .blank,
        .init(figure.reached.map { $0 ? "true" : "false" }),
      ])
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private var json: JSONText.Value {
    .object([
      ("metric", .text(question.metric.metric)), ("title", .text(question.metric.title)),
      ("group", .text(group)), ("target", .init(question.metric.target)),
      (
        "months",
        .array(
          months.map { month in
            let figure = month.figure
            return .object([
              ("period", .text(month.period)), ("met", .integer(figure.met)),
              ("not_met", .integer(figure.notMet)), ("unknown", .integer(figure.unknown)),
              ("excluded", .integer(figure.excluded)),
              ("rate", figure.rate.map { .number($0) } ?? .null),
              ("change", month.change.map { .number(moved.number($0)) } ?? .null),
              ("reached", .init(figure.reached)),
            ])
          })
      ),
    ])
  }
}
