import Testing

@testable import Importing

struct UppercaseTests {
  @Test(arguments: [
    ("", ""),
    ("b1-Z{`", "B1-Z{`"),  // the signs beside the letters stay
    ("党a支部", "党A支部"),
    ("é", "É"),
    ("\u{20000}x", "\u{20000}X"),
  ])
  func makesLettersUpperCase(text: String, expected: String) {
    var bytes = Array(text.utf8)
    bytes.uppercase()
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
