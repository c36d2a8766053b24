/// The literals, names and signs of a Swift file, for tests that look at what a program says. It knows strings
/// of all forms and comments; literals of regular expressions it does not know.
public struct SwiftSource {
  public enum Token: Sendable {
    case name(String)
    case sign(Unicode.Scalar)
    case text(Literal)
  }

  public struct Literal: Sendable {
    public var line: Int
    /// As it is written, escapes and all, with `\()` where a value is filled in.
    public var text: String
    public var filledIn: [[Token]]

    /// Without the places where values are filled in.
    public var bare: String { text.components(around: "\\()").joined(separator: " ") }
  }

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var line = 1

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  public static func tokens(of text: String) -> [Token] {
    var source = SwiftSource(text)
    return source.tokens(untilBracket: false)
  }

  private mutating func tokens(untilBracket: Bool) -> [Token] {
    var tokens: [Token] = []
    var depth = 0
    while let scalar = peek() {
      if starts(with: "//") {
        while let next = peek(), next != "\n" { advance() }
      } else if starts(with: "/*") {
        skipComment()
      } else if let hashes = openingHashes() {
        tokens.append(.text(literal(hashes: hashes)))
      } else if scalar.properties.isXIDStart || scalar == "_" || ("0"..."9").contains(scalar) {
        var name = ""
        while let next = peek(), next.properties.isXIDContinue {
          name.unicodeScalars.append(next)
          advance()
        }
        tokens.append(.name(name))
      } else {
        advance()
        if scalar == "(" { depth += 1 }
        if scalar == ")" {
          if depth == 0, untilBracket { return tokens }
          depth -= 1
        }
        if !scalar.properties.isWhitespace { tokens.append(.sign(scalar)) }
      }
    }
    return tokens
  }

  /// Reads a literal whose first `#` or quote is next.
  private mutating func literal(hashes: Int) -> Literal {
    var literal = Literal(line: line, text: "", filledIn: [])
    advance(hashes)
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    advance(quote.count)
    let fence = String(repeating: "#", count: hashes)
    while let scalar = peek() {
      if starts(with: quote + fence) {
        advance(quote.count + hashes)
        break
      }
      if starts(with: "\\" + fence + "(") {
        advance(2 + hashes)
        literal.filledIn.append(tokens(untilBracket: true))
        literal.text += "\\()"
        continue
      }
      literal.text.unicodeScalars.append(scalar)
      let isEscape = starts(with: "\\" + fence)
      advance()
      if isEscape, hashes == 0, let escaped = peek() {
        literal.text.unicodeScalars.append(escaped)
        advance()
      }
    }
    return literal
  }

  /// How many `#` stand before the quote that is next; `nil` where none is.
  private func openingHashes() -> Int? {
    var end = at
    while end < scalars.count, scalars[end] == "#" { end += 1 }
    return end < scalars.count && scalars[end] == "\"" ? end - at : nil
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && at < scalars.count
  }

  private func peek() -> Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private func starts(with text: String) -> Bool {
    var index = at
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < scalars.count {
      if scalars[at] == "\n" { line += 1 }
      at += 1
    }
  }
}

extension String {
  fileprivate func components(around part: String) -> [Substring] {
    var rest = self[...]
    var parts: [Substring] = []
    while let range = rest.firstRange(of: part) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
