/// Cuts style sheets into rules, and rules into declarations.
///
/// Source: CSS Syntax Module Level 3, as far as the style sheets of tables use it.
struct HTMLDeclarations {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  /// The next rule: what it selects, and its declarations.
  mutating func nextRule() -> (selectors: ArraySlice<UInt8>, declarations: ArraySlice<UInt8>)? {
    skipIgnored()
    guard let open = rest.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let selectors = rest[..<open]
    rest = rest[(open + 1)...]
    let declarations = take(until: UInt8(ascii: "}"))
    return (selectors, declarations)
  }

  /// The next declaration: its name in small letters, and its value without quotes and escapes.
  mutating func nextDeclaration() -> (name: String, value: String)? {
    while !rest.isEmpty {
      let declaration = take(until: UInt8(ascii: ";"))
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      // Excel begins its rules with a `{` of its own: `<!--table {mso-…`.
      let name = declaration[..<colon].filter { !$0.isHTMLSpace && $0 != UInt8(ascii: "{") }
      return (
        String(decoding: name, as: UTF8.self).lowercased(),
        Self.unquoted(declaration[(colon + 1)...])
      )
    }
    return nil
  }

  /// Skips white space, comments, and the signs that hide a style sheet from ancient browsers.
  private mutating func skipIgnored() {
    while let first = rest.first {
      if first.isHTMLSpace {
        rest = rest.dropFirst()
      } else if rest.starts(with: "<!--".utf8) {
        rest = rest.dropFirst(4)
      } else if rest.starts(with: "/*".utf8) {
        rest = rest.dropFirst(2)
        while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
      } else {
        return
      }
    }
  }

  /// Takes what is before a sign that stands outside quotes, and the sign.
  private mutating func take(until end: UInt8) -> ArraySlice<UInt8> {
    var quote: UInt8?
    var index = rest.startIndex
    while index < rest.endIndex {
      let byte = rest[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == end {
        break
      }
      index += 1
    }
    index = min(index, rest.endIndex)
    defer { rest = rest[index...].dropFirst() }
    return rest[..<index]
  }

  /// `"yyyy\/m\/d"`, `\0022月\0022d`: a backslash makes a sign plain, or four digits a character.
  /// CSS would take up to six, but Excel does not keep a letter behind its four apart.
  private static func unquoted(_ value: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      let byte = value[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < value.endIndex else {
        if byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") { text.append(byte) }
        continue
      }
      var number: UInt32 = 0
      let digits = value[index...].prefix(4).prefix { Hexadecimal.value(of: $0) != nil }
      for digit in digits { number = number << 4 | UInt32(Hexadecimal.value(of: digit) ?? 0) }
      if digits.count == 4, let scalar = Unicode.Scalar(number) {
        text += Array(String(scalar).utf8)
        index += digits.count
      } else {
        // Excel escapes the signs of a format with one backslash, not by number: `\0` is a zero.
        text.append(value[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self).trimmingWhitespace()
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last].drop(while: \.isWhitespace))
  }
}
