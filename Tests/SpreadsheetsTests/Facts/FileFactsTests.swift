import TestSupport
import Testing

@testable import Spreadsheets

struct FileFactsTests {
  private func facts(_ bytes: [UInt8]) throws -> FileFacts {
    FileFactsReader.facts(
      of: try MappedFile(copying: bytes, name: "t"), limits: ReadLimits())
  }

  private func facts(_ parts: [String: String]) throws -> FileFacts {
    let all = parts.merging(TestWorkbook().parts) { first, _ in first }
    let entries = all.sorted { $0.key < $1.key }.map { ZipWriter.Entry($0.key, $0.value) }
    return try facts(ZipWriter(entries).archive())
  }

  // MARK: Producers

  @Test(arguments: [
    (
      "<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion>", "", "",
      "Microsoft Excel 16.0300"
    ),
    (
      "<Application>LibreOffice/7.3.7.2$Linux_X86_64 x</Application>", "", "", "LibreOffice 7.3.7.2"
    ),
    (
      "<Application>Microsoft Excel Compatible / Openpyxl 3.1.5</Application><AppVersion>3.1</AppVersion>",
      "", "", "Openpyxl 3.1.5"
    ),
    (
      "<Application>Microsoft Excel</Application><AppVersion>12.0</AppVersion>", "openpyxl", "",
      "openpyxl"
    ),
    // An author is a person, unless he is a library.
    ("", "样小明", "", nil),
    (
      "<Application>Microsoft Excel</Application>", "样小明", "2052-11.1.0.14036",
      "WPS 表格 11.1.0.14036"
    ),
    ("<Application>Apache POI</Application>", "", "", "Apache POI"),
    ("<Application></Application>", "", "", nil),
  ])
  func tellsTheProgramThatWroteAWorkbook(
    app: String, creator: String, build: String, producer: String?
  ) throws {
    let facts = try facts([
      "docProps/app.xml": "<Properties xmlns=\"e\">\(app)</Properties>",
      "docProps/core.xml": """
      <cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>\(creator)</dc:creator></cp:coreProperties>
      """,
      "docProps/custom.xml": build.isEmpty
        ? "<Properties/>"
        : """
        <Properties xmlns:vt="v"><property name="x"><vt:lpwstr>y</vt:lpwstr></property>
        <property name="KSOProductBuildVer"><vt:lpwstr>\(build)</vt:lpwstr></property></Properties>
        """,
    ])
    let found = facts.producer.map { [$0.application, $0.version].compactMap(\.self) }
    #expect(found?.joined(separator: " ") == producer)
  }

  @Test(arguments: [
    ("<meta name=Generator content=\"Microsoft Excel 15\">", "Microsoft Excel", "15"),
    ("<META content='LibreOffice 7.3 (Linux)' NAME='generator'/>", "LibreOffice 7.3 (Linux)", nil),
    ("<meta name=ProgId content=Excel.Sheet>", "Microsoft Excel", nil),
    ("<meta = ><meta name=x content=y>", nil, nil),
  ])
  func tellsTheProgramThatWroteAPage(meta: String, application: String?, version: String?) throws {
    let facts = try facts(Array("<html>\(meta)<table><tr><td>1</table>".utf8))
    #expect(facts.format == .html)
    #expect(facts.producer?.application == application)
    #expect(facts.producer?.version == version)
  }

  @Test func tellsTheVersionOfSpreadsheetML() throws {
    let head = """
      <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>样小明</Author>
      <Version>14.00</Version></DocumentProperties>
      <Styles><Style ss:ID="a"><Font x:CharSet="134"/></Style></Styles>
      """
    let facts = try facts(Array(TestSpreadsheetML(head: head, table: "<Row/>").text.utf8))
    #expect(facts.format == .spreadsheetML)
    #expect(facts.producer == FileFacts.Producer(application: "Microsoft Excel", version: "14.00"))
    #expect(facts.encoding?.declared == nil)
  }

