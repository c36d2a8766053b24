/// `checks/*.yaml`.
struct ChecksFile {
  static func read(_ value: ValueReader) -> [Check] {
    if value.isNull { return [] }
    return (value.elements() ?? []).compactMap(check)
  }

  private static func check(_ value: ValueReader) -> Check? {
    let keys = [
      "check", "title", "severity", "dataset", "field", "basis", "rows", "message", "suggestion",
    ]
    guard let mapping = value.mapping(keys) else { return nil }
    let name = mapping.required("check")?.identifier()
    let title = mapping.required("title")?.text()
    let severity = mapping.required("severity")?.choice(Severity.self)
    let dataset = mapping["dataset"]?.text()
    let field = mapping["field"]?.text()
    let basis = mapping["basis"]?.text()
    let rows = mapping.required("rows")?.sql()
    let message = mapping["message"]?.text()
    let suggestion = mapping["suggestion"]?.text()

    guard let name, let title, let severity, let rows else { return nil }
    return Check(
      name: name, title: title, severity: severity, dataset: dataset, field: field, rows: rows,
      message: message ?? title, suggestion: suggestion, basis: basis, location: mapping.location)
  }
}
