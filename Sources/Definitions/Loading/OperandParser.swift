/// What a rule compares a value with: a field, `citizen_id.birth_date`, `:as_of`, `:name`, a number or
/// a date.
struct OperandParser {
  static func read(_ value: ValueReader) -> RowRule.Operand? {
    guard let text = value.text() else { return nil }
    if text == ":as_of" { return .asOf }
    if text.hasPrefix(":") {
      let name = String(text.dropFirst())
      guard !BuiltInParameters.names.contains(name) else {
        value.report(
          "operand",
          LocalizedText(
            "规则里内置参数只能用 :as_of，不能用“\(text)”",
            "of the built-in parameters a rule may use :as_of only, not “\(text)”"),
          suggestion: ":as_of")
        return nil
      }
      return .parameter(name)
    }
    if let number = ValueReader.number(text) { return .number(number) }
    if let first = text.utf8.first, first.isASCIIDigit {
      return value.date(isPartial: true).map(RowRule.Operand.date)
    }
    guard let dot = text.lastIndex(of: ".") else { return .field(text) }

    let partName = String(text[text.index(after: dot)...])
    guard let part = RowRule.Part(rawValue: partName) else {
      let names = RowRule.Part.allCases.map(\.rawValue)
      value.report(
        "operand",
        LocalizedText(
          "“.\(partName)”不认识，身份证号可以用 .birth_date 和 .sex",
          "“.\(partName)” is unknown; a citizen id has .birth_date and .sex"),
        suggestion: NearestName.find(partName, in: names).map { "\(text[..<dot]).\($0)" })
      return nil
    }
    return .part(field: String(text[..<dot]), part: part)
  }
}
