/// `unpivot:` of a dataset.
struct UnpivotReader {
  /// What `columns` may be besides a list of headings.
  private enum Pattern: String, CaseIterable { case months, names }

  static func read(_ value: ValueReader) -> Unpivot? {
    guard let mapping = value.mapping(["columns", "into", "value"]) else { return nil }
    let columns = mapping.required("columns").flatMap(columns)
    let into = mapping.required("into")?.text()
    let target = mapping.required("value")?.text()
    guard let columns, let into, let target else { return nil }
    return Unpivot(columns: columns, into: into, value: target, location: mapping.location)
  }

  private static func columns(_ value: ValueReader) -> Unpivot.Columns? {
    if value.node.scalar != nil, !value.isNull {
      switch value.choice(Pattern.self) {
      case .months: return .months
      case .names: return .names
      case nil: return nil
      }
    }
    let wanted = LocalizedText("“表头: 取值”，或 months、names", "headings and values, or months or names")
    guard let entries = value.entries(wanted) else { return nil }
    let pairs = entries.compactMap { key, value -> (heading: String, value: String)? in
      guard let heading = key.text(), let text = value.text() else { return nil }
      return (heading, text)
    }
    if pairs.isEmpty {
      value.report("empty", LocalizedText("没有任何列", "there are no columns"))
    }
    return .listed(pairs)
  }
}
