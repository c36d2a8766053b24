import Testing

@testable import Definitions

struct StringFillingTests {
  @Test(arguments: [
    ("台账填 {value} 人", "3", "台账填 3 人"),
    ("{value}{value}", "样", "样样"),
    ("", "3", ""),
    ("{", "3", "{"),
    ("{valu", "3", "{valu"),
    ("{{value}}", "3", "{3}"),
    ("{v{value}", "", "{v"),
    // What is filled in is not looked into.
    ("a{value}", "{value}", "a{value}"),
    ("“{title}”", "3", "“{title}”"),
    ("👩‍👩‍👧{value}é", "e\u{301}", "👩‍👩‍👧e\u{301}é"),
  ])
  func fills(text: String, value: String, filled: String) {
    #expect(text.filling("{value}", with: value) == filled)
    #expect(text.filling("{value}", with: value) == text.replacing("{value}", with: value))
  }
}
