import Yams

/// A YAML mapping of which the keys are known: it reports the others, and those that are missing.
struct MappingReader {
  let value: ValueReader
  private let entries: [(key: ValueReader, value: ValueReader)]

  var location: Location { value.location }

  /// Reports where `value` is no mapping, and each key that is not among `keys`.
  ///
  /// - Parameter misplaced: Keys that exist but not here, and what to say of them.
  init?(_ value: ValueReader, keys: [String], misplaced: [String: LocalizedText] = [:]) {
    guard let entries = value.entries(LocalizedText("一组键", "keys and values")) else { return nil }
    self.value = value
    self.entries = entries
    value.session.record(value.node, at: value.location)

    for (key, _) in entries {
      guard let name = key.node.scalar?.string, !keys.contains(name) else { continue }
      if let message = misplaced[name] {
        key.report("unknown-key", message)
        continue
      }
      let known = keys.joined(separator: ", ")
      key.report(
        "unknown-key",
        LocalizedText(
          "没有“\(name)”这个键，可用的键：\(known)", "there is no key “\(name)”; the keys are \(known)"),
        suggestion: NearestName.find(name, in: keys))
    }
  }

  /// The value under `key`, if it is there.
  subscript(key: String) -> ValueReader? {
    entries.first { $0.key.node.scalar?.string == key }?.value
  }

  func key(_ name: String) -> ValueReader? {
    entries.first { $0.key.node.scalar?.string == name }?.key
  }

  /// The value under `key`; reports where it is missing.
  func required(_ key: String) -> ValueReader? {
    if let found = self[key] { return found }
    value.report("missing-key", LocalizedText("缺少“\(key)”", "“\(key)” is missing"))
    return nil
  }
}

extension ValueReader {
  /// The pairs of a mapping whose keys are names of the analyst's own; reports where it is none.
  func entries(_ wanted: LocalizedText) -> [(key: ValueReader, value: ValueReader)]? {
    guard let mapping = node.mapping else {
      wrongType(wanted)
      return nil
    }
    return mapping.compactMap { key, value in
      let reader = ValueReader(node: key, source: source, session: session)
      guard let name = key.scalar?.string else {
        reader.wrongType(LocalizedText("文字", "a text"))
        return nil
      }
      // A key that stands twice has been reported already.
      if YAMLSource.isMasked(name) { return nil }
      return (reader, ValueReader(node: value, source: source, session: session))
    }
  }
}
