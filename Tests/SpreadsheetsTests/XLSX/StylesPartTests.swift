import Testing

@testable import Spreadsheets

struct StylesPartTests {
  /// The font of each style counts, and none that stands elsewhere.
  @Test(arguments: [
    (#"<font><strike/></font>"#, 1), (#"<font><b/><strike val="1"/></font>"#, 1),
    (#"<font><strike val="0"/></font>"#, 0), (#"<font><strike val="false"/></font>"#, 0),
    ("<font/>", 0), ("", 0),
  ])
  func findsStruckFonts(font: String, struck: Int) throws {
    let workbook = TestWorkbook(
      rows:
        #"<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="9"><v>2</v></c><c r="C1"><v>3</v></c></row>"#,
      styles: """
        <fonts><font/>\(font)</fonts><cellXfs><xf numFmtId="0"/><xf fontId="1"/></cellXfs>
        <dxfs><dxf><font><strike/></font></dxf></dxfs>
        """)
    let file = try workbook.open()
    var row = Row()
    #expect(try file.rows(of: file.sheets[0]).read(into: &row))
    #expect(row.struckCells == struck)
    #expect(row.cells.count == 3)
  }
}
