import TestSupport
import Testing

@testable import Spreadsheets

struct HostileWorkbookTests {
  private static let row = #"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#
  private static let strings = "<si><t>a</t></si>"

  /// What reading all rows of all sheets ends with; `nil` where that went well.
  private func failure(of workbook: TestWorkbook) -> ReadError? {
    do throws(ReadError) {
      let file = try workbook.open()
      for sheet in file.sheets {
        let reader = try file.rows(of: sheet)
        var row = Row()
        while try reader.read(into: &row) {}
      }
    } catch {
      return error
    }
    return nil
  }

  private func linked(_ links: [(type: String, target: String)], sheets: Int = 1) -> TestWorkbook {
    var workbook = TestWorkbook(rows: Self.row, sharedStrings: Self.strings, styles: "")
    workbook.parts["xl/workbook.xml"] =
      "<workbook xmlns='\(TestWorkbook.main)' xmlns:r='\(TestWorkbook.relationships)'><sheets>"
      + (0..<sheets).map { "<sheet name='s\($0)' r:id='r\($0)'/>" }.joined()
      + "</sheets></workbook>"
    workbook.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns='\(TestWorkbook.package)'>"
      + links.enumerated().map {
        "<Relationship Id='r\($0.offset)' Type='x/\($0.element.type)' Target='\($0.element.target)'/>"
      }.joined() + "</Relationships>"
    return workbook
  }

