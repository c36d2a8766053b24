/// `compare:`, `account:` and `renames:` of a dataset.
enum ComparisonReader {
  /// - Parameter dataset: The dataset's name, whose own columns are meant unless `from` says otherwise.
  static func comparison(_ value: ValueReader, dataset: String?) -> Comparison? {
    guard let mapping = value.mapping(["track", "from", "counts", "group"]) else { return nil }
    let tracked = mapping["track"]?.texts() ?? []
    let from = mapping["from"].map { $0.text() } ?? dataset
    let counts = mapping["counts"]?.sql()
    let group = mapping["group"]?.text()
    guard let from else { return nil }
    return Comparison(
      tracked: tracked, from: from, counts: counts, group: group, location: mapping.location)
  }

  static func account(_ value: ValueReader) -> FlowAccount? {
    let keys = ["of", "group", "opening", "joined", "left", "closing"]
    guard let mapping = value.mapping(keys) else { return nil }
    let of = mapping.required("of")?.text()
    let group = mapping.required("group")?.text()
    let opening = mapping.required("opening")?.text()
    let joined = mapping.required("joined")?.texts()
    let left = mapping.required("left")?.texts()
    let closing = mapping.required("closing")?.text()
    guard let of, let group, let opening, let joined, let left, let closing else { return nil }
    return FlowAccount(
      of: of, group: group, opening: opening, joined: joined, left: left, closing: closing,
      location: mapping.location)
  }

  static func renaming(_ value: ValueReader) -> Renaming? {
    guard let mapping = value.mapping(["to", "from"]) else { return nil }
    let to = mapping.required("to")?.text()
    let from = mapping.required("from")?.texts()
    guard let to, let from else { return nil }
    return Renaming(to: to, from: from, location: mapping.location)
  }
}
