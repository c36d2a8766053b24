import TestSupport
import Testing

@testable import Spreadsheets

struct XLSXFileTests {
  /// A workbook with a relationship for each sheet: name, further attributes, type, target.
  private func workbook(
    _ sheets: [(name: String, attributes: String, type: String, target: String)]
  ) -> TestWorkbook {
    var workbook = TestWorkbook()
    let entries = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(sheet.name)" sheetId="\#(index)" r:id="r\#(index)" \#(sheet.attributes)/>"#
    }
    let links = sheets.enumerated().map { index, sheet in
      #"<Relationship Id="r\#(index)" Type="x/\#(sheet.type)" Target="\#(sheet.target)"/>"#
    }
    workbook.parts["xl/workbook.xml"] = """
      <workbook xmlns="\(TestWorkbook.main)" xmlns:r="\(TestWorkbook.relationships)">
      <sheets>\(entries.joined())</sheets></workbook>
      """
    workbook.parts["xl/_rels/workbook.xml.rels"] = """
      <Relationships xmlns="\(TestWorkbook.package)">\(links.joined())</Relationships>
      """
    return workbook
  }

  @Test func listsWorksheetsInTheOrderOfTheWorkbook() throws {
    let file = try workbook([
      ("二", "", "worksheet", "worksheets/sheet1.xml"),
      ("Chart", "", "chartsheet", "chartsheets/sheet1.xml"),
      ("A &amp; B", #"state="hidden""#, "worksheet", "worksheets/sheet1.xml"),
      ("Macro", "", "xlMacrosheet", "macrosheets/sheet1.xml"),
      ("c", #"state="veryHidden""#, "worksheet", "worksheets/sheet1.xml"),
    ]).open()
    #expect(
      file.sheets == [
        Sheet(name: "二", index: 0),
        Sheet(name: "A & B", visibility: .hidden, index: 1),
        Sheet(name: "c", visibility: .veryHidden, index: 2),
      ])
    #expect(file.dateSystem == .from1900)
    #expect(file.dialect == nil)
  }

  @Test(arguments: [
    "worksheets/one.xml", "/xl/worksheets/one.xml", #"\xl\worksheets\one.xml"#,
    "Worksheets/One.XML", "worksheets/%6Fne.xml", "xl/worksheets/one.xml",
  ])
  func findsTheSheetsPart(target: String) throws {
    var workbook = workbook([("a", "", "worksheet", target)])
    workbook.parts["xl/worksheets/one.xml"] = TestWorkbook.sheet("<row><c><v>7</v></c></row>")
    #expect(try workbook.lines() == [#"{"sheet":"a"}"#, "[7]"])
  }

  @Test func refusesASheetWithoutItsPart() {
    let workbook = workbook([("a", "", "worksheet", "worksheets/none.xml")])
    let error = #expect(throws: ReadError.self) { try workbook.lines() }
    #expect(error?.position == SourcePosition(file: "test.xlsx", sheet: "a"))
  }

  @Test func readsStrictWorkbooksWithPrefixes() throws {
    var workbook = TestWorkbook()
    let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let links = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    workbook.parts = [
      "_rels/.rels": """
      <p:Relationships xmlns:p="\(TestWorkbook.package)">
      <p:Relationship Id="1" Type="\(links)/officeDocument" Target="book.xml"/></p:Relationships>
      """,
      "book.xml": """
      <s:workbook xmlns:s="\(main)" xmlns:q="\(links)"><s:workbookPr date1904="true"/>
      <s:sheets><s:sheet name="a" sheetId="1" q:id="x"/></s:sheets></s:workbook>
      """,
      "_rels/book.xml.rels": """
      <Relationships xmlns="\(TestWorkbook.package)">
      <Relationship Id="x" Type="\(links)/worksheet" Target="one.xml"/></Relationships>
      """,
      "one.xml": """
      <s:worksheet xmlns:s="\(main)"><s:sheetData><s:row><s:c><s:v>1</s:v></s:c></s:row>
      </s:sheetData></s:worksheet>
      """,
    ]
    let file = try workbook.open()
    #expect(file.dateSystem == .from1904)
    #expect(try TestWorkbook.lines(of: file) == [#"{"sheet":"a"}"#, "[1]"])
  }

  @Test func readsUTF16() throws {
    var entries = TestWorkbook(rows: "").parts.map { ZipWriter.Entry($0.key, $0.value) }
    entries.removeAll { $0.name.hasSuffix("sheet1.xml") }
    let text =
      #"<?xml version="1.0" encoding="UTF-16"?>"#
      + TestWorkbook.sheet(#"<row><c t="str"><v>党员😀</v></c></row>"#)
    let units = ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    entries.append(.init("xl/worksheets/sheet1.xml", units))
    let file = try TestWorkbook.open(ZipWriter(entries).archive())
    #expect(try TestWorkbook.lines(of: file).last == #"["党员😀"]"#)
  }

  @Test(arguments: [
    (["content.xml"], ReadError.Kind.unsupported(format: .ods)),
    (["xl/workbook.bin"], .unsupported(format: .xlsb)),
    (["word/document.xml", "[Content_Types].xml"], .unsupported(format: .doc)),
    (["名册.xlsx"], .unsupported(format: .zip)),
    (
      ["[Content_Types].xml"],
      .malformed(part: "xl/workbook.xml", detail: "the archive has no workbook")
    ),
  ])
  func tellsOtherArchives(names: [String], kind: ReadError.Kind) {
    let bytes = ZipWriter(names.map { .init($0, "x") }).archive()
    let error = #expect(throws: ReadError.self) { _ = try TestWorkbook.open(bytes) }
    #expect(error?.kind == kind)
  }

  @Test func stopsAtItsLimits() {
    var limits = ReadLimits()
    limits.sharedStrings = 1
    limits.sharedStringBytes = 3
    for (strings, name, value) in [
      ("<si/><si/>", "sharedStrings", 1), ("<si><t>1234</t></si>", "sharedStringBytes", 3),
    ] {
      let workbook = TestWorkbook(sharedStrings: strings)
      let error = #expect(throws: ReadError.self) { _ = try workbook.open(limits: limits) }
      #expect(error?.kind == .limit(name: name, value: value))
    }
  }

  /// Whatever the bytes, the answer is rows or a `ReadError`.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func survivesDamagedParts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let workbook = TestWorkbook(
      rows: #"<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"><v>1.5</v></c></row>"#,
      sharedStrings: "<si><r><t>_x0041_</t></r></si>",
      styles: #"<numFmts><numFmt numFmtId="9" formatCode="[h]:m"/></numFmts>"#
        + #"<cellXfs><xf/><xf numFmtId="9"/></cellXfs>"#)
    let entries = workbook.parts.sorted { $0.key < $1.key }.map { name, text in
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let index = bytes.indices.randomElement(using: &generator) ?? 0
        bytes[index] =
          Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : "<>\"'&;=/019-A ".utf8.randomElement(using: &generator) ?? 0
      }
      return ZipWriter.Entry(name, bytes)
    }
    var archive = ZipWriter(entries).archive()
    if seed % 4 == 0, let index = archive.indices.randomElement(using: &generator) {
      archive[index] = UInt8.random(in: 0...255, using: &generator)
    }
    do throws(ReadError) {
      _ = try TestWorkbook.lines(of: TestWorkbook.open(archive))
    } catch {
      #expect(error.position.file == "test.xlsx")
    }
  }
}
