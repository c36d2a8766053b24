import Testing

@testable import Spreadsheets

struct XLSXSheetReaderTests {
  @Test(arguments: [
    (#"<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v> -2.50 </v></c></row>"#, ["[1,null,-2.5]"]),
    (#"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#, ["[1,2]", "[3]"]),
    (#"<row><c r="B3"><v>1</v></c><c><v>2</v></c></row>"#, ["[]", "[]", "[null,1,2]"]),
    (#"<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row>"#, ["[]", "[1,null,3]"]),
    (#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#, ["[2]"]),
    // One row element for each cell, as some exports have it.
    (
      #"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>"#,
      ["[1,2]"]
    ),
    (#"<row r="1"/><row r="2"><c r="A2" s="1"/><c r="B2"><v></v></c></row>"#, []),
    (#"<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>"#, [#"["TRUE","FALSE"]"#]),
    (#"<row><c t="e"><v>#N/A</v></c><c t="str"><v> a </v></c></row>"#, [##"["#N/A"," a "]"##]),
    (
      #"<row><c t="d"><v>2021-03-04T00:00:00Z</v></c><c t="d"><v>2021-03-04T05:06:07</v></c></row>"#,
      [#"["2021-03-04","2021-03-04T05:06:07"]"#]
    ),
    // A formula without a result is blank.
    (#"<row><c><f>A1+1</f></c><c><f>1+1</f><v>2</v></c></row>"#, ["[null,2]"]),
    (#"<row><c><v>eight</v></c><c><v>1e400</v></c></row>"#, [#"["eight",null]"#]),
    (
      #"<row><c t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r></is></c></row>"#,
      [#"["张 三"]"#]
    ),
    (
      #"<row><c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>"#,
      [#"["東京"]"#]
    ),
    (#"<row><c t="inlineStr"><is><t><![CDATA[<a>&]]></t></is></c></row>"#, [#"["<a>&"]"#]),
    // What stands in an extension is no value, whatever it is called.
    (#"<row><c><v>7</v><extLst><ext><v>9</v></ext></extLst></c></row>"#, ["[7]"]),
    (#"<row><c t="str"><v>a &amp; b&#10;"c"\</v></c></row>"#, [#"["a & b\n\"c\"\\"]"#]),
    // An alternative that only newer programs understand, and the one for all others.
    (
      """
      <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
      <mc:Choice Requires="x"><row><c><v>1</v></c></row></mc:Choice>
      <mc:Fallback><row><c><v>2</v></c></row></mc:Fallback></mc:AlternateContent>
      """, ["[2]"]
    ),
    // Elements of other namespaces that bear the same names.
    (#"<row><c><v>1</v><x:v xmlns:x="urn:x">2</x:v></c></row>"#, ["[1]"]),
  ])
  func readsRows(rows: String, expected: [String]) throws {
    #expect(try Array(TestWorkbook(rows: rows).lines().dropFirst()) == expected)
  }

  @Test func readsSharedStringsByIndex() throws {
    let workbook = TestWorkbook(
      rows: #"<row><c t="s"><v>2</v></c><c t="s"><v> 0 </v></c><c t="s"><v>1</v></c></row>"#,
      sharedStrings: "<si><t>甲 </t></si><si/><si><r><t>a</t></r><r><t>_x000D_\nb</t></r></si>")
    #expect(try workbook.lines().last == #"["a\nb","甲 "]"#)
  }

  @Test(arguments: [("1", 1), ("-1", -1), ("99999999999", 99_999_999_999)])
  func refusesASharedStringThatIsNotThere(index: String, parsed: Int) {
    let workbook = TestWorkbook(
      rows: #"<row r="4"><c r="C4" t="s"><v>\#(index)</v></c></row>"#,
      sharedStrings: "<si><t>a</t></si>")
    let error = #expect(throws: ReadError.self) { try workbook.lines() }
    #expect(error?.kind == .sharedStringOutOfRange(index: parsed, count: 1))
    #expect(error?.position.description == "test.xlsx, Sheet1!C4")
  }

  @Test func tellsStylesFormulasAndHiddenRows() throws {
    let workbook = TestWorkbook(
      rows: """
        <row r="7" hidden="1"><c r="A7" s="1"><f>B7</f><v>007.10</v></c>\
        <c r="B7" s="1" t="str"><v>x</v></c><c r="C7" s="9"><v>1</v></c></row>
        """,
      styles: """
        <numFmts><numFmt numFmtId="164" formatCode="0.00"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf/><xf numFmtId="164"/></cellXfs>\
        <dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs>
        """)
    let file = try workbook.open()
    let reader = try file.rows(of: file.sheets[0])
    var row = Row()
    #expect(try reader.read(into: &row))
    #expect(row.number == 7)
    #expect(row.isHidden)
    #expect(row.cells.map(\.isFormula) == [true, false, false])
    #expect(row.cells.map(\.style) == [NumberStyle(decimals: 2), .general, .general])
    #expect(row.text(of: row.cells[0]) == "007.10")
    #expect(try !reader.read(into: &row))
    #expect(try !reader.read(into: &row))
  }

  @Test func handsOutTheRowsBeforeAFault() throws {
    var workbook = TestWorkbook()
    workbook.parts["xl/worksheets/sheet1.xml"] = """
      <worksheet xmlns="\(TestWorkbook.main)"><sheetData>
      <row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><oops
      """
    let file = try workbook.open()
    let reader = try file.rows(of: file.sheets[0])
    var row = Row()
    #expect(try reader.read(into: &row))
    #expect(try reader.read(into: &row))
    #expect(row.number == 2)
    let error = #expect(throws: ReadError.self) { try reader.read(into: &row) }
    #expect(error?.position == SourcePosition(file: "test.xlsx", sheet: "Sheet1", row: 2))
    #expect(try !reader.read(into: &row))
  }

  @Test(arguments: [
    (#"<row r="11"><c><v>1</v></c></row>"#, "rows", 10),
    (#"<row><c r="E1"><v>1</v></c></row>"#, "columns", 4),
    ("<row><c/><c/><c/><c/><c/></row>", "columns", 4),
    (#"<row><c t="str"><v>123456789</v></c></row>"#, "cellBytes", 8),
    (
      #"<row><c t="str"><v>12345678</v></c><c t="str"><v>12345678</v></c></row>"#, "recordBytes", 12
    ),
    ("<row><a><a><a><a><a><a/></a></a></a></a></a></row>", "xmlDepth", 8),
  ])
  func stopsAtItsLimits(rows: String, name: String, value: Int) {
    var limits = ReadLimits()
    limits.rows = 10
    limits.columns = 4
    limits.cellBytes = 8
    limits.recordBytes = 12
    limits.xmlDepth = 8
    let error = #expect(throws: ReadError.self) {
      try TestWorkbook(rows: rows).lines(limits: limits)
    }
    #expect(error?.kind == .limit(name: name, value: value))
  }

  @Test func readsMoreRowsThanOneChunkHolds() throws {
    let rows = (1...5_000).map { #"<row r="\#($0)"><c r="A\#($0)"><v>\#($0)</v></c></row>"# }
    let lines = try TestWorkbook(rows: rows.joined()).lines()
    #expect(lines.dropFirst() == (1...5_000).map { "[\($0)]" }[...])
  }
}