  @Test(arguments: [
    ("workbook.xml", "it is no worksheet but <workbook>"),
    ("styles.xml", "it is no worksheet but <styleSheet>"),
    ("sharedStrings.xml", "it is no worksheet but <sst>"),
    ("_rels/workbook.xml.rels", "it is no worksheet but <Relationships>"),
    ("../../../etc/passwd", nil), ("/", nil), ("", nil), ("C:\\Windows\\win.ini", nil),
  ])
  func aSheetThatIsNoSheetIsRefused(target: String, detail: String?) {
    let error = failure(of: linked([("worksheet", target)]))
    let position = SourcePosition(file: "test.xlsx", sheet: "s0")
    #expect(
      error
        == ReadError(
          detail.map { .malformed(part: "sheet", detail: $0) }
            ?? .malformed(part: "workbook", detail: "the archive lacks the part of this sheet"),
          at: position))
  }

  @Test(arguments: ["workbook.xml", "worksheets/sheet1.xml", "sharedStrings.xml"])
  func stylesThatAreNoneMeanNothing(target: String) {
    let workbook = linked([("worksheet", "worksheets/sheet1.xml"), ("styles", target)])
    #expect(failure(of: workbook) == nil)
  }

  /// Its cells refer to texts that are not there, and that is said.
  @Test(arguments: ["workbook.xml", "worksheets/sheet1.xml"])
  func sharedStringsThatAreNoneAreMissed(target: String) {
    let workbook = linked([("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", target)])
    #expect(failure(of: workbook)?.kind == .sharedStringOutOfRange(index: 0, count: 0))
  }

  @Test func sheetsMayNotShareTheirRows() throws {
    let part = ("worksheet", "worksheets/sheet1.xml")
    let file = try linked([part, part, part], sheets: 3).open()
    #expect(rowsAndFailure(of: file, sheet: 0) == (1, nil))
    for sheet in 1...2 {
      #expect(
        rowsAndFailure(of: file, sheet: sheet).1?.kind
          == .malformed(part: "workbook", detail: "this sheet has the rows of another one"))
    }
  }

  // MARK: Names in the archive

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "..\\..\\windows\\win.ini", "C:\\a.xml", "a\u{0}b",
    String(repeating: "../", count: 5_000) + "a", String(repeating: "a/", count: 5_000),
  ])
  func otherNamesInTheArchiveAreNothingToUs(name: String) throws {
    var workbook = TestWorkbook(rows: Self.row, sharedStrings: Self.strings)
    workbook.parts[name] = "root:x:0:0"
    #expect(try workbook.lines() == [#"{"sheet":"Sheet1"}"#, #"["a"]"#])
  }

  // MARK: Entities

  static let documentTypes = [
    #"<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>"#,
    #"<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#,
    #"<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>"#,
    #"<!DOCTYPE a [<!ENTITY % p "<!ENTITY a 'x'>"> %p;]>"#,
  ]

  @Test(
    arguments: [
      "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
      "xl/_rels/workbook.xml.rels", "_rels/.rels",
    ], documentTypes)
  func entitiesAreRefusedInEachPart(part: String, documentType: String) throws {
    var workbook = linked([
      ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
      ("styles", "styles.xml"),
    ])
    workbook.parts["_rels/.rels"] = "<Relationships xmlns='\(TestWorkbook.package)'/>"
    workbook.parts[part] = documentType + (workbook.parts[part] ?? "")
    guard case .malformed(_, let detail)? = failure(of: workbook)?.kind else {
      Issue.record("it was read")
      return
    }
    #expect(detail.contains("entit"))
  }

  /// An outer document type alone is harmless: nothing of it is loaded.
  @Test func nothingIsLoadedFromElsewhere() throws {
    var workbook = TestWorkbook(rows: Self.row, sharedStrings: Self.strings)
    workbook.parts["xl/worksheets/sheet1.xml"] =
      #"<!DOCTYPE worksheet SYSTEM "file:///dev/zero">"#
      + (workbook.parts["xl/worksheets/sheet1.xml"] ?? "")
    #expect(try workbook.lines() == [#"{"sheet":"Sheet1"}"#, #"["a"]"#])
  }

  // MARK: Places of cells

  @Test(
    arguments: [
      // What is no place at all is the next one.
      ("A99999999999", nil), ("A-1", nil), ("A0", nil), ("ZZZZZZZ1", nil), ("1", nil), ("", nil),
      ("A4294967297", nil), ("Ａ1", nil),
      ("XFE1", "columns"), ("ZZZZ1", "columns"),
    ] as [(String, String?)])
  func cellsWithoutAProperPlace(reference: String, limit: String?) throws {
    let workbook = TestWorkbook(
      rows: #"<row r="1"><c r="\#(reference)"><v>7</v></c></row>"#)
    if let limit {
      #expect(failure(of: workbook)?.kind == .limit(name: limit, value: 16_384))
    } else {
      #expect(try workbook.lines() == [#"{"sheet":"Sheet1"}"#, "[7]"])
    }
  }

  @Test(
    arguments: [
      ("0", nil), ("-1", nil), ("99999999999999999999", nil), ("1e3", nil), ("", nil),
      ("1048577", "rows"), ("999999999", "rows"),
    ] as [(String, String?)])
  func rowsWithoutAProperNumber(number: String, limit: String?) throws {
    let workbook = TestWorkbook(rows: #"<row r="\#(number)"><c><v>7</v></c></row>"#)
    if let limit {
      #expect(failure(of: workbook)?.kind == .limit(name: limit, value: 1_048_576))
    } else {
      #expect(try workbook.lines() == [#"{"sheet":"Sheet1"}"#, "[7]"])
    }
  }

  @Test(arguments: ["-1", "99999999999999999999", "4294967296", "1.5", "0x0"])
  func sharedStringsWithoutAProperNumber(index: String) {
    let workbook = TestWorkbook(
      rows: #"<row r="1"><c r="A1" t="s"><v>\#(index)</v></c></row>"#, sharedStrings: Self.strings)
    #expect(failure(of: workbook) != nil)
  }

  /// A style is only a hint of what a number is.
  @Test(arguments: ["-1", "4294967296", "99999999999999999999", "x"])
  func stylesWithoutAProperNumber(style: String) throws {
    let workbook = TestWorkbook(
      rows: #"<row r="1"><c r="A1" s="\#(style)"><v>7</v></c></row>"#, styles: "")
    #expect(try workbook.lines() == [#"{"sheet":"Sheet1"}"#, "[7]"])
  }

  // MARK: Much ado about nothing

  @Test func blankRowsToTheLastOneAreNothing() throws {
    let rows = (1...20_000).map { #"<row r="\#($0)" s="1" customFormat="1"/>"# }.joined()
    let file = try TestWorkbook(rows: rows + #"<row r="1048576"><c r="XFD1048576" s="1"/></row>"#)
      .open()
    #expect(rowsAndFailure(of: file) == (0, nil))
  }

  @Test(arguments: [0, 200_000])
  func whiteSpaceBetweenRowsIsNothing(count: Int) throws {
    let space = String(repeating: " \n", count: count)
    var limits = ReadLimits()
    limits.recordBytes = 100_000
    let workbook = TestWorkbook(
      rows: space + Self.row + space + #"<row r="2"><c r="A2" t="s"><v>0</v></c></row>"# + space,
      sharedStrings: Self.strings)
    #expect(rowsAndFailure(of: try workbook.open(limits: limits)) == (2, nil))
  }
}
