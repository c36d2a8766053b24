import TestSupport
import Testing

@testable import Spreadsheets

struct JSONNumberTests {
  @Test(arguments: ["0", "-0", "10", "1.50", "-3.25e-7", "1E5", "2e+10"]) func numbers(text: String)
  {
    #expect(JSONNumber.isOne(text))
  }

  @Test(arguments: [
    "", "-", "+1", "007", ".5", "5.", "1e", "1e+", "1 ", "0x1", "１", "1.2.3", "NaN",
  ])
  func notNumbers(text: String) {
    #expect(!JSONNumber.isOne(text))
  }

  /// As the grammar has it.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func followsTheGrammar(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let grammar = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/
    for _ in 0..<300 {
      let text = String(
        (0..<Int.random(in: 0...7, using: &random)).compactMap { _ in
          "-+.eE0123".randomElement(using: &random)
        })
      #expect(JSONNumber.isOne(text) == (text.wholeMatch(of: grammar) != nil), "\(text)")
    }
  }
}
