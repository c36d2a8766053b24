import Testing

@testable import Spreadsheets

struct CellLexemeTests {
  @Test(arguments: [
    ("A1", 1, 1), ("b2", 2, 2), ("Z10", 26, 10), ("AA1", 27, 1), ("XFD1048576", 16_384, 1_048_576),
    ("ZZZZ1", 475_254, 1),
  ])
  func readsReferences(text: String, column: Int, row: Int) {
    let reference = Array(text.utf8).withUnsafeBufferPointer { CellReference($0) }
    #expect(reference?.column == column)
    #expect(reference?.row == row)
  }

  @Test(arguments: ["", "A", "1", "1A", "A0", "A-1", "$A$1", "AAAAA1", "A1234567890", "A1 ", "表1"])
  func refusesWhatIsNoReference(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { CellReference($0) } == nil)
  }

  @Test(arguments: [
    ("0", true), ("-1.5", true), ("+1", true), (".5", true), ("5.", true), ("1e10", true),
    ("1.5E-07", true), ("", false), (".", false), ("-", false), ("1e", false), ("1e+", false),
    ("1,5", false), ("INF", false), ("0x1F", false), ("1 2", false), ("１", false),
  ])
  func tellsNumbers(text: String, isNumber: Bool) {
    #expect(NumberLexeme.isNumber(Array(text.utf8)[...]) == isNumber)
  }
}
