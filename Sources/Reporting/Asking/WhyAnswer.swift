import Definitions
import LedgerStore
import Measuring

/// How a figure came about: what it counts and on what basis, its counts, the files and findings behind it, the
/// first rows not met, and the SQL that ran.
public struct WhyAnswer {
  private static let rowsShown = 10
  private static let sourcesShown = 20

  private let ledger: Ledger
  private let question: WhyQuestion
  private let disclosure: Disclosure
  private let language: Language

  public init(
    _ metric: String, group: String? = nil, in ledger: Ledger, isUnmasked: Bool = false,
    language: Language
  ) throws {
    self.ledger = ledger
    self.language = language
    disclosure = try Disclosure(ledger, isUnmasked: isUnmasked)
    question = try WhyQuestion(metric, group: group, in: ledger)
  }

  /// Hands the whole answer on. As CSV it is the list of the rows not met.
  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    switch format {
    case .text: _ = try sink(text())
    case .csv: try table(.notMet).writeCSV(limit: nil, to: sink)
    case .json: _ = try sink(json().document)
    }
  }

  /// Hands on the rows of one outcome alone, with their places.
  public func write(
    rows outcome: PopulationQuery.Outcome, as format: AnswerFormat, limit: Int?,
    to sink: (String) throws -> Bool
  ) throws {
    let table = try table(outcome)
    switch format {
    case .text: _ = try sink(table.text(limit: limit))
    case .csv: try table.writeCSV(limit: limit, to: sink)
    case .json:
      _ = try sink(
        JSONText.Value.object(try heading() + [("rows", try table.json(limit: limit))]).document)
    }
  }

  private func table(_ outcome: PopulationQuery.Outcome) throws -> AnswerTable {
    AnswerTable(
      rows: try question.query.rows(outcome, withPlaces: true), ledger: ledger,
      disclosure: disclosure, language: language)
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  // MARK: - Text

  private func text() throws -> String {
    let sections = [
      try definition(), try counts(), try sources(), try rules(), try gaps(), try sql(),
    ]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func definition() throws -> String {
    let metric = question.metric
    let title = [metric.title, try ledger.fact("period"), shownGroup].compactMap(\.self)
    var lines = [title.joined(separator: "  ")]
    lines.append(say("依据：", "basis: ") + metric.basis)
    if let formula = metric.formula { lines.append(say("口径：", "counts: ") + formula) }
    if let target = metric.target {
      let reached =
        switch try question.reached() {
        case true?: say("（达到）", " (reached)")
        case false?: say("（没有达到）", " (not reached)")
        case nil: ""
        }
      lines.append(say("目标：", "target: ") + target + reached)
    }
    lines.append(say("取自：", "from: ") + (try datasets()))
    return lines.map { $0 + "\n" }.joined()
  }

  private var shownGroup: String? {
    let parts = question.group.conditions.map { disclosure.shown($0.value) }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// `member_training（党员花名册、培训签到）`, or the dataset alone.
  private func datasets() throws -> String {
    let titles = Dictionary(
      try ledger.rows(of: "SELECT name, title FROM _dataset").map {
        ($0[0].text ?? "", $0[1].text ?? "")
      }
    ) { first, _ in first }
    let metric = question.metric
    if let title = titles[metric.source] { return "\(metric.source) \(title)" }
    let names = metric.datasets.map { titles[$0] ?? $0 }.joined(separator: say("、", ", "))
    return say("\(metric.source)（\(names)）", "\(metric.source) (\(names))")
  }

  private func counts() throws -> String {
    var text = AnswerWords.counts(try question.query.total(), language) + "\n"
    for exclusion in try question.query.exclusions() {
      text += say(
        "  不计：\(exclusion.reason) \(exclusion.count)\n",
        "  excluded: \(exclusion.reason) \(exclusion.count)\n")
    }
    return text
  }

  private func sources() throws -> String {
    let sources = try question.sources()
    guard !sources.isEmpty else { return "" }
    let isCarried = sources.contains { $0.period != nil }
    var columns: [TextTable.Column] = [
      .init(say("数据集", "dataset"), limit: 16), .init(say("文件", "file"), limit: 40),
      .init(say("工作表", "sheet"), limit: 20),
      .init(say("入账", "loaded"), isNumber: true), .init(say("退回", "rejected"), isNumber: true),
      .init(say("计入", "counted"), isNumber: true),
    ]
    if isCarried { columns.append(.init(say("结转自", "carried from"))) }
    var table = TextTable(columns)
    for source in sources.prefix(WhyAnswer.sourcesShown) {
      table.add([
        source.title, source.file, source.sheet, "\(source.loaded)", "\(source.rejected)",
        source.counted.map { "\($0)" } ?? "", source.period ?? "",
      ])
    }
    let more = sources.count - WhyAnswer.sourcesShown
    return table.text + (more > 0 ? say("…… 还有 \(more) 张表\n", "… \(more) more sheets\n") : "")
  }

  private func rules() throws -> String {
    let rules = try question.rules()
    guard !rules.isEmpty else { return "" }
    var table = TextTable([
      .init(say("校核规则", "rule")), .init(say("查什么", "asks"), limit: 48),
      .init(say("问题", "findings"), isNumber: true),
      .init(say("其中这些行", "on these rows"), isNumber: true),
    ])
    for rule in rules {
      table.add([
        rule.rule, rule.title, "\(rule.findings)", rule.onRows.map { "\($0)" } ?? "",
      ])
    }
    return table.text
  }

  private func gaps() throws -> String {
    let count = try question.query.rows(.notMet).count(in: ledger)
    guard count > 0 else { return "" }
    let table = try table(.notMet)
    let heading =
      count > WhyAnswer.rowsShown
      ? say(
        "未达标的 \(count) 行，这里是前 \(WhyAnswer.rowsShown) 行（全部：--rows not_met）",
        "\(count) rows not met, of which the first \(WhyAnswer.rowsShown) (all: --rows not_met)")
      : say("未达标的 \(count) 行", "\(count) rows not met")
    return heading + "\n" + (try table.text(limit: WhyAnswer.rowsShown))
  }

  private func sql() throws -> String { "SQL\n" + question.metric.countsSQL + "\n" }

  // MARK: - JSON

  private func heading() throws -> [(String, JSONText.Value)] {
    let total = try question.query.total()
    return [
      ("period", .init(try ledger.fact("period"))), ("metric", .text(question.metric.metric)),
      ("title", .text(question.metric.title)), ("group", .init(shownGroup)),
      ("met", .integer(total.met)), ("not_met", .integer(total.notMet)),
      ("unknown", .integer(total.unknown)), ("excluded", .integer(total.excluded)),
    ]
  }

  private func json() throws -> JSONText.Value {
    let metric = question.metric
    var members = try heading()
    members += [
      ("rate", try question.query.total().rate.map { .number($0) } ?? .null),
      ("target", .init(metric.target)), ("reached", .init(try question.reached())),
      ("item", .init(metric.item)), ("basis", .text(metric.basis)),
      ("formula", .init(metric.formula)), ("from", .text(metric.source)),
      ("sql", .text(metric.countsSQL)),
    ]
    members.append(
      (
        "exclusions",
        .array(
          try question.query.exclusions().map {
            .object([("reason", .text($0.reason)), ("count", .integer($0.count))])
          })
      ))
    members.append(
      (
        "sources",
        .array(
          try question.sources().map { source in
            .object([
              ("dataset", .text(source.dataset)), ("file", .text(source.file)),
              ("sheet", .init(source.sheet.isEmpty ? nil : source.sheet)),
              ("loaded", .integer(source.loaded)), ("rejected", .integer(source.rejected)),
              ("counted", .init(source.counted)), ("period", .init(source.period)),
            ])
          })
      ))
    members.append(
      (
        "rules",
        .array(
          try question.rules().map { rule in
            .object([
              ("rule", .text(rule.rule)), ("title", .text(rule.title)),
              ("findings", .integer(rule.findings)), ("on_rows", .init(rule.onRows)),
            ])
          })
      ))
    members.append(("rows", try table(.notMet).json(limit: WhyAnswer.rowsShown)))
    return .object(members)
  }
}
