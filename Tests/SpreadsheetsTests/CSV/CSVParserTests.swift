import Testing

@testable import Spreadsheets

struct CSVParserTests {
  static let chunkLengths = [1, 2, 3, 7, 8, 9, 64, Int.max]

  @Test(arguments: [
    ("", []),
    ("a", [["a"]]),
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    // A blank line is a record: it has a number in spreadsheet programs.
    ("a\n\n\r\n\rb", [["a"], [""], [""], [""], ["b"]]),
    ("a\r\r\nb", [["a"], [""], ["b"]]),
    (",", [["", ""]]),
    ("a,\n,b", [["a", ""], ["", "b"]]),
    ("a,b,", [["a", "b", ""]]),
    ("\"a\",\"b\"\n", [["a", "b"]]),
    ("\"\",\"\"\"\",\"\"\"\"\"\"", [["", "\"", "\"\""]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a\r\nb\",c\r\nd", [["a\r\nb", "c"], ["d"]]),
    ("\"a\"\"b\"\r\n\"c\"\rd", [["a\"b"], ["c"], ["d"]]),
    ("\"a\"\r", [["a"]]),
    ("5\" pipe,a\"b\"\n", [["5\" pipe", "a\"b\""]]),
    (" \"a\",b", [[" \"a\"", "b"]]),
    ("\"a\"b,c\n", [["ab", "c"]]),
    ("\"优秀\"党员,\"x\" \"y\"\n", [["优秀党员", "x \"y\""]]),
    ("\"a\"\"b\"c\"d,e", [["a\"bc\"d", "e"]]),
    ("a\u{0},\u{0}\n", [["a\u{0}", "\u{0}"]]),
    (
      "12345678,123456789,1234567\n1234567890123456,7\n",
      [["12345678", "123456789", "1234567"], ["1234567890123456", "7"]]
    ),
    // Never closed, one line: the file was cut off.
    ("a,\"b", [["a", "b"]]),
    ("a,\"b\n", [["a", "b"]]),
    ("a,\"", [["a", ""]]),
    ("a,\"b\"\"\r\n", [["a", "b\""]]),
    // Never closed, more lines: the quote is text, and the lines are records.
    ("a,\"b\nc,d\ne,f\n", [["a", "\"b"], ["c", "d"], ["e", "f"]]),
    ("\"a,\"\"b\"\"\nc,\"\"\n", [["\"a", "b\"\""], ["c", ""]]),
  ])
  func parses(text: String, expected: [[String]]) {
    for chunkLength in Self.chunkLengths {
      #expect(
        records(of: Array(text.utf8), chunkLength: chunkLength) == expected,
        "chunks of \(chunkLength)")
    }
  }

  @Test(arguments: [
    ("a\tb\n\"c\td\"\te", Character("\t"), Character("\""), [["a", "b"], ["c\td", "e"]]),
    ("a;b,c\n", ";", "\"", [["a", "b,c"]]),
    ("'a|b'|'it''s'\n", "|", "'", [["a|b", "it's"]]),
    // 0: quotes are text.
    ("\"a,b\"\n\u{0},c", ",", "\u{0}", [["\"a", "b\""], ["\u{0}", "c"]]),
  ])
  func parsesDialects(
    text: String, delimiter: Character, quote: Character, expected: [[String]]
  ) {
    for chunkLength in Self.chunkLengths {
      #expect(
        records(
          of: Array(text.utf8), delimiter: delimiter, quote: quote, chunkLength: chunkLength)
          == expected, "chunks of \(chunkLength)")
    }
  }

  @Test func refusesMoreColumnsThanAllowed() {
    var parser = CSVParser(
      CSVDialect(delimiter: UInt8(ascii: ","), quote: 0), maximumColumns: 3)
    let text = Array("a,b,c\na,b,c,d\n".utf8)
    text.withUnsafeBytes {
      #expect(parser.parse($0, isLast: true) == .record(length: 6))
      let rest = UnsafeRawBufferPointer(rebasing: $0[6...])
      #expect(parser.parse(rest, isLast: true) == .tooManyColumns)
    }
  }

  @Test func countsStrayQuotes() {
    var parser = CSVParser(CSVDialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\"")))
    Array("a,\"b\nc\n".utf8).withUnsafeBytes {
      #expect(parser.parse($0, isLast: true) == .record(length: 5))
    }
    #expect(parser.strayQuotes == 1)
  }
}
