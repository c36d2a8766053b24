/// Splits SQL into tokens, just enough to know what is text, what is a comment and what is a name.
///
/// It knows what SQLite, PostgreSQL and Spark SQL share, so it does not know backslash escapes or dollar
/// quotes. Joined again, the tokens are the text: nothing is left out.
public struct SQLLexer: Sequence, IteratorProtocol {
  public struct Token: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case space
      /// `-- …` or `/* … */`.
      case comment
      /// A keyword or a name.
      case word
      /// `"name"`, `` `name` `` or `[name]`.
      case quotedName
      /// `'text'`.
      case string
      case number
      /// `:name`.
      case parameter
      /// One sign, or `::`.
      case sign
      /// A text, quoted name or comment that is never closed; it goes to the end.
      case unterminated
    }

    public var kind: Kind
    /// As it stands in the SQL, quotes and colon included.
    public var text: String
    /// Where it begins, in UTF-8 bytes from the start of the SQL.
    public var offset: Int

    /// The name of a word, quoted name or parameter without its marks; else the text.
    public var name: String {
      switch kind {
      case .parameter: return String(text.dropFirst())
      case .quotedName:
        let mark = String(text.suffix(1))
        let inner = String(text.dropFirst().dropLast())
        return inner.split(separator: mark + mark, omittingEmptySubsequences: false)
          .joined(separator: mark)
      default: return text
      }
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  public init(_ sql: String) { bytes = Array(sql.utf8) }

  public mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    let start = position
    let kind = scan()
    return Token(
      kind: kind, text: String(decoding: bytes[start..<position], as: UTF8.self), offset: start)
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// Moves `position` past one token.
  private mutating func scan() -> Token.Kind {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), 0x09...0x0D:
      skip { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return .space
    case UInt8(ascii: "'"): return scanQuoted(until: byte) ? .string : .unterminated
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      return scanQuoted(until: byte) ? .quotedName : .unterminated
    case UInt8(ascii: "["):
      return scanQuoted(until: UInt8(ascii: "]")) ? .quotedName : .unterminated
    case UInt8(ascii: "-") where peek(1) == byte:
      skip { $0 != 0x0A }
      return .comment
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): return scanBlockComment()
    case UInt8(ascii: ":"):
      if peek(1) == byte {
        position += 2  // PostgreSQL's cast, `x::text`
        return .sign
      }
      position += 1
      guard let first = peek(), first < 0x80, Self.startsName(first) else { return .sign }
      skip { Self.isInName($0) && $0 < 0x80 }
      return .parameter
    case 0x30...0x39:
      skip { $0 < 0x80 && Self.isInName($0) || $0 == UInt8(ascii: ".") }
      return .number
    case _ where Self.startsName(byte):
      skip(Self.isInName)
      return .word
    default:
      position += 1
      return .sign
    }
  }

  private mutating func skip(_ isInside: (UInt8) -> Bool) {
    while let byte = peek(), isInside(byte) { position += 1 }
  }

  /// A doubled mark stands for itself. Returns whether the closing mark was found.
  private mutating func scanQuoted(until mark: UInt8) -> Bool {
    position += 1
    while let byte = peek() {
      position += 1
      guard byte == mark else { continue }
      if peek() == mark, mark != UInt8(ascii: "]") { position += 1 } else { return true }
    }
    return false
  }

  private mutating func scanBlockComment() -> Token.Kind {
    position += 2
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return .comment
      }
      position += 1
    }
    return .unterminated
  }

  /// Bytes above ASCII are parts of names, as in SQLite.
  private static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    startsName(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "$")
  }
}
