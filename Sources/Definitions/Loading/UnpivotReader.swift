/// `unpivot:` of a dataset.
struct UnpivotReader {
  static func read(_ value: ValueReader) -> Unpivot? {
    guard let mapping = value.mapping(["columns", "into", "value"]) else { return nil }
    let wanted = LocalizedText("“表头: 取值”", "headings and values")
    let pairs = mapping.required("columns")?.entries(wanted)?.compactMap { key, value in
      if let heading = key.text(), let text = value.text() {
        (heading: heading, value: text)
      } else {
        nil
      }
    }
    if let pairs, pairs.isEmpty {
      mapping["columns"]?.report("empty", LocalizedText("没有任何列", "there are no columns"))
    }
    let into = mapping.required("into")?.text()
    let target = mapping.required("value")?.text()
    guard let pairs, let into, let target else { return nil }
    return Unpivot(columns: pairs, into: into, value: target, location: mapping.location)
  }
}
