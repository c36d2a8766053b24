import Foundation

/// A column heading in the form in which headings are compared.
///
/// Real exports carry trailing spaces, stars, numbering and hints in brackets; two headings that
/// differ only in these are the same heading.
struct Heading: Hashable, Sendable {
  /// NFKC, without white space, marks at either end and numbering, in lower case.
  let full: String
  /// `full` without a closing hint: `面积(m2)` gives `面积`. Equal to `full` where there is none.
  let withoutHint: String

  /// Bytes of the longest text that is taken for a heading; notes and hostile cells are longer.
  private static let longest = 300

  init(_ raw: String) {
    guard raw.utf8.count <= Heading.longest else {
      (full, withoutHint) = ("", "")
      return
    }
    var text = raw.precomposedStringWithCompatibilityMapping
    text.unicodeScalars.removeAll { Heading.isIgnored($0) }
    text = text.lowercased().replacing("號", with: "号")
    text = Heading.withoutMarks(text)
    full = text
    withoutHint = Heading.withoutHint(text)
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }

  /// Drops `*`, `★` and numbering such as `1.`, `(一)`, `3、` in front, stars and a colon behind.
  private static func withoutMarks(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, "*★☆※".contains(first) { rest.removeFirst() }
    while let last = rest.last, "*★☆※:".contains(last) { rest.removeLast() }
    let numerals = "0123456789一二三四五六七八九十"
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      let inside = rest[rest.index(after: rest.startIndex)..<close]
      if !inside.isEmpty, inside.allSatisfy(numerals.contains) {
        rest = rest[rest.index(after: close)...]
      }
    } else {
      let digits = rest.prefix { numerals.contains($0) }
      let after = rest[digits.endIndex...]
      // 2023.1 is no first point of 2023.
      if (1...3).contains(digits.count), let mark = after.first, ".、".contains(mark) {
        rest = after.dropFirst()
      }
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
