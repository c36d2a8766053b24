import Testing

@testable import Spreadsheets

struct CSVReaderTests {
  @Test(arguments: [
    ("姓名,年龄\n张三,30\n", [1: ["姓名", "年龄"], 2: ["张三", "30"]]),
    // Blank lines and rows of delimiters are passed over, and counted.
    ("\na,,b\n,,\n\n,c\n", [2: ["a", nil, "b"], 5: [nil, "c"]]),
    // A record is one row, whatever line ends it holds.
    ("a,\"x\ny\nz\"\nb,c\n", [1: ["a", "x\ny\nz"], 2: ["b", "c"]]),
    ("\"a\"\"b\",\"\",\"c\"d\n", [1: ["a\"b", nil, "cd"]]),
    ("a,\"\"\"\"\"x\",b\n", [1: ["a", "\"\"x", "b"]]),
    // The line that tells Excel the delimiter is no row of the table.
    ("sep=;\r\na,1;b\r\n", [1: ["a,1", "b"]]),
    ("a,b\n\"c\nd,e\n", [1: ["a", "b"], 2: ["\"c"], 3: ["d", "e"]]),
    // A stray quote ends in its line, even where a quote further down would close it.
    (
      "a,b,c\n1,\"x,3\n2,\"y\",4\n5,6,7\n",
      [1: ["a", "b", "c"], 2: ["1", "\"x", "3"], 3: ["2", "y", "4"], 4: ["5", "6", "7"]]
    ),
    // Of fewer than four fields another delimiter is the sign of a sentence.
    (
      "a,b,c,d\n1,2,3,4\n5;6;7;8\n",
      [1: ["a", "b", "c", "d"], 2: ["1", "2", "3", "4"], 3: ["5", "6", "7", "8"]]
    ),
    ("a,b,c\n1,2,3\n5;6;7\n", [1: ["a", "b", "c"], 2: ["1", "2", "3"], 3: ["5;6;7"]]),
    ("\n\n", [:]),
  ])
  func reads(text: String, expected: [Int: [String?]]) throws {
    #expect(try rows(of: Array(text.utf8)) == expected)
    for encoding in TextEncoding.detected where encoding != .gb18030 {
      let content = encoding.byteOrderMark + encoding.encoded(text)
      #expect(try rows(of: content) == expected, "\(encoding)")
    }
  }

  @Test func staysAtTheEnd() throws {
    let file = try CSVFile(
      mapped: MappedFile(copying: Array("a".utf8), name: "t.csv"), name: "t.csv",
      limits: ReadLimits())
    let reader = try file.rows(of: file.sheets[0])
    var row = Row()
    #expect(try reader.read(into: &row))
    #expect(try !reader.read(into: &row))
    #expect(try !reader.read(into: &row))
  }

  @Test func fieldsMayBeLongerThanTheBuffer() throws {
    let long = String(repeating: "党员，", count: 100_000)
    for encoding in TextEncoding.detected {
      let content = encoding.encoded("甲,乙\n\"\(long)\n\",丙\n丁,戊\n")
      let mark = encoding == .gb18030 ? [] : encoding.byteOrderMark
      #expect(
        try rows(of: mark + content)
          == [1: ["甲", "乙"], 2: [long + "\n", "丙"], 3: ["丁", "戊"]], "\(encoding)")
    }
  }

  @Test(arguments: [
    ("a,b\n1,2,3,4\n", "columns", 3, 2),
    ("a,b\nc\n123456789012345678901,2\n", "recordBytes", 20, 3),
    ("a,b\n12345678901,2\n", "cellBytes", 10, 2),
  ])
  func keepsToLimits(text: String, name: String, value: Int, row: Int) {
    var limits = ReadLimits()
    limits.columns = 3
    limits.recordBytes = 20
    limits.cellBytes = 10
    let position = SourcePosition(file: "t.csv", row: row)
    #expect(throws: ReadError(.limit(name: name, value: value), at: position)) {
      try rows(of: Array(text.utf8), limits: limits)
    }
    let utf16 = TextEncoding.utf16BigEndian
    #expect(throws: ReadError(.limit(name: name, value: value), at: position)) {
      try rows(of: utf16.byteOrderMark + utf16.encoded(text), limits: limits)
    }
  }

  @Test func aStrayQuoteIsTextWhereTheRecordWouldPassTheLimit() throws {
    var limits = ReadLimits()
    limits.recordBytes = 16
    let text = "a,\"b\n" + String(repeating: "c,d\n", count: 10) + "\"e\"\n"
    let rows = try rows(of: Array(text.utf8), limits: limits)
    #expect(rows.count == 12)
    #expect(rows[1] == ["a", "\"b"])
    #expect(rows[12] == ["e"])
  }
}
