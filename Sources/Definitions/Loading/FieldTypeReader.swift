/// `type:` of a field and the keys that belong to it.
struct FieldTypeReader {
  /// The keys that each type has of its own.
  static let keys: [String: [String]] = [
    "text": [], "person_name": ["plain"], "citizen_id": ["old_form"], "social_credit_code": [],
    "date": ["forms", "precision", "future"], "integer": ["units", "minimum", "maximum"],
    "decimal": ["units", "minimum", "maximum", "share"], "boolean": [],
    "enumeration": ["vocabulary"],
    "phone": [], "reference": ["to", "match"],
  ]

  /// In the order of the documentation.
  private static let names = [
    "text", "person_name", "citizen_id", "social_credit_code", "date", "integer", "decimal",
    "boolean", "enumeration", "phone", "reference",
  ]

  static func read(_ mapping: MappingReader) -> FieldType? {
    guard let value = mapping.required("type"), let name = value.text() else { return nil }
    switch name {
    case "text": return .text
    case "person_name": return .personName(isPlain: mapping["plain"]?.boolean() ?? false)
    case "citizen_id": return .citizenID(acceptsOldForm: mapping["old_form"]?.boolean() ?? true)
    case "social_credit_code": return .socialCreditCode
    case "date": return date(mapping)
    case "integer":
      let minimum = mapping["minimum"]?.integer()
      let maximum = mapping["maximum"]?.integer()
      checkRange(mapping, minimum.map(Double.init), maximum.map(Double.init))
      return .integer(
        units: mapping["units"]?.texts() ?? [], minimum: minimum, maximum: maximum)
    case "decimal":
      let minimum = mapping["minimum"]?.number()
      let maximum = mapping["maximum"]?.number()
      checkRange(mapping, minimum, maximum)
      return .decimal(
        units: mapping["units"]?.texts() ?? [], minimum: minimum, maximum: maximum,
        isShare: mapping["share"]?.boolean() ?? false)
    case "boolean": return .boolean
    case "enumeration":
      return mapping.required("vocabulary")?.text().map { .enumeration(vocabulary: $0) }
    case "phone": return .phone
    case "reference":
      let match = mapping["match"]?.choice(FieldType.Match.self) ?? .folded
      return mapping.required("to")?.text().map { .reference(to: $0, match: match) }
    default:
      value.report(
        "unknown-type",
        LocalizedText(
          "没有“\(name)”这种类型，可用的类型：\(names.joined(separator: "、"))",
          "there is no type “\(name)”; the types are \(names.joined(separator: ", "))"),
        suggestion: NearestName.find(name, in: names))
      return nil
    }
  }

  private static func date(_ mapping: MappingReader) -> FieldType {
    let forms = mapping["forms"]?.choice(FieldType.DateForms.self) ?? .any
    let precision = mapping["precision"]?.choice(FieldType.Precision.self)
    return .date(
      forms: forms, precision: precision ?? (forms == .ymd ? .day : .year),
      future: mapping["future"]?.boolean() ?? false)
  }

  private static func checkRange(_ mapping: MappingReader, _ minimum: Double?, _ maximum: Double?) {
    guard let minimum, let maximum, minimum > maximum else { return }
    mapping["maximum"]?.report(
      "range-order", LocalizedText("maximum 小于 minimum", "the maximum is below the minimum"))
  }
}
