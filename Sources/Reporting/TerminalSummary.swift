import Definitions
import LedgerStore
import Measuring

/// The end of a run in the terminal: figures against targets, findings by severity, where the files lie.
public struct TerminalSummary {
  private let summary: Summary
  private let language: Language

  public init(_ summary: Summary, language: Language) {
    self.summary = summary
    self.language = language
  }

  public func text(outputs: String, ledger: String) -> String {
    var lines = [heading, account]
    if !summary.missingDatasets.isEmpty {
      let titles = summary.missingDatasets.map(\.title)
      lines.append(
        say(
          "！没有读到：\(titles.joined(separator: "、"))，要用到它们的数字不能算数",
          "! Nothing was read of: \(titles.joined(separator: ", ")); figures that need them say nothing"
        ))
    }
    if summary.account.unreadableFiles > 0 {
      lines.append(
        say(
          "！有 \(summary.account.unreadableFiles) 个文件没有读全，数字不全，详见 findings.csv 的 F01",
          "! \(summary.account.unreadableFiles) file(s) could not be read in full, so the figures are incomplete: see F01 in findings.csv"
        ))
    }
    lines.append("")
    lines += figures
    lines += ["", findings, say("结果：\(outputs)", "Results: \(outputs)")]
    lines.append(say("台账：\(ledger)", "Ledger:  \(ledger)"))
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String { "\(summary.pipeline.title)  \(summary.period)" }

  private var account: String {
    let a = summary.account
    return say(
      "\(a.files) 个文件，\(a.usedSheets) 张表：读 \(a.read) 行 = 入账 \(a.loaded) + 退回 \(a.rejected) + 跳过 \(a.skipped)",
      "\(a.files) files, \(a.usedSheets) sheets: \(a.read) rows read = \(a.loaded) loaded + \(a.rejected) rejected + \(a.skipped) skipped"
    )
  }

  /// A line for each figure; of a plan with several items, those of an item together.
  private var figures: [String] {
    let width = summary.results.map { TextTable.width($0.metric.title) }.max() ?? 0
    let items = Set(summary.results.compactMap(\.metric.item)).sorted()
    guard items.count > 1 else { return lines(summary.results, width) }
    return items.flatMap { item in
      [say("第 \(item) 条", "Item \(item)")]
        + lines(summary.results.filter { $0.metric.item == item }, width)
    } + others(width)
  }

  private func others(_ width: Int) -> [String] {
    let others = summary.results.filter { $0.metric.item == nil }
    return others.isEmpty ? [] : [say("其他", "Others")] + lines(others, width)
  }

  private func lines(_ results: [MetricResult], _ width: Int) -> [String] {
    results.map { result in
      let figure = result.total
      let mark =
        switch figure.reached {
        case true?: "✓"
        case false?: "✗"
        case nil: "·"
        }
      let title = result.metric.title
      let padding = String(repeating: " ", count: width - TextTable.width(title))
      var line = "  \(mark) \(title)\(padding)  \(value(of: result))"
      if let target = result.metric.target { line += "  " + say("目标 ", "target ") + shown(target) }
      if figure.unknown > 0 {
        line += "  " + say("无法判定 \(figure.unknown)", "\(figure.unknown) not judged")
      }
      return line
    }
  }

  private func value(of result: MetricResult) -> String {
    let figure = result.total
    if figure.isCount { return TerminalSummary.right("\(figure.met)", 8) }
    let counts = "\(figure.met)/\(figure.judged)"
    return switch result.metric.target?.measure {
    case .notMet?: TerminalSummary.right("\(figure.notMet)", 8)
    case .met?: TerminalSummary.right("\(figure.met)", 8)
    case .rate?, nil:
      TerminalSummary.right(figure.percentage ?? "—", 8) + " "
        + TerminalSummary.right("(\(counts))", 13)
    }
  }

  private func shown(_ target: Metric.Target) -> String {
    let bound =
      switch target.bound {
      case .number(let number): Parameter.Value.number(number)
      case .parameter(let name):
        summary.pipeline.parameters.first { $0.name == name }?.value ?? .text(name)
      }
    var text = bound.shown
    if case .number(let share) = bound, target.measure == .rate {
      // Binary fractions: 0.07 * 100 is a little more than 7.
      text = Parameter.Value.number((share * 1_000_000).rounded() / 10_000).shown + "%"
    }
    let sign =
      switch target.comparison {
      case .atLeast: "≥"
      case .atMost: "≤"
      case .equal: "="
      case .above: ">"
      case .below: "<"
      }
    return "\(sign) \(text)"
  }

  private var findings: String {
    let counts = [Severity.error, .warning, .info].map { summary.count(of: $0) }
    return say(
      "问题：错误 \(counts[0])，警告 \(counts[1])，提示 \(counts[2])（findings.csv）",
      "Findings: \(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notes (findings.csv)")
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
