import Testing

@testable import Spreadsheets

struct SpreadsheetMLFileTests {
  private static let styles = """
    <Styles><Style ss:ID="Default"><NumberFormat/></Style>\
    <Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>\
    <Style ss:ID="bold" ss:Parent="day"><Font ss:Bold="1"/></Style>\
    <Style ss:ID="share"><NumberFormat ss:Format="Percent"/></Style>\
    <Style ss:ID="text"><NumberFormat ss:Format="@"/></Style></Styles>
    """

  private static func cell(_ type: String, _ value: String) -> String {
    "<Row><Cell><Data ss:Type='\(type)'>\(value)</Data></Cell></Row>"
  }

  @Test(arguments: [
    (cell("String", "张三"), #"["张三"]"#),
    (cell("String", " 张 &lt;三&gt; "), #"[" 张 <三> "]"#),
    (cell("String", "张三&#10;李四&#13;&#10;"), #"["张三\n李四\n"]"#),
    (cell("String", "<![CDATA[a<b]]>"), #"["a<b"]"#),
    (cell("String", ""), ""),
    (cell("Number", " 450311199001011234 "), "[4.5031119900101126e+17]"),
    (cell("Number", "约300"), #"["约300"]"#),
    (cell("Boolean", "1"), #"["TRUE"]"#), (cell("Boolean", "0"), #"["FALSE"]"#),
    (cell("Error", "#N/A"), ##"["#N/A"]"##),
    (cell("DateTime", "2023-06-01T00:00:00.000"), #"["2023-06-01"]"#),
    (cell("DateTime", "2023-06-01T08:30:00.000"), #"["2023-06-01T08:30:00"]"#),
    (cell("DateTime", "2023-06-01T08:30:00.250"), #"["2023-06-01T08:30:00.250"]"#),
    // A time of day is stored on the day whose serial is 0.
    (cell("DateTime", "1899-12-31T13:20:01.000"), #"["13:20:01"]"#),
    ("<Row><Cell/><Cell ss:Formula='=A1'/></Row>", ""),
  ])
  func readsValues(rows: String, line: String) throws {
    #expect(try TestSpreadsheetML.lines(table: rows) == (line.isEmpty ? [] : [line]))
  }

  @Test func joinsRichTextAndLeavesCommentsOut() throws {
    let table = """
      <Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>张</B>\
      <Font html:Color="#F00" xmlns:html="http://www.w3.org/TR/REC-html40">三</Font></ss:Data>\
      <Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">批注</ss:Data></Comment>\
      <x:PhoneticText>zhang</x:PhoneticText></Cell>\
      <Cell><Comment><Data ss:Type="String">只有批注</Data></Comment></Cell></Row>
      """
    #expect(try TestSpreadsheetML.lines(table: table) == [#"["张三"]"#])
  }

  private static let one = "<Data ss:Type='Number'>1</Data>"

  @Test(arguments: [
    ("<Row><Cell ss:Index='3'>\(one)</Cell><Cell>\(one)</Cell></Row>", ["[null,null,1,1]"]),
    ("<Row ss:Index='3'><Cell>\(one)</Cell></Row>", ["[]", "[]", "[1]"]),
    (
      "<Row><Cell ss:MergeAcross='2'>\(one)</Cell><Cell>\(one)</Cell></Row>",
      ["[1,null,null,1]"]
    ),
    (
      "<Row><Cell ss:MergeDown='1'>\(one)</Cell></Row><Row><Cell ss:Index='2'>\(one)</Cell></Row>",
      ["[1]", "[null,1]"]
    ),
    ("<Row ss:Span='2'/><Row><Cell>\(one)</Cell></Row>", ["[]", "[]", "[]", "[1]"]),
    // Indices that go back are no reason to lose a cell.
    ("<Row><Cell ss:Index='2'>\(one)</Cell><Cell ss:Index='1'>\(one)</Cell></Row>", ["[1,1]"]),
  ])
  func placesCells(table: String, lines: [String]) throws {
    #expect(try TestSpreadsheetML.lines(table: table) == lines)
  }

  @Test(arguments: [
    ("<Cell ss:StyleID='day'>", "", NumberStyle.Category.date),
    ("<Cell ss:StyleID='bold'>", "", .date),
    ("<Cell ss:StyleID='share'>", "", .percent),
    ("<Cell ss:StyleID='none'>", "", .general),
    ("<Cell>", "ss:StyleID='text'", .text),
    ("<Cell ss:Index='2'>", "", .date),
    ("<Cell>", "", .general),
  ])
  func findsTheStyleOfACell(cell: String, row: String, category: NumberStyle.Category) throws {
    let file = try TestSpreadsheetML(
      head: Self.styles,
      table: """
        <Column ss:Index="2" ss:StyleID="day"/>\
        <Row \(row)>\(cell)<Data ss:Type="Number">45078</Data></Cell></Row>
        """
    ).open()
    #expect(try allRows(of: file).first?.cells.first?.style.category == category)
  }

  @Test func listsSheets() throws {
    func sheet(_ name: String, _ visible: String) -> String {
      """
      <ss:Worksheet ss:Name="\(name)"><Table><Row><Cell><Data>\(name)</Data></Cell></Row></Table>\
      <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">\(visible)\
      </WorksheetOptions></ss:Worksheet>
      """
    }
    let file = try TestSpreadsheetML(
      worksheets: sheet("镇", "<Selected/>") + sheet("草稿", "<Visible>SheetHidden</Visible>")
        + sheet("A&amp;B", "<Visible>SheetVeryHidden</Visible>")
    ).open()
    #expect(file.sheets.map(\.name) == ["镇", "草稿", "A&B"])
    #expect(file.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(
      try dumpedLines(of: file) == [
        #"{"sheet":"镇"}"#, #"["镇"]"#, #"{"sheet":"草稿"}"#, #"["草稿"]"#, #"{"sheet":"A&B"}"#,
        #"["A&B"]"#,
      ])
  }

  @Test func findsMergedRanges() throws {
    let table = """
      <Row ss:Index="4"><Cell ss:MergeDown="2">\(Self.one)</Cell>\
      <Cell ss:MergeAcross="1" ss:MergeDown="1"/></Row>
      """
    let file = try TestSpreadsheetML(table: table).open()
    #expect(
      try file.mergedRanges(of: file.sheets[0]) == [
        MergedRange(rows: 4...6, columns: 1...1), MergedRange(rows: 4...5, columns: 2...3),
      ])
  }

  @Test func marksHiddenRowsAndFormulas() throws {
    let file = try TestSpreadsheetML(
      table: "<Row ss:Hidden='1'><Cell ss:Formula='=1'>\(Self.one)</Cell></Row>"
    ).open()
    let row = try #require(try allRows(of: file).first)
    #expect(row.isHidden)
    #expect(row.cells.first?.isFormula == true)
  }

  @Test func heedsTheDateSystem() throws {
    let head = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>" + Self.styles
    let lines = try TestSpreadsheetML.lines(
      table: "<Row><Cell ss:StyleID='day'><Data ss:Type='Number'>43830</Data></Cell></Row>",
      head: head)
    #expect(lines == [#"["2024-01-01"]"#])
  }

  /// libxml2 needs modules of `iconv` for GBK that minimal installations lack.
  @Test(
    arguments: [
      ("GB2312", .gb18030), ("gbk", .gb18030), ("gb18030", .gb18030),
      ("UTF-16", .utf16LittleEndian), ("utf-16", .utf16BigEndian),
      // What the file says need not be true.
      ("GB2312", .utf8), ("utf-8", .gb18030), ("ISO-8859-1", .utf8),
    ] as [(String, TextEncoding)])
  func decodes(declared: String, encoding: TextEncoding) throws {
    let file = try TestSpreadsheetML(
      declaration: "<?xml version='1.0' encoding='\(declared)'?>",
      table: Self.cell("String", "党支部书记张三，二〇二三年六月")
    ).open(encoding: encoding)
    #expect(
      try dumpedLines(of: file) == [#"{"sheet":"名册"}"#, #"["党支部书记张三，二〇二三年六月"]"#])
  }
}
