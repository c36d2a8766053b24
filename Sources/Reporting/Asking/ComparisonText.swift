import Definitions
import LedgerStore
import Measuring

/// A comparison for the terminal: how many rows came, went and changed, which, and how the figures moved.
struct ComparisonText {
  private static let rowsOfList = 20
  private static let namesOfGroup = 10

  private let answer: ComparisonAnswer

  init(_ answer: ComparisonAnswer) { self.answer = answer }

  private var comparison: MonthComparison { answer.comparison }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[answer.language]
  }

  func text() throws -> String {
    var sections = ["\(comparison.then) → \(comparison.now)\n"]
    let changes = try answer.listed.map { try Changes($0, in: answer) }
    sections.append(overview(changes) + (try changes.map { try uncompared($0.dataset) }.joined()))
    // Where nobody names a dataset, those that the pipeline does not speak of are only counted.
    sections += changes.filter { $0.dataset.isDeclared || answer.listed.count == 1 }.compactMap(
      list)
    sections += try comparison.accountDefinitions()
      .filter { account in answer.listed.contains { $0.name == account.counted } }.map(account)
    if answer.listed.count > 1 { sections.append(try figures()) }
    return sections.joined(separator: "\n")
  }

  // MARK: - Rows

  /// The numbers of a dataset's changes, and as many of them as are shown.
  private struct Changes {
    let dataset: ComparedDataset
    var sizes: (then: Int, now: Int)
    var counts: [RowChange.Kind: Int] = [:]
    var shown: [RowChange.Kind: [RowChange]] = [:]

    init(_ dataset: ComparedDataset, in answer: ComparisonAnswer) throws {
      self.dataset = dataset
      sizes = try answer.comparison.sizes(of: dataset)
      let limit = answer.limit ?? ComparisonText.rowsOfList
      var counts: [RowChange.Kind: Int] = [:]
      var shown: [RowChange.Kind: [RowChange]] = [:]
      try answer.comparison.forEachChange(of: dataset) { change in
        counts[change.kind, default: 0] += 1
        if counts[change.kind, default: 0] <= limit {
          shown[change.kind, default: []].append(change)
        }
      }
      self.counts = counts
      self.shown = shown
    }
  }

  private func overview(_ changes: [Changes]) -> String {
    var table = TextTable(
      [.init(say("数据集", "dataset"), limit: 20)]
        + [comparison.then, comparison.now].map { .init($0, isNumber: true) }
        + RowChange.Kind.allCases.map { .init(title(of: $0), isNumber: true) })
    for change in changes {
      table.add(
        [change.dataset.title, "\(change.sizes.then)", "\(change.sizes.now)"]
          + RowChange.Kind.allCases.map { kind in change.counts[kind].map { "\($0)" } ?? "" })
    }
    return table.text
  }

  private func uncompared(_ dataset: ComparedDataset) throws -> String {
    let rows = try comparison.uncompared(of: dataset)
    guard rows.then + rows.now > 0 else { return "" }
    return say(
      "\(dataset.title)：没有编号或编号重复的行不能对比，上期 \(rows.then) 行，本期 \(rows.now) 行\n",
      "\(dataset.title): rows without a key, or with one that stands twice, are not compared: \(rows.then) then, \(rows.now) now\n"
    )
  }

  private func title(of kind: RowChange.Kind) -> String {
    switch kind {
    case .joined: say("新增", "joined")
    case .left: say("减少", "left")
    case .renamed: say("更名", "renamed")
    case .merged: say("并入", "merged")
    case .changed: say("变动", "changed")
    }
  }

  private func list(_ changes: Changes) -> String? {
    var lines: [String] = []
    for kind in RowChange.Kind.allCases {
      guard let count = changes.counts[kind], let shown = changes.shown[kind] else { continue }
      lines.append("\(changes.dataset.title)  \(title(of: kind)) \(count)")
      lines += shown.map { "  " + line($0) }
      if count > shown.count {
        lines.append(
          say(
            "  …… 还有 \(count - shown.count) 行（--limit \(count) 或 --format csv）",
            "  … \(count - shown.count) more (--limit \(count) or --format csv)"))
      }
    }
    return lines.isEmpty ? nil : lines.map { $0 + "\n" }.joined()
  }

  /// `张三 459901**********11 青样镇：所在党支部 甲 → 乙（01-青样镇.xlsx 党员花名册 第 12 行）`
  private func line(_ change: RowChange) -> String {
    var text = name(change)
    let groups = [change.groupThen, change.groupNow].compactMap { answer.group($0) }
    if change.kind == .changed, groups.count == 2, groups[0] != groups[1] {
      text += "  \(groups[0]) → \(groups[1])"
    } else if let group = groups.last {
      text += "  \(group)"
    }
    let fields = change.fields.map { field in
      let before = answer.shown(field.before, of: field) ?? say("空", "blank")
      let after = answer.shown(field.after, of: field) ?? say("空", "blank")
      return "\(field.title) \(before) → \(after)"
    }
    if !fields.isEmpty { text += "  " + fields.joined(separator: say("；", "; ")) }
    if let place = change.placeNow ?? change.placeThen {
      let parts = [place.file, place.sheet].filter { !$0.isEmpty }.joined(separator: " ")
      text += say("（\(parts) 第 \(place.row) 行）", " (\(parts), row \(place.row))")
    }
    return text.oneLine
  }

  private func name(_ change: RowChange) -> String {
    let key = answer.key(change)
    guard let label = answer.label(change), label != key else { return key }
    return "\(label) \(key)"
  }

  // MARK: - The account

  private func account(_ account: AccountDefinition) throws -> String {
    let groups = try comparison.groups(of: account)
    let counted = comparison.datasets.first { $0.name == account.counted }?.title ?? ""
    var table = TextTable(
      [.init(say("分组", "group"))]
        + [
          say("期初", "opening"), say("上期在册", "then"), say("报增", "joined"), say("实增", "came"),
          say("报减", "left"), say("实减", "went"), say("期末", "closing"), say("本期在册", "now"),
        ].map { .init($0, isNumber: true) } + [.init("")])
    for group in groups {
      func number(_ number: Int?) -> String { number.map { "\($0)" } ?? "—" }
      table.add([
        answer.group(group.group) ?? "", number(group.opening), "\(group.before)",
        number(group.joined), "\(group.came.count)", number(group.left), "\(group.went.count)",
        number(group.closing), "\(group.now)", group.isExplained ? "✓" : "✗",
      ])
    }
    let heading = say(
      "增减对账：\(account.title) 与 \(counted)", "account: \(account.title) against \(counted)")
    return heading + "\n" + table.text + groups.map(people).joined()
  }

  /// Who came and went in a group.
  private func people(_ group: GroupAccount) -> String {
    let parts = [("+", group.came), ("-", group.went)].map { sign, rows -> String in
      let limit = answer.limit ?? ComparisonText.namesOfGroup
      var lines = rows.prefix(limit).map { "    \(sign) \(line($0))\n" }
      if rows.count > limit {
        lines.append(
          say(
            "    \(sign) …… 还有 \(rows.count - limit) 人\n",
            "    \(sign) … \(rows.count - limit) more\n"))
      }
      return lines.joined()
    }
    let text = parts.joined()
    return text.isEmpty ? "" : "  \(answer.group(group.group) ?? "")\n" + text
  }

  // MARK: - Figures

  private func figures() throws -> String {
    let all = try comparison.figures()
    let moved = all.filter { $0.then != nil && $0.change != 0 }
    var table = TextTable(
      [.init(say("指标", "figure"), limit: 44)]
        + [comparison.then, comparison.now, say("变化", "change")].map { .init($0, isNumber: true) })
    for pair in moved {
      table.add([
        pair.title, pair.then.map(level) ?? "—", level(pair.now),
        pair.change.map { FigureChange(pair.now).shown($0) } ?? "",
      ])
    }
    let still = all.filter { $0.then != nil }.count - moved.count
    let new = all.filter { $0.then == nil }.count
    var text = table.text + say("没有变的 \(still) 项", "unchanged: \(still)")
    if new > 0 { text += say("，上期没有的 \(new) 项", ", not there then: \(new)") }
    return text + "\n"
  }

  private func level(_ figure: Figure) -> String {
    figure.isCount ? "\(figure.met)" : figure.percentage ?? "—"
  }
}
