import Definitions
import LedgerStore
import Measuring

/// What all parts of the page are made with: the run, the language, what may be shown.
struct PageDesk {
  let summary: Summary
  let disclosure: Disclosure
  let language: Language

  var figures: FigureWords { FigureWords(summary.pipeline, language) }
  var parameters: ParameterTable { ParameterTable(summary.pipeline, language: language) }
  var comma: String { say("，", ", ") }
  var list: String { say("、", ", ") }

  func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  func shown(_ text: String) -> String { disclosure.shown(text) }

  /// `200 of 1234 rows, the rest in findings.csv`.
  func rest(in file: String) -> (Int, Int) -> String {
    { most, all in
      say(
        "共 \(all) 行，这里列出前 \(most) 行，全部在 \(file)。",
        "\(all) rows; here are the first \(most), all of them are in \(file).")
    }
  }

  func title(ofItem item: Int?) -> String {
    item.map { say("第 \($0) 条", "Item \($0)") } ?? say("其他", "Others")
  }

  /// The results by item of the plan; those of none last.
  var items: [(title: String, results: [MetricResult])] {
    let numbers = Set(summary.results.compactMap(\.metric.item)).sorted()
    let all: [Int?] = numbers.map(\.self) + [nil]
    return all.compactMap { item in
      let results = summary.results.filter { $0.metric.item == item }
      guard !results.isEmpty else { return nil }
      return (numbers.isEmpty ? say("全部指标", "All figures") : title(ofItem: item), results)
    }
  }

  func state(_ figure: Figure, of metric: Metric) -> Page.State {
    switch figure.reached {
    case true?: Page.State(mark: "✓", word: say("达标", "reached"), kind: "ok")
    case false?: Page.State(mark: "✗", word: say("未达标", "behind"), kind: "no")
    case nil where metric.target == nil:
      Page.State(mark: "·", word: say("没定目标", "no target"), kind: "off")
    case nil: Page.State(mark: "·", word: say("无法判定", "not judged"), kind: "off")
    }
  }

  /// `达标 278，未达标 3，无法判定 1，不计 20`.
  func counts(_ figure: Figure) -> String { AnswerWords.counts(figure, language) }

  var account: String {
    let a = summary.account
    return say(
      "\(a.files) 个文件，\(a.usedSheets) 张表：读 \(a.read) 行 = 入账 \(a.loaded) + 退回 \(a.rejected) + 跳过 \(a.skipped)",
      "\(a.files) files, \(a.usedSheets) sheets: \(a.read) rows read = \(a.loaded) loaded + \(a.rejected) rejected + \(a.skipped) skipped"
    )
  }

  /// What to know before believing a figure.
  var notes: [String] {
    var notes: [String] = []
    if !summary.missingDatasets.isEmpty {
      let titles = summary.missingDatasets.map(\.title).joined(separator: list)
      notes.append(
        say(
          "没有读到：\(titles)。要用到它们的数字不能算数。",
          "Nothing was read of: \(titles). Figures that need them say nothing."))
    }
    if summary.account.unreadableFiles > 0 {
      notes.append(
        say(
          "有 \(summary.account.unreadableFiles) 个文件没有读全，数字不全，见下面“数据来源”和 findings.csv 的 F01。",
          "\(summary.account.unreadableFiles) file(s) could not be read in full, so the figures are incomplete: see the sources below and F01 in findings.csv."
        ))
    }
    if let previous = summary.previousPeriod {
      notes.append(
        say("“较上月”比的是 \(previous) 的台账。", "Changes are against the ledger of \(previous)."))
    } else if let before = summary.period.previous {
      notes.append(
        say(
          "没有 \(before) 的台账：没有上期可比，逐月累计的表只有本期交来的。",
          "No ledger of \(before): nothing is compared with it, and what adds up over months is only what came in now."
        ))
    }
    let left = Output.allCases.filter { !summary.chosen.contains($0) }.map(\.rawValue)
    if !left.isEmpty {
      notes.append(
        say(
          "这次没有写出：\(left.joined(separator: list))。页上提到它们的地方，要另外写出才能看到。",
          "Not written this time: \(left.joined(separator: list)). Where this page points to them, write them first."
        ))
    }
    return notes
  }

  var tiles: [Page.Tile] {
    let totals = summary.results.map(\.total)
    func tile(_ count: Int, _ label: String, _ kind: String) -> Page.Tile {
      Page.Tile(number: "\(count)", label: label, kind: kind)
    }
    return [
      tile(totals.count { $0.reached == true }, say("项达标", "figures reach their target"), "ok"),
      tile(totals.count { $0.reached == false }, say("项未达标", "do not"), "no"),
      tile(
        totals.count { $0.reached == nil },
        say("项没定目标或无法判定", "have no target, or nothing to judge"),
        "off"),
      tile(summary.count(of: .error), say("个错误", "errors"), "off"),
      tile(summary.count(of: .warning), say("个警告", "warnings"), "off"),
      tile(summary.account.rejected, say("行退回", "rows rejected"), "off"),
    ]
  }

  var definitions: [Page.Definition] {
    summary.pipeline.metrics.map { metric in
      Page.Definition(
        title: metric.title, name: metric.name, basis: metric.basis,
        formula: metric.formula ?? "", target: metric.target.map(figures.shown) ?? "—",
        excluded: metric.exclusions.map(\.reason).joined(separator: list),
        rules: metric.checks.joined(separator: " "))
    }
  }
}
