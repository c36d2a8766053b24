/// `match:` of a dataset.
struct MatchReader {
  /// - Parameter dataset: The dataset's name, whose own rows are looked for unless `from` says otherwise.
  static func read(_ value: ValueReader, dataset: String?) -> Match? {
    guard let mapping = value.mapping(["from", "to", "rungs"]) else { return nil }
    let from = mapping["from"].map { $0.text() } ?? dataset
    let to = mapping.required("to")?.text()
    let elements = mapping.required("rungs")?.elements()
    if let elements, elements.isEmpty {
      mapping["rungs"]?.report(
        "empty", LocalizedText("没有写任何一级", "there is no rung"))
    }
    let rungs = elements?.compactMap(rung)
    guard let from, let to, let rungs else { return nil }
    return Match(from: from, to: to, rungs: rungs, location: mapping.location)
  }

  private static func rung(_ value: ValueReader) -> Match.Rung? {
    guard let mapping = value.mapping(["rung", "on", "candidates_only", "final"]) else {
      return nil
    }
    let name = mapping.required("rung")?.text()
    let columns = mapping.required("on")?.texts()
    let isCandidatesOnly = mapping["candidates_only"].flatMap { $0.boolean() } ?? false
    let isFinal = mapping["final"].flatMap { $0.boolean() } ?? false
    if let columns, columns.isEmpty {
      mapping["on"]?.report("empty", LocalizedText("没有写任何列", "there are no columns"))
    }
    guard let name, let columns else { return nil }
    return Match.Rung(
      name: name, columns: columns, isCandidatesOnly: isCandidatesOnly, isFinal: isFinal)
  }
}
