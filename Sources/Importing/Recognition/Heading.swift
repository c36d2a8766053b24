import Foundation

/// A column heading in the form in which headings are compared.
///
/// Real exports carry trailing spaces, stars, numbering and hints in brackets; two headings that
/// differ only in these are the same heading.
struct Heading: Hashable, Sendable {
  /// NFKC, without white space, leading marks and numbering, in lower case.
  let full: String
  /// `full` without a closing hint: `面积(m2)` gives `面积`. Equal to `full` where there is none.
  let withoutHint: String

  init(_ raw: String) {
    var text = raw.precomposedStringWithCompatibilityMapping
    text.unicodeScalars.removeAll { Heading.isIgnored($0) }
    text = text.lowercased().replacing("號", with: "号")
    text = Heading.withoutLeadingMarks(text)
    full = text
    withoutHint = Heading.withoutHint(text)
  }

  /// Of a heading in levels, `书记/姓名`, what it may be called in one: `书记姓名`, then the parent's name
  /// where the leaf adds only 姓名. The leaf alone is not tried: 姓名 may be anybody's.
  var alternatives: [String] {
    let levels = full.split(separator: HeaderLevels.separator)
    guard levels.count > 1 else { return [] }
    var names = [levels.joined(), levels.suffix(2).joined()]
    if levels.last == "姓名" { names.append(levels.dropLast().joined()) }
    if levels.first == levels.dropFirst().first { names.append(String(levels[1])) }
    return names
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }

  /// Drops `*`, `★` and numbering such as `1.`, `(一)`, `3、`.
  private static func withoutLeadingMarks(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, "*★☆※".contains(first) { rest.removeFirst() }
    let numerals = "0123456789一二三四五六七八九十"
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      let inside = rest[rest.index(after: rest.startIndex)..<close]
      if !inside.isEmpty, inside.allSatisfy(numerals.contains) {
        rest = rest[rest.index(after: close)...]
      }
    } else {
      let digits = rest.prefix { numerals.contains($0) }
      let after = rest[digits.endIndex...]
      if !digits.isEmpty, let mark = after.first, ".、".contains(mark) { rest = after.dropFirst() }
    }
    return rest.isEmpty ? text : String(rest)
  }

  private static func withoutHint(_ text: String) -> String {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else {
      return text
    }
    return String(text[..<open])
  }
}
