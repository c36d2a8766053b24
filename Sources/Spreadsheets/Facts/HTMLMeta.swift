/// The `<meta>` tags at the start of a page: who wrote it.
enum HTMLMeta {
  private static let tagsExamined = 200

  /// The content of the first `<meta>` with one of these names, in small letters.
  ///
  /// - Parameter page: The start of the page, decoded.
  static func content(named names: [String], in page: UnsafeRawBufferPointer) -> String? {
    var rest = page[...]
    for _ in 0..<tagsExamined {
      guard let open = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
      rest = rest[(open + 1)...]
      guard lowercased(rest.prefix(4)) == "meta" else { continue }
      let tag = rest.dropFirst(4).prefix { $0 != UInt8(ascii: ">") }
      rest = rest[tag.endIndex...]
      let attributes = attributes(of: tag.prefix(1_000))
      if let name = attributes["name"], names.contains(name.lowercased()),
        let content = attributes["content"], !content.isEmpty
      {
        return content
      }
    }
    return nil
  }

  private static func attributes(of tag: Slice<UnsafeRawBufferPointer>) -> [String: String] {
    var found: [String: String] = [:]
    var rest = tag.drop { $0.isHTMLSpace }
    while !rest.isEmpty {
      let name = rest.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: "=") }
      rest = rest[name.endIndex...].drop { $0.isHTMLSpace }
      guard rest.first == UInt8(ascii: "=") else {
        // A sign that is no name must not be met again.
        if name.isEmpty { rest = rest.dropFirst() }
        continue
      }
      rest = rest.dropFirst().drop { $0.isHTMLSpace }
      let value: Slice<UnsafeRawBufferPointer>
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest[value.endIndex...].dropFirst()
      } else {
        value = rest.prefix { !$0.isHTMLSpace }
        rest = rest[value.endIndex...]
      }
      let key = lowercased(name)
      if found[key] == nil {
        found[key] = String(String(decoding: value, as: UTF8.self).map { $0.isNewline ? " " : $0 })
      }
      rest = rest.drop { $0.isHTMLSpace }
    }
    return found
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self).lowercased()
  }
}
