/// One element of a dataset's `rules:`.
struct RuleReader {
  private static let tests = [
    "unique", "exists", "agrees_with", "not_before", "not_after", "at_least", "at_most", "present",
  ]
  private static let keys =
    ["rule", "title", "field", "when", "severity", "effect", "message", "suggestion"] + tests

  /// - Parameter titles: The titles of the dataset's fields, by name.
  static func read(_ value: ValueReader, titles: [String: String]) -> RowRule? {
    guard let mapping = value.mapping(keys) else { return nil }
    let rule = mapping.required("rule")?.identifier()
    let title = mapping.required("title")?.text()
    let field = mapping.required("field")?.text()
    let test = test(mapping)
    let when = mapping["when"].flatMap(ConditionReader.read)
    let severity = mapping.required("severity")?.choice(Severity.self)
    let effect = mapping["effect"]?.choice(Effect.self)
    let message = mapping["message"]?.text()
    let suggestion = mapping["suggestion"]?.text()

    guard let rule, let title, let field, let test, let severity else { return nil }
    return RowRule(
      rule: rule, title: title, field: field, test: test, when: when, severity: severity,
      effect: effect ?? Effect(for: severity), message: message ?? defaultMessage(title, test),
      suggestion: suggestion, location: mapping.location)
  }

  /// A blank has no value to show.
  private static func defaultMessage(_ title: String, _ test: RowRule.Test) -> String {
    if case .present = test { title } else { "\(title)：{value}" }
  }

  private static func test(_ mapping: MappingReader) -> RowRule.Test? {
    let found = tests.filter { mapping[$0] != nil }
    guard let name = found.first, let value = mapping[name] else {
      let known = tests.joined(separator: ", ")
      mapping.value.report(
        "rule-test",
        LocalizedText("这条规则没有写检验，要写一种：\(known)", "this rule has no test; write one of \(known)"))
      return nil
    }
    if found.count > 1 {
      let key = found.compactMap(mapping.key).max {
        ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
      }
      key?.report(
        "rule-test",
        LocalizedText(
          "一条规则只能有一种检验，这里有 \(found.joined(separator: ", "))，请分成几条",
          "a rule has one test, not \(found.joined(separator: ", ")); write several rules"))
      return nil
    }
    switch name {
    case "unique": return unique(value)
    case "exists": return exists(value)
    case "agrees_with": return OperandParser.read(value).map { .agrees(with: $0) }
    case "not_before": return dated(value).map { .notBefore($0, plus: $1) }
    case "not_after": return dated(value).map { .notAfter($0, plus: $1) }
    case "at_least": return OperandParser.read(value).map { .atLeast($0) }
    case "at_most": return OperandParser.read(value).map { .atMost($0) }
    default: return value.boolean().map { $0 ? .present : .absent }
    }
  }

  private static func unique(_ value: ValueReader) -> RowRule.Test? {
    guard let fields = value.texts() else { return nil }
    if fields.isEmpty {
      value.report("empty", LocalizedText("unique 要写至少一个字段", "unique needs at least one field"))
      return nil
    }
    return .unique(fields)
  }

  private static func exists(_ value: ValueReader) -> RowRule.Test? {
    guard let mapping = value.mapping(["in", "field", "among", "as"]) else { return nil }
    let dataset = mapping.required("in")?.text()
    let field = mapping.required("field")?.text()
    let among = mapping["among"]?.choice(RowRule.Among.self) ?? .usable
    guard let dataset, let field else { return nil }
    return .exists(
      RowRule.Existence(
        dataset: dataset, field: field, among: among, link: mapping["as"]?.text()))
  }

  private static func dated(_ value: ValueReader) -> (RowRule.Operand, RowRule.Duration)? {
    guard value.node.mapping != nil else {
      return OperandParser.read(value).map { ($0, RowRule.Duration()) }
    }
    guard let mapping = value.mapping(["than", "years", "months"]) else { return nil }
    let duration = RowRule.Duration(
      years: mapping["years"]?.integer() ?? 0, months: mapping["months"]?.integer() ?? 0)
    return mapping.required("than").flatMap(OperandParser.read).map { ($0, duration) }
  }
}
