import Definitions
import LedgerStore
import Measuring

/// The end of a run in the terminal: figures against targets, findings by severity, where the files lie.
public struct TerminalSummary {
  private let summary: Summary
  private let language: Language

  /// Periods whose ledgers no longer follow from the ones before them.
  private let stale: [Period]

  public init(_ summary: Summary, stale: [Period] = [], language: Language) {
    self.summary = summary
    self.stale = stale
    self.language = language
  }

  /// - Parameter ledger: Where the ledger lies; `nil` where it lies in no one file.
  public func text(outputs: String, ledger: String?) -> String {
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
          "！有 \(summary.account.unreadableFiles) 个文件没有读全，数字不全" + file(.findings, "，详见 % 的 F01"),
          "! \(summary.account.unreadableFiles) file(s) could not be read in full, so the figures are incomplete"
            + file(.findings, ": see F01 in %")
        ))
    }
    lines += months
    lines.append("")
    lines += figures
    lines += ["", findings, say("结果：\(outputs)", "Results: \(outputs)")]
    if let ledger { lines.append(say("台账：\(ledger)", "Ledger:  \(ledger)")) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is to be known of the months around this one.
  private var months: [String] {
    var lines: [String] = []
    let events = summary.pipeline.datasets.filter { $0.kind == .events }.map(\.title)
    if summary.previousPeriod == nil, let before = summary.period.previous, !events.isEmpty {
      let titles = events.joined(separator: say("、", ", "))
      lines.append(
        say(
          "没有 \(before) 的台账：\(titles)只有本期交来的，也没有上期可比",
          "No ledger of \(before): \(titles) are only what came in now, and nothing is compared with it"
        ))
    }
    if let first = stale.first, let last = stale.last {
      let names = stale.map { "\($0)" }.joined(separator: say("、", ", "))
      let range = first == last ? "\(first)" : "\(first)..\(last)"
      lines.append(
        say(
          "！\(names) 是按旧的上期算的，已过时，请重算：taizhang run … --period \(range)",
          "! \(names): computed from an earlier ledger of the month before, now stale; run again: taizhang run … --period \(range)"
        ))
    }
    return lines
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
      if let target = result.metric.target {
        line += "  " + say("目标 ", "target ") + words.shown(target)
      }
      if let change = words.change(figure, of: result.metric) {
        line += "  " + say("较上月 ", "since last month ") + change
      }
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

  private var findings: String {
    let counts = [Severity.error, .warning, .info].map { summary.count(of: $0) }
    return say(
      "问题：错误 \(counts[0])，警告 \(counts[1])，提示 \(counts[2])" + file(.findings, "（%）"),
      "Findings: \(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notes"
        + file(.findings, " (%)"))
  }

  /// Points to a file where there is one.
  private func file(_ output: Output, _ words: String) -> String {
    summary.chosen.contains(output)
      ? words.replacing("%", with: "\(output.rawValue).csv") : ""
  }

  private var words: FigureWords { FigureWords(summary.pipeline, language) }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
