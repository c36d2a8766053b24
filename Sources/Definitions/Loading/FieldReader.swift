/// One element of a dataset's `fields:`.
struct FieldReader {
  private static let commonKeys = [
    "name", "title", "aliases", "type", "required", "severity", "effect", "sensitive", "findings",
    "fill_down", "whitespace", "placeholders", "uppercase", "pattern",
  ]

  static func read(_ value: ValueReader) -> Field? {
    guard let all = value.entries(LocalizedText("一个字段的键", "the keys of a field")) else {
      return nil
    }
    let typeName = all.first { $0.key.node.scalar?.string == "type" }?.value.node.scalar?.string
    let ownKeys = typeName.flatMap { FieldTypeReader.keys[$0] }
    let others = FieldTypeReader.keys.values.joined().filter { ownKeys?.contains($0) == false }
    let misplaced = Dictionary(others.map { ($0, misplacedMessage($0)) }) { first, _ in first }
    // Of a type that nobody knows, nobody knows the keys either: one fault is enough.
    let keys = commonKeys + (ownKeys ?? Set(FieldTypeReader.keys.values.joined()).sorted())
    guard let mapping = MappingReader(value, keys: keys, misplaced: misplaced) else { return nil }

    let name = mapping.required("name")?.text()
    let title = mapping.required("title")?.text()
    let type = FieldTypeReader.read(mapping)
    let aliases = mapping["aliases"]?.texts() ?? []
    let requirement = mapping["required"].map(requirement) ?? .optional
    let severity = mapping["severity"]?.choice(Severity.self)
    let effect = mapping["effect"]?.choice(Effect.self)
    let findings = mapping["findings"].map(FindingStyleReader.read) ?? [:]
    let fillsDown = mapping["fill_down"]?.boolean() ?? false
    let whitespace = mapping["whitespace"]?.choice(Field.Whitespace.self)
    let placeholders = mapping["placeholders"]?.boolean()
    let uppercase = mapping["uppercase"]?.boolean()
    let pattern = mapping["pattern"]?.text()

    guard let name else { return nil }
    guard let type else {
      value.session.markBroken(name)
      return nil
    }
    return Field(
      name: name, title: title ?? name, aliases: aliases, type: type, requirement: requirement,
      severity: severity, effect: effect, isSensitive: isSensitive(mapping, type: type),
      fillsDown: fillsDown, whitespace: whitespace ?? .remove, placeholders: placeholders ?? true,
      uppercase: uppercase ?? false, pattern: pattern, findings: findings,
      location: mapping.location)
  }

  private static func misplacedMessage(_ key: String) -> LocalizedText {
    let types = FieldTypeReader.keys.filter { $0.value.contains(key) }.keys.sorted()
    let names = types.joined(separator: ", ")
    return LocalizedText("“\(key)”只用于类型 \(names)", "“\(key)” belongs to the type \(names)")
  }

  private static func requirement(_ value: ValueReader) -> Field.Requirement {
    if value.node.mapping != nil {
      let condition = value.mapping(["when"])?.required("when").flatMap(ConditionReader.read)
      return condition.map(Field.Requirement.when) ?? .optional
    }
    return value.boolean() == true ? .always : .optional
  }

  /// Citizen ids and phone numbers always are; a `false` that does nothing would deceive.
  private static func isSensitive(_ mapping: MappingReader, type: FieldType) -> Bool {
    let isAlways =
      switch type {
      case .citizenID, .phone: true
      default: false
      }
    guard let value = mapping["sensitive"], let isSensitive = value.boolean() else {
      return isAlways
    }
    if isAlways, !isSensitive {
      value.report(
        "sensitive",
        LocalizedText(
          "身份证号和电话总是遮盖，不能写 false，请删去这一行",
          "citizen ids and phone numbers are always masked; remove this line"))
    }
    return isSensitive || isAlways
  }
}
