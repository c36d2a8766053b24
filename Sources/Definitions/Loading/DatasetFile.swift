/// `datasets/*.yaml`.
struct DatasetFile {
  private static let keys = [
    "dataset", "title", "kind", "key", "sheets", "label", "identifiers", "fields", "rules",
    "unpivot", "match", "steady", "compare", "account", "renames",
  ]

  static func read(_ value: ValueReader) -> Dataset? {
    guard let mapping = value.mapping(keys) else { return nil }
    let name = mapping.required("dataset")?.text()
    let title = mapping.required("title")?.text()
    let kind = mapping.required("kind")?.choice(Dataset.Kind.self)
    let key = key(of: mapping, kind: kind)
    let sheets = mapping["sheets"]?.texts() ?? []
    let label = mapping["label"]?.text()
    let identifiers = mapping["identifiers"]?.texts() ?? key
    let fields = mapping.required("fields")?.elements()
    if let fields, fields.isEmpty {
      mapping["fields"]?.report("empty", LocalizedText("没有任何字段", "there are no fields"))
    }
    let read = (fields ?? []).compactMap { FieldReader.read($0) }
    let titles = Dictionary(read.map { ($0.name, $0.title) }) { first, _ in first }
    let rules = (mapping["rules"]?.elements() ?? []).compactMap {
      RuleReader.read($0, titles: titles)
    }
    let isSteady = mapping["steady"].flatMap { $0.boolean() } ?? false
    let unpivot = mapping["unpivot"].flatMap(UnpivotReader.read)
    let match = mapping["match"].flatMap { MatchReader.read($0, dataset: name) }
    let comparison = mapping["compare"].flatMap {
      ComparisonReader.comparison($0, dataset: name)
    }
    let account = mapping["account"].flatMap(ComparisonReader.account)
    let renaming = mapping["renames"].flatMap(ComparisonReader.renaming)

    guard let name else { return nil }
    guard let title, let kind, fields != nil else {
      value.session.markBroken(name)
      return nil
    }
    return Dataset(
      name: name, title: title, kind: kind, key: key, sheets: sheets, label: label,
      identifiers: identifiers, fields: read, rules: rules, isSteady: isSteady, unpivot: unpivot,
      match: match, comparison: comparison, account: account, renaming: renaming,
      location: mapping.location)
  }

  /// Events may lack a key; a snapshot without one could not be carried to the next month.
  private static func key(of mapping: MappingReader, kind: Dataset.Kind?) -> [String] {
    guard let value = mapping["key"] else {
      if kind == .snapshot { _ = mapping.required("key") }
      return []
    }
    let names = value.texts() ?? []
    if kind == .snapshot, value.node.sequence?.isEmpty == true {
      value.report(
        "empty",
        LocalizedText("snapshot 数据集的 key 不能为空", "a snapshot needs at least one field in its key"))
    }
    return names
  }
}