  // MARK: Text

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var name: String?
    var basis: FileFacts.EncodingBasis?
    var certainty: FileFacts.Certainty?
  }

  private static let roster =
    "姓名,性别,民族,籍贯,备注\n"
    + (1...9).map { "样小明\($0),男,汉族,样例区青样镇,在村里工作\n" }.joined()

  private static func gbk(_ text: String) -> [UInt8] {
    TextEncoding.gb18030.encoded(text)
  }

  static let examples = [
    Example(
      testDescription: "mark", bytes: [0xEF, 0xBB, 0xBF] + Array("a,b\n".utf8), name: "utf-8",
      basis: .byteOrderMark, certainty: .certain),
    Example(
      testDescription: "ASCII", bytes: Array("a,b\n1,2\n".utf8), name: "utf-8", basis: .ascii,
      certainty: .certain),
    Example(
      testDescription: "UTF-8", bytes: Array(roster.utf8), name: "utf-8", basis: .validUTF8,
      certainty: .certain),
    Example(
      testDescription: "few characters", bytes: Array("a,é\n".utf8), name: "utf-8",
      basis: .validUTF8, certainty: .likely),
    Example(
      testDescription: "GBK", bytes: gbk(roster), name: "gb18030", basis: .statistics,
      certainty: .likely),
    Example(
      testDescription: "little GBK", bytes: gbk("姓名,性别\n样小明,男\n"), name: "gb18030",
      basis: .statistics, certainty: .guess),
    Example(
      testDescription: "declared GBK",
      bytes: Array("<meta charset=gb2312>".utf8) + gbk("<table><tr><td>电视机</table>"),
      name: "gb18030", basis: .declared, certainty: .certain),
    Example(
      testDescription: "declared wrongly",
      bytes: Array("<meta charset=gb2312><table><tr><td>中华人民共和国</table>".utf8),
      name: "utf-8", basis: .validUTF8, certainty: .certain),
    Example(
      testDescription: "declared Latin",
      bytes: Array("<meta charset=latin1><table><tr><td>".utf8) + [0xE9, 0x61],
      name: "windows-1252", basis: .declared, certainty: .likely),
    Example(
      testDescription: "UTF-16 without a mark",
      bytes: Array("a,b\n1,2\n1,2\n1,2\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      name: "utf-16le", basis: .statistics, certainty: .likely),
    Example(testDescription: "none", bytes: [0x61, 0x2C, 0xE9, 0x0A], name: nil),
  ]

  @Test(arguments: examples)
  func tellsTheEncodingAndHowSureItIs(_ example: Example) throws {
    let encoding = try facts(example.bytes).encoding
    #expect(encoding?.name == example.name)
    #expect(encoding?.basis == example.basis)
    #expect(encoding?.certainty == example.certainty)
  }

  @Test func keepsWhatAPageDeclares() throws {
    let page = "<meta charset=GB2312><table><tr><td>中华人民共和国</table>"
    #expect(try facts(Array(page.utf8)).encoding?.declared == "gb2312")
  }

  @Test func tellsTheDialect() throws {
    let text = "sep=;\r\na;'x;y';c\r\n1;'p\nq';3\n4;'5';6\r\n"
    let dialect = try #require(try facts(Array(text.utf8)).dialect)
    #expect(dialect.delimiter == UInt8(ascii: ";"))
    #expect(dialect.quote == UInt8(ascii: "'"))
    #expect(dialect.hasSeparatorLine)
    // The line end within quotes ends no record.
    #expect([dialect.crlf, dialect.lf, dialect.cr] == [2, 1, 0])
  }

  // MARK: Formats

  @Test func tellsEncryptedWorkbooks() throws {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 508)
    var entry = TextEncoding.utf16LittleEndian.encoded("EncryptedPackage")
    entry += Array(repeating: 0, count: 128 - entry.count)
    (entry[64], entry[66]) = (34, 2)
    bytes += entry
    let facts = try facts(bytes)
    #expect(facts.isEncrypted)
    #expect(facts.format == .xlsx)
  }

  @Test func tellsWhatIsNotRead() throws {
    #expect(try facts(Array("%PDF-1.7".utf8)).format == .pdf)
    #expect(try facts([0x1F, 0x8B, 0x08, 0]).format == .unknown)
    #expect(try facts([0x61, 0xFF, 0xE9, 0x0A]).format == .unknown)
    let meta = """
      <office:document-meta xmlns:office="o" xmlns:meta="m"><meta:generator>LibreOffice/7.3.7.2$x
      </meta:generator></office:document-meta>
      """
    let ods = ZipWriter([
      ZipWriter.Entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      ZipWriter.Entry("meta.xml", meta),
    ])
    let found = try facts(ods.archive())
    #expect(found.format == .ods)
    #expect(found.producer == FileFacts.Producer(application: "LibreOffice", version: "7.3.7.2"))
  }

  @Test func listsSheetsWithoutCells() throws {
    let facts = try facts([
      "xl/workbook.xml": """
      <workbook xmlns="\(TestWorkbook.main)" xmlns:r="\(TestWorkbook.relationships)"><sheets>
      <sheet name="a" r:id="1"/><sheet name="图" r:id="2"/><sheet name="宏" r:id="3"/>
      <sheet name="框" r:id="4"/><sheet name="模块"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": """
      <Relationships xmlns="\(TestWorkbook.package)">
      <Relationship Id="1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="2" Type="x/chartsheet" Target="c.xml"/>
      <Relationship Id="3" Type="x/xlMacrosheet" Target="m.xml"/>
      <Relationship Id="4" Type="x/dialogsheet" Target="d.xml"/>
      <Relationship Id="5" Type="x/vbaProject" Target="v.bin"/></Relationships>
      """,
    ])
    #expect(
      facts.otherSheets.first == [
        FileFacts.OtherSheet(name: "图", kind: .chart),
        FileFacts.OtherSheet(name: "宏", kind: .macro),
        FileFacts.OtherSheet(name: "框", kind: .dialog),
        FileFacts.OtherSheet(name: "模块", kind: .withoutPart),
      ])
    #expect(facts.hasMacros)
  }

  @Test func saysWhatItCanOfADamagedArchive() throws {
    let bytes = ZipWriter([ZipWriter.Entry("xl/workbook.xml", "<")]).archive()
    let facts = try facts(Array(bytes.dropLast(10)))
    #expect(facts.format == .xlsx)
    #expect(facts.producer == nil)
  }
}
