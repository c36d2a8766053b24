import Definitions

/// The thresholds of a pipeline with their bases, to be shown to those who ask where a figure comes from.
public struct ParameterTable {
  public enum Format: String, CaseIterable, Sendable {
    case text, markdown, csv
  }

  private let pipeline: Pipeline
  private let language: Language

  public init(_ pipeline: Pipeline, language: Language) {
    self.pipeline = pipeline
    self.language = language
  }

  public func text(as format: Format) -> String {
    switch format {
    case .text: plain
    case .markdown: markdown
    case .csv: csv
    }
  }

  /// The headings of `cells`.
  var titles: [String] {
    [
      say("参数", "parameter"), say("名称", "title"), say("取值", "value"), say("可靠程度", "mark"),
      say("有效期", "valid"), say("依据", "basis"),
    ]
  }

  func cells(_ parameter: Parameter) -> [String] {
    [
      parameter.name, parameter.title, value(parameter), mark(parameter.mark),
      validity(parameter), parameter.basis,
    ]
  }

  private var heading: String {
    say("\(pipeline.title)（\(pipeline.name)）", "\(pipeline.title) (\(pipeline.name))")
  }

  private var plain: String {
    let limits = [24, 28, 24, 14, 12, 60]
    var table = TextTable(zip(titles, limits).map { .init($0, limit: $1) })
    for parameter in pipeline.parameters { table.add(cells(parameter)) }
    return "\(heading)\n\n\(table.text)\n\(legend)\n"
  }

  private var markdown: String {
    func row(_ cells: [String]) -> String {
      "| "
        + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }
        .joined(separator: " | ") + " |\n"
    }
    return "# \(heading)\n\n" + row(titles)
      + "|" + String(repeating: " --- |", count: titles.count) + "\n"
      + pipeline.parameters.map { row(cells($0)) }.joined() + "\n\(legend)\n"
  }

  private var csv: String {
    var text = CSVText(header: titles)
    for parameter in pipeline.parameters { text.add(cells(parameter).map { .text($0) }) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func value(_ parameter: Parameter) -> String {
    [parameter.value.shown, parameter.unit].compactMap { $0 }.joined(separator: " ")
  }

  private func validity(_ parameter: Parameter) -> String {
    switch (parameter.validFrom, parameter.validTo) {
    case (nil, nil): "—"
    case (let from?, nil): say("\(from) 起", "from \(from)")
    case (nil, let to?): say("至 \(to)", "to \(to)")
    case (let from?, let to?): "\(from)—\(to)"
    }
  }

  private func mark(_ mark: Parameter.Mark) -> String {
    switch mark {
    case .verified: say("✔ 已核实", "✔ verified")
    case .secondary: say("◐ 一处转述", "◐ secondary")
    case .general: say("○ 常识未核", "○ general")
    case .proposed: say("▲ 本方案建议", "▲ proposed")
    case .plan: say("种 工作要点", "种 work plan")
    }
  }

  /// What the marks mean.
  var legend: String {
    say(
      "✔ 条例原文或两处独立转述；◐ 只见一处转述或地方文件；○ 常识，未核；▲ 没有权威数字，本方案建议；种 工作要点原文。改动请写在 parameters.yaml。",
      "✔ seen in the regulation or two independent restatements; ◐ seen once; ○ not verified; ▲ no authoritative number, proposed here; 种 stated in the work plan. Change them in parameters.yaml."
    )
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}
