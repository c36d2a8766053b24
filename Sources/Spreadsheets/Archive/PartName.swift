/// Names of the parts of a package, as found in archives and in relationships. Both break the rules
/// in the wild: backslashes, a leading slash, other letter case, spaces as `%20`.
///
/// Source: ECMA-376 Part 2, 6.2.2 (part names) and 6.5.3.3 (targets).
enum PartName {
  /// The name with `/` between its segments, none at the start, and neither `.` nor `..` in it.
  static func normalized(_ name: String) -> String {
    var segments: [Substring.UTF8View] = []
    for segment in name.utf8.split(whereSeparator: {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    return segments.map { String(Substring($0)) }.joined(separator: "/")
  }

  /// The same for all spellings that Windows takes for one name.
  static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  /// The names a relationship's target may mean, the likeliest first.
  ///
  ///     candidates(for: "worksheets/sheet%201.xml", in: "xl/workbook.xml")
  ///     // ["xl/worksheets/sheet 1.xml", "xl/worksheets/sheet%201.xml", "worksheets/…", …]
  static func candidates(for target: String, in source: String) -> [String] {
    let directory = source.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(source[..<$0]) } ?? ""
    let isAbsolute =
      target.utf8.first == UInt8(ascii: "/") || target.utf8.first == UInt8(ascii: "\\")
    let spellings = [percentDecoded(target), target]
    let relative = spellings.map { normalized(directory + "/" + $0) }
    // Some writers give targets from the root without saying so with a slash.
    let absolute = spellings.map { normalized($0) }
    return isAbsolute ? absolute + relative : relative + absolute
  }

  /// The name of the part that lists the relationships of a part.
  static func relationships(of source: String) -> String {
    guard let slash = source.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return "_rels/\(source).rels"
    }
    return "\(source[..<slash])/_rels/\(source[source.index(after: slash)...]).rels"
  }

  private static func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Hexadecimal.value(of: bytes[index + 1]),
        let low = Hexadecimal.value(of: bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
