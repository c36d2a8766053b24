import Testing

@testable import Spreadsheets

struct CanonicalDumpTests {
  private let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts>\
    <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs>
    """

  @Test(arguments: [
    ("0", "1.0", "1"), ("0", "-0", "0"), ("0", "0.1", "0.1"), ("0", "1e20", "1e+20"),
    ("0", "0.00000015", "1.5e-07"), ("0", "123456789012345678", "1.2345678901234568e+17"),
    ("1", "45292", #""2024-01-01""#), ("1", "45292.25", #""2024-01-01T06:00:00""#),
    ("1", "44259.212581018519", #""2021-03-04T05:06:07""#), ("1", "0.5", #""12:00:00""#),
    ("1", "9999999", "9999999"), ("2", "0.000001031", #""00:00:00.089""#),
    ("3", "1.5208333333", #""36:30:00""#), ("3", "-0.0416666667", #""-01:00:00""#),
  ])
  func writesNumbers(style: String, value: String, expected: String) throws {
    let workbook = TestWorkbook(
      rows: #"<row><c s="\#(style)"><v>\#(value)</v></c></row>"#, styles: styles)
    #expect(try workbook.lines().last == "[\(expected)]")
  }

  @Test func honorsTheSystemOf1904() throws {
    let workbook = TestWorkbook(
      rows: #"<row><c s="1"><v>43830</v></c></row>"#, styles: styles, attributes: #"date1904="1""#)
    #expect(try workbook.lines().last == #"["2024-01-01"]"#)
  }

  @Test func writesBlankRowsBetweenButNotBehind() throws {
    let workbook = TestWorkbook(
      rows: #"<row r="70000"><c r="B70000"><v>1</v></c></row><row r="70002"><c r="A70002"/></row>"#)
    let lines = try workbook.lines()
    #expect(lines.count == 70_001)
    #expect(lines[1..<70_000].allSatisfy { $0 == "[]" })
    #expect(lines.last == "[null,1]")
  }

  @Test func escapesWhatJSONMustHaveEscaped() throws {
    let text = "\"\\_x0001__x001F__x0009_</>\u{7F}é"
    let workbook = TestWorkbook(rows: #"<row><c t="str"><v><![CDATA[\#(text)]]></v></c></row>"#)
    #expect(try workbook.lines().last == "[\"\\\"\\\\\\u0001\\u001f\\t</>\u{7F}é\"]")
  }
}
