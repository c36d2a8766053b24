import Testing

@testable import Spreadsheets

struct CSVDialectDetectorTests {
  @Test(arguments: [
    ("", ","),
    ("姓名\n张三\n李四\n", ","),
    ("a,b\n1,2\n", ","),
    ("a;b\n1;2\n", ";"),
    ("a\tb\n1\t2\n", "\t"),
    ("a|b\n1|2\n", "|"),
    // Every line fits either: the comma wins.
    ("a,b;c\nd,e;f\n", ","),
    // Decimal commas are as regular as the semicolons, and cut more.
    ("甲;乙\n1,5;2,5\n3,5;4,5\n", ";"),
    ("1,5;2,5;3,5\n3,5;4,5;5,5\n", ";"),
    // Lists within a field, in every row but the header.
    ("姓名,职务\n张三,书记;委员;组长\n李四,委员;组长;党员\n", ","),
    // Titles, a line with the unit and a footer around the table.
    ("党员花名册\n填报单位:某镇,2023年6月\n姓名;性别;年龄\n张三;男;30\n李四;女;31\n王五;男;32\n填表人:赵六\n", ";"),
    // A sign that few lines have.
    ("备注\n无\n无\n甲|乙\n无\n无\n", ","),
    ("\"a;b\",c\n\"d;e\",f\n", ","),
    ("\"a\n,,,\n\";b\n\"c\n,\n\";d\n", ";"),
    ("sep=|\na,b|c\n", "|"),
    ("\"sep=;\"\r\na,b\r\n", ";"),
    ("sep=1\na;b\n", ";"),
  ])
  func findsDelimiter(text: String, delimiter: Character) {
    Array(text.utf8).withUnsafeBytes {
      #expect(
        CSVDialectDetector.detect($0, isComplete: true).dialect.delimiter == delimiter.asciiValue)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", UInt8(ascii: "\"")),
    ("\"a\",\"b\"\n'c','d'\n", UInt8(ascii: "\"")),
    ("'a','b'\n'c, d','e'\n", UInt8(ascii: "'")),
    ("1,'a, b'\n2,'c, d'\n3,e\n", UInt8(ascii: "'")),
    // The apostrophe with which Excel users keep numbers as text.
    ("姓名,身份证号\n张三,'450311\n李四,'450312\n", UInt8(ascii: "\"")),
    // Two quoted words do not make it the quote of the file.
    ("a,b\n'x',1\n'y',2\nz,3\n", UInt8(ascii: "\"")),
    ("\"甲\"级\t1\n\"乙\"级\t2\n\"丙\"级\t3\n", 0),
  ])
  func findsQuote(text: String, quote: UInt8) {
    Array(text.utf8).withUnsafeBytes {
      #expect(CSVDialectDetector.detect($0, isComplete: true).dialect.quote == quote)
    }
  }

  @Test(arguments: [
    ("a b c\n1 2 3\n4 5 \"6 7\"\n", " "),
    ("a:b:c\n1:2:3\n4:5:6\n", ":"),
    // People have several names, and hours minutes.
    ("姓名\nAnn Bea Carr\nDan Eve Fox\nGil Hal Ito\n", ","),
    ("时间\n2023-01-01 10:00:00\n2023-01-02 11:00:00\n2023-01-03 12:00:00\n", ","),
  ])
  func takesOddDelimitersWhereNothingElseCuts(text: String, delimiter: Character) {
    Array(text.utf8).withUnsafeBytes {
      #expect(
        CSVDialectDetector.detect($0, isComplete: true).dialect.delimiter == delimiter.asciiValue)
    }
  }

  @Test(arguments: [
    ("a, b\n1, \"x, y\"\n", true),
    ("a,b\n1, x\n2, y\n", false),
    ("a, b\n1,2\n3, 4\n", false),
  ])
  func findsSpaceAfterDelimiter(text: String, skipsSpace: Bool) {
    Array(text.utf8).withUnsafeBytes {
      #expect(CSVDialectDetector.detect($0, isComplete: true).dialect.skipsSpace == skipsSpace)
    }
  }

  @Test(arguments: [
    ("a,b\n\"x \"\"y\"\" z\",1\n", 0, CSVDialect.InnerQuotes.end),
    ("a,b\n\"x \\\"y\\\" z\",1\n\"u\",2\n", UInt8(ascii: "\\"), .end),
    ("a,b\n\"x \"y\" z\",1\n\"u\",2\n", 0, .text),
    // A path that ends in a backslash escapes nothing.
    ("a,b\n\"C:\\\",1\n\"D:\\\",2\n", 0, .end),
    // One stray quote is not the habit of a file.
    ("a,b\n\"x,1\n\"u, v\",2\nw,3\n", 0, .end),
  ])
  func findsWhatQuotesInsideMean(text: String, escape: UInt8, inner: CSVDialect.InnerQuotes) {
    Array(text.utf8).withUnsafeBytes {
      let dialect = CSVDialectDetector.detect($0, isComplete: true).dialect
      #expect(dialect.escape == escape)
      #expect(dialect.innerQuotes == inner)
    }
  }

  @Test func leavesOutARecordThatTheSampleCutsOff() {
    Array("a;b\nc;d\ne;f,g,h,i".utf8).withUnsafeBytes {
      #expect(
        CSVDialectDetector.detect($0, isComplete: false).dialect.delimiter == UInt8(ascii: ";"))
    }
  }
}
