/// `metrics/*.yaml`.
struct MetricsFile {
  /// All datasets of the pipeline, for the titles of columns.
  let datasets: [Dataset]

  private static let keys = [
    "metric", "title", "item", "basis", "formula", "from", "where", "exclude", "amount", "meets",
    "checks", "by", "target", "window", "gap_list",
  ]

  func read(_ value: ValueReader) -> [Metric] {
    if value.isNull { return [] }
    return (value.elements() ?? []).compactMap(metric)
  }

  private func metric(_ value: ValueReader) -> Metric? {
    guard let mapping = value.mapping(Self.keys) else { return nil }
    let name = mapping.required("metric")?.identifier()
    let title = mapping.required("title")?.text()
    let item = mapping["item"].flatMap(Self.item)
    let basis = mapping.required("basis")?.text()
    let formula = mapping["formula"]?.text()
    let from = mapping.required("from")?.text()
    let condition = mapping["where"]?.sql()
    let exclusions = (mapping["exclude"]?.elements() ?? []).compactMap(Self.exclusion)
    let amount = mapping["amount"]?.sql()
    let meets = mapping["meets"]?.sql()
    let checks = mapping["checks"]?.texts() ?? []
    let dimensions = (mapping["by"]?.elements() ?? []).compactMap(Self.dimension)
    let target = mapping["target"].flatMap(TargetParser.read)
    let window = mapping["window"]?.choice(Metric.Window.self) ?? .asOf
    let gapList = (mapping["gap_list"]?.elements() ?? []).compactMap { gapColumn($0, from: from) }

    guard let name, let title, let basis, let from else { return nil }
    return Metric(
      name: name, title: title, item: item, basis: basis, formula: formula, from: from,
      condition: condition, exclusions: exclusions, amount: amount, meets: meets, checks: checks,
      dimensions: dimensions, target: target, window: window, gapList: gapList,
      location: mapping.location)
  }

  private static func item(_ value: ValueReader) -> Int? {
    guard let item = value.integer() else { return nil }
    if item < 1 { value.wrongType(LocalizedText("从 1 起的整数", "a whole number from 1")) }
    return item
  }

  private static func exclusion(_ value: ValueReader) -> Metric.Exclusion? {
    guard let mapping = value.mapping(["when", "reason"]) else { return nil }
    let when = mapping.required("when")?.sql()
    let reason = mapping.required("reason")?.text()
    guard let when, let reason else { return nil }
    return Metric.Exclusion(when: when, reason: reason)
  }

  private static func dimension(_ value: ValueReader) -> [String]? {
    guard value.node.sequence != nil else { return value.text().map { [$0] } }
    return value.texts()
  }

  /// `name`, or `{name: 标题}`.
  private func gapColumn(_ value: ValueReader, from: String?) -> Metric.GapColumn? {
    guard value.node.mapping != nil else {
      return value.text().map { Metric.GapColumn(name: $0, title: heading(of: $0, from: from)) }
    }
    let wanted = LocalizedText("“列名: 标题”", "a column and its heading")
    guard let entries = value.entries(wanted), let entry = entries.first else { return nil }
    if entries.count > 1 {
      entries[1].key.wrongType(
        LocalizedText("一个列名（每列各用一对 {}）", "one column; give each its own {}"))
    }
    let name = entry.key.text()
    let title = entry.value.text()
    guard let name, let title else { return nil }
    return Metric.GapColumn(name: name, title: title)
  }

  /// The field's title in the metric's own dataset, else in any; else the name.
  private func heading(of name: String, from: String?) -> String {
    let own = datasets.first { $0.name == from }?.field(named: name)
    return (own ?? datasets.lazy.compactMap { $0.field(named: name) }.first)?.title ?? name
  }
}
