import Definitions
import Measuring

/// `summary.json`: all figures of a run for other programs. `docs/summary.schema.json` is its schema.
struct SummaryJSON {
  let summary: Summary
  let disclosure: Disclosure

  func write(to path: String) throws(ReportError) {
    var text = JSONText()
    text.append(value, indent: 0)
    text.append("\n")
    let file = try OutputFile(path: path)
    try file.write(text.bytes)
    try file.close()
  }

  private var value: JSONText.Value {
    let account = summary.account
    return .object([
      ("pipeline", .text(summary.pipeline.name)),
      ("title", .text(summary.pipeline.title)),
      ("period", .text("\(summary.period)")),
      ("as_of", .text(summary.period.asOf)),
      ("previous_period", .init(summary.previousPeriod)),
      (
        "account",
        .object([
          ("files", .integer(account.files)),
          ("unreadable_files", .integer(account.unreadableFiles)),
          ("sheets", .integer(account.sheets)), ("used_sheets", .integer(account.usedSheets)),
          ("read", .integer(account.read)), ("loaded", .integer(account.loaded)),
          ("rejected", .integer(account.rejected)), ("skipped", .integer(account.skipped)),
          ("missing_datasets", .array(summary.missingDatasets.map { .text($0.name) })),
        ])
      ),
      (
        "findings",
        .object([
          ("error", .integer(summary.count(of: .error))),
          ("warning", .integer(summary.count(of: .warning))),
          ("info", .integer(summary.count(of: .info))),
          ("by_rule", .array(summary.findings.map(rule))),
        ])
      ),
      ("metrics", .array(summary.results.map(metric))),
      ("parameters", .array(summary.pipeline.parameters.map(parameter))),
      ("outputs", .array(summary.outputs.map { .text($0) })),
    ])
  }

  private func rule(_ count: Summary.RuleCount) -> JSONText.Value {
    .object([
      ("rule", .text(count.rule)), ("severity", .text(count.severity)),
      ("count", .integer(count.count)),
    ])
  }

  private func metric(_ result: MetricResult) -> JSONText.Value {
    .object([
      ("metric", .text(result.metric.name)), ("title", .text(result.metric.title)),
      ("item", .init(result.metric.item)), ("basis", .text(result.metric.basis)),
      ("formula", .init(result.metric.formula)),
      ("target", .init(result.metric.target?.text)),
      ("window", .text(result.metric.window.rawValue)),
      ("figures", .array(result.figures.map(figure))),
    ])
  }

  private func figure(_ figure: Figure) -> JSONText.Value {
    .object([
      ("dimension", .text(figure.dimension)), ("group", .text(disclosure.shown(figure.group))),
      ("met", .integer(figure.met)), ("not_met", .integer(figure.notMet)),
      ("unknown", .integer(figure.unknown)), ("excluded", .integer(figure.excluded)),
      ("rate", number(figure.rate)), ("reached", .init(figure.reached)),
      ("previous", figure.previous.map { previous(figure, $0) } ?? .null),
      ("change", figure.change.map(change) ?? .null),
      ("year_to_date", yearToDate(figure)),
    ])
  }

  private func previous(_ figure: Figure, _ tally: Tally) -> JSONText.Value {
    .object([
      ("met", .integer(tally.met)), ("not_met", .integer(tally.notMet)),
      ("rate", number(figure.previousRate)),
    ])
  }

  private func change(_ change: (met: Int, rate: String?)) -> JSONText.Value {
    .object([("met", .integer(change.met)), ("rate", number(change.rate))])
  }

  private func yearToDate(_ figure: Figure) -> JSONText.Value {
    let year = figure.toDate
    return .object([
      ("met", .integer(year.tally.met)), ("not_met", .integer(year.tally.notMet)),
      ("rate", number(figure.isCount ? nil : year.tally.rate)),
      ("months", figure.yearToDate.map { .integer($0.months) } ?? .null),
    ])
  }

  private func number(_ text: String?) -> JSONText.Value { text.map { .number($0) } ?? .null }

  private func parameter(_ parameter: Parameter) -> JSONText.Value {
    let value: JSONText.Value =
      switch parameter.value {
      case .number(let number): .number(Int(exactly: number).map { "\($0)" } ?? "\(number)")
      case .text(let text): .text(text)
      case .list(let texts): .array(texts.map { .text($0) })
      }
    return .object([
      ("parameter", .text(parameter.name)), ("title", .text(parameter.title)), ("value", value),
      ("unit", .init(parameter.unit)), ("basis", .text(parameter.basis)),
      ("mark", .text(parameter.mark.rawValue)), ("valid_from", .init(parameter.validFrom)),
      ("valid_to", .init(parameter.validTo)),
    ])
  }
}
