import TestSupport
import Testing

@testable import Definitions

struct SQLLexerTests {
  @Test(arguments: [
    (":a", [":a"]),
    ("x::text", []),  // PostgreSQL's cast
    ("':a' \":b\" `:c` [:d]", []),
    ("'it''s :a' :b", [":b"]),
    ("-- :a\n:b", [":b"]),
    ("/* :a ' */ :b", [":b"]),
    ("'never closed :a", []),
    (":a，:b", [":a", ":b"]),  // a comma of a Chinese keyboard is no part of a name
    ("a-:b", [":b"]),
    (": a :1", []),
  ])
  func findsParameters(sql: String, parameters: [String]) {
    let found = SQLLexer(sql).filter { $0.kind == .parameter }.map(\.text)
    #expect(found == parameters)
  }

  @Test func unquotesNames() {
    let names = SQLLexer(#""a""b" `c` [d e] f"#).filter { $0.kind != .space }.map(\.name)
    #expect(names == [#"a"b"#, "c", "d e", "f"])
  }

  /// Whatever the text, the tokens are the text.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func losesNothing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "'", "\"", "`", "[", "]", "--", "/*", "*/", "\n", ":", "::", "a", "支", "9", ".", "(", " ",
    ]
    let sql = (0..<30).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    let tokens = Array(SQLLexer(sql))
    #expect(tokens.map(\.text).joined() == sql)
    var offset = 0
    for token in tokens {
      #expect(token.offset == offset)
      offset += token.text.utf8.count
    }
  }
}
