/// `parameters.yaml`.
struct ParametersFile {
  static func read(_ value: ValueReader) -> [Parameter] {
    if value.isNull { return [] }
    return (value.elements() ?? []).compactMap(parameter)
  }

  private static func parameter(_ value: ValueReader) -> Parameter? {
    let keys = [
      "parameter", "title", "value", "unit", "basis", "mark", "valid_from", "valid_to",
    ]
    guard let mapping = value.mapping(keys) else { return nil }
    let name = mapping.required("parameter")?.text()
    let title = mapping.required("title")?.text()
    let content = mapping.required("value").flatMap(parameterValue)
    let unit = mapping["unit"]?.text()
    let basis = mapping.required("basis")?.text()
    let mark = mapping.required("mark")?.choice(Parameter.Mark.self)
    let from = mapping["valid_from"]?.date()
    let to = mapping["valid_to"]?.date()

    guard let name else { return nil }
    guard let title, let content, let basis, let mark else {
      value.session.markBroken(name)
      return nil
    }
    return Parameter(
      name: name, title: title, value: content, unit: unit, basis: basis, mark: mark,
      validFrom: from, validTo: to, location: mapping.location)
  }

  private static func parameterValue(_ value: ValueReader) -> Parameter.Value? {
    if value.node.sequence != nil {
      guard let texts = value.texts() else { return nil }
      if texts.isEmpty {
        value.report("empty", LocalizedText("列表是空的", "the list is empty"))
        return nil
      }
      return .list(texts)
    }
    if let number = value.plainText.flatMap(ValueReader.number) { return .number(number) }
    return value.text().map(Parameter.Value.text)
  }
}
