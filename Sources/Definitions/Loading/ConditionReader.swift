/// `when:` of a rule or a requirement.
struct ConditionReader {
  static func read(_ value: ValueReader) -> Condition? {
    let wanted = LocalizedText("“字段: 取值”", "fields and their values")
    guard let entries = value.entries(wanted) else { return nil }
    value.session.record(value.node, at: value.location)
    if entries.isEmpty { value.report("empty", LocalizedText("条件是空的", "the condition is empty")) }
    var clauses: [(field: String, clause: Condition.Clause)] = []
    for (key, content) in entries {
      guard let field = key.text() else { continue }
      clauses += Self.clauses(content).map { (field: field, clause: $0) }
    }
    return Condition(clauses: clauses)
  }

  private static func clauses(_ value: ValueReader) -> [Condition.Clause] {
    guard value.node.mapping != nil else { return values(value).map { [.isOneOf($0)] } ?? [] }
    guard let mapping = value.mapping(["not", "present", "before", "from"]) else { return [] }

    var clauses: [Condition.Clause] = []
    if let texts = mapping["not"].flatMap(values) { clauses.append(.isNoneOf(texts)) }
    if let isPresent = mapping["present"]?.boolean() { clauses.append(.isPresent(isPresent)) }
    if let date = mapping["from"]?.date(isPartial: true) { clauses.append(.isFrom(date)) }
    if let date = mapping["before"]?.date(isPartial: true) { clauses.append(.isBefore(date)) }
    if value.node.mapping?.isEmpty == true {
      value.report("empty", LocalizedText("条件是空的", "the condition is empty"))
    }
    return clauses
  }

  /// One value or a list of them.
  private static func values(_ value: ValueReader) -> [String]? {
    guard value.node.sequence != nil else { return value.text().map { [$0] } }
    let texts = value.texts()
    if value.node.sequence?.isEmpty == true {
      value.report("empty", LocalizedText("列表是空的", "the list is empty"))
    }
    return texts
  }
}
