import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// Each limit, passed by a small file of each format that can pass it.
struct LimitTests {
  enum Content {
    case workbook(TestWorkbook)
    case spreadsheetML(String)
    case html(String)
    case csv(String)
  }

  struct Case: CustomTestStringConvertible {
    var limit: String
    var content: Content
    var set: @Sendable (inout ReadLimits) -> Void
    var testDescription: String { "\(limit) \(content)".prefix(80).description }

    init(
      _ limit: String, _ content: Content, _ set: @escaping @Sendable (inout ReadLimits) -> Void
    ) {
      self.limit = limit
      self.content = content
      self.set = set
    }
  }

  private static let twoRows = """
    <row r="1"><c r="A1" t="inlineStr"><is><t>abcdefgh</t></is></c><c r="B1"><v>1</v></c></row>\
    <row r="2"><c r="A2" t="inlineStr"><is><t>abcdefgh</t></is></c><c r="B2"><v>1</v></c></row>
    """
  private static let twoStrings = "<si><t>abcdefgh</t></si><si><t>ij</t></si>"
  /// One of two shared strings in each of three rows.
  private static let shared = TestWorkbook(
    rows: (1...3).map { #"<row r="\#($0)"><c r="A\#($0)" t="s"><v>0</v></c></row>"# }.joined(),
    sharedStrings: twoStrings)
  /// The same rows in a form that the scanner leaves to the XML parser.
  private static let prefixed = TestWorkbook(
    rows: twoRows.replacingOccurrences(of: "<v>1</v>", with: "<v>&#49;</v>"))
  private static let table = """
    <Row><Cell><Data ss:Type='String'>abcdefgh</Data></Cell><Cell><Data ss:Type='Number'>1</Data></Cell></Row>
    """
  private static let merged = """
    <Row><Cell ss:MergeAcross='1'/></Row><Row><Cell ss:MergeAcross='1'/></Row>\(table)
    """
  private static let page = "<table><tr><td>abcdefgh<td>1<tr><td>abcdefgh<td>1</table>"

  private static func workbook(sheets: Int) -> TestWorkbook {
    var workbook = TestWorkbook()
    workbook.parts["xl/workbook.xml"] =
      "<workbook xmlns='\(TestWorkbook.main)'><sheets>"
      + String(repeating: "<sheet name='a'/>", count: sheets) + "</sheets></workbook>"
    return workbook
  }

  private static func workbook(links: Int) -> TestWorkbook {
    var workbook = TestWorkbook()
    workbook.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns='\(TestWorkbook.package)'>"
      + String(repeating: "<Relationship Target='a'/>", count: links) + "</Relationships>"
    return workbook
  }

  static let cases: [Case] = [
    Case("zipEntries", .workbook(TestWorkbook())) { $0.zipEntries = 1 },
    Case("inflatedBytes", .workbook(TestWorkbook(rows: twoRows))) { $0.inflatedBytes = 150 },
    Case("relationships", .workbook(workbook(links: 3))) { $0.relationships = 2 },
    Case("sheets", .workbook(workbook(sheets: 3))) { $0.sheets = 2 },
    Case(
      "sheets",
      .spreadsheetML("</Table></Worksheet><Worksheet ss:Name='b'/><Worksheet ss:Name='c'><Table>")
    ) { $0.sheets = 2 },
    Case("rows", .workbook(TestWorkbook(rows: twoRows))) { $0.rows = 1 },
    Case("rows", .workbook(prefixed)) { $0.rows = 1 },
    Case("rows", .spreadsheetML(table + table)) { $0.rows = 1 },
    Case("rows", .html(page)) { $0.rows = 1 },
    Case("columns", .workbook(TestWorkbook(rows: twoRows))) { $0.columns = 1 },
    Case("columns", .workbook(prefixed)) { $0.columns = 1 },
    Case("columns", .spreadsheetML(table)) { $0.columns = 1 },
    Case("columns", .html(page)) { $0.columns = 1 },
    Case("columns", .csv("a,b\n")) { $0.columns = 1 },
    Case("cells", .workbook(TestWorkbook(rows: twoRows))) { $0.cells = 3 },
    Case("cells", .workbook(prefixed)) { $0.cells = 3 },
    Case("cells", .spreadsheetML(table + table)) { $0.cells = 3 },
    Case("cells", .html(page)) { $0.cells = 3 },
    Case("textBytes", .workbook(TestWorkbook(rows: twoRows))) { $0.textBytes = 17 },
    Case("textBytes", .workbook(prefixed)) { $0.textBytes = 17 },
    Case("textBytes", .workbook(shared)) { $0.textBytes = 23 },
    Case("textBytes", .spreadsheetML(table + table)) { $0.textBytes = 17 },
    Case("textBytes", .html(page)) { $0.textBytes = 17 },
    Case("sharedStrings", .workbook(shared)) { $0.sharedStrings = 1 },
    Case("sharedStringBytes", .workbook(shared)) { $0.sharedStringBytes = 9 },
    Case(
      "styles",
      .workbook(TestWorkbook(rows: twoRows, styles: "<cellXfs><xf/><xf/><xf/></cellXfs>"))
    ) { $0.styles = 2 },
    Case(
      "styles", .workbook(TestWorkbook(rows: twoRows, styles: "<fonts><font/><font/></fonts>"))
    ) { $0.styles = 1 },
    Case(
      "styles",
      .workbook(
        TestWorkbook(
          rows: twoRows,
          styles:
            "<numFmts><numFmt numFmtId='170' formatCode='0'/><numFmt numFmtId='171' formatCode='0'/></numFmts>"
        ))
    ) { $0.styles = 1 },
    Case(
      "styles",
      .html("<style>.a{mso-number-format:0}.b{mso-number-format:0}</style>" + page)
    ) { $0.styles = 1 },
    Case("mergedRanges", .spreadsheetML(merged)) { $0.mergedRanges = 1 },
    Case("mergedRanges", .html("<table><tr><td colspan=2>a<td colspan=2>b</table>")) {
      $0.mergedRanges = 1
    },
    Case(
      "mergedCells",
      .html("<table><tr><td rowspan=9 colspan=9>a" + String(repeating: "<tr><td>b", count: 8))
    ) { $0.mergedCells = 70 },
    Case("cellBytes", .workbook(TestWorkbook(rows: twoRows))) { $0.cellBytes = 7 },
    Case("cellBytes", .workbook(shared)) { $0.cellBytes = 7 },
    Case("cellBytes", .spreadsheetML(table)) { $0.cellBytes = 7 },
    Case("cellBytes", .html(page)) { $0.cellBytes = 7 },
    Case("cellBytes", .csv("abcdefgh,1\n")) { $0.cellBytes = 7 },
    Case("recordBytes", .workbook(TestWorkbook(rows: twoRows))) { $0.recordBytes = 8 },
    Case("recordBytes", .workbook(prefixed)) { $0.recordBytes = 8 },
    Case("recordBytes", .spreadsheetML(table)) { $0.recordBytes = 8 },
    Case("recordBytes", .html(page)) { $0.recordBytes = 8 },
    Case("recordBytes", .csv("abcdefgh,1\n")) { $0.recordBytes = 8 },
    Case("xmlDepth", .workbook(TestWorkbook(rows: String(repeating: "<a>", count: 9)))) {
      $0.xmlDepth = 8
    },
    Case("xmlDepth", .spreadsheetML("<Row><Cell><Data><B>1</B></Data></Cell></Row>")) {
      $0.xmlDepth = 6
    },
    Case("xmlTokenBytes", .html(page + "<td class='\(String(repeating: "a", count: 99))'>")) {
      $0.xmlTokenBytes = 98
    },
    Case("xmlTokenBytes", .html("<style>\(String(repeating: "a", count: 99))</style>" + page)) {
      $0.xmlTokenBytes = 98
    },
    Case("xmlAttributes", .workbook(TestWorkbook(rows: "<row a='' b='' c=''>&#49;</row>"))) {
      $0.xmlAttributes = 2
    },
    Case("xmlAttributes", .html("<table><tr a b c><td>1")) { $0.xmlAttributes = 2 },
  ]

  @Test(arguments: cases)
  func isKept(_ example: Case) throws {
    var limits = ReadLimits()
    example.set(&limits)
    let error = #expect(throws: ReadError.self) {
      let file: any SpreadsheetFile =
        switch example.content {
        case .workbook(let workbook): try workbook.open(limits: limits)
        case .spreadsheetML(let table): try TestSpreadsheetML(table: table).open(limits: limits)
        case .html(let page): try htmlFile(page, limits: limits)
        case .csv(let text):
          try CSVFile(
            mapped: MappedFile(copying: Array(text.utf8), name: "t.csv"), name: "t.csv",
            limits: limits)
        }
      for sheet in file.sheets {
        let reader = try file.rows(of: sheet)
        var row = Row()
        while try reader.read(into: &row) {}
      }
    }
    guard case .limit(example.limit, _)? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  /// The same files pass with the defaults, but for one that is no XML either way.
  @Test func theDefaultsLeaveRoom() throws {
    for example in Self.cases where example.limit != "xmlDepth" {
      switch example.content {
      case .html(let page): #expect(throws: Never.self) { try htmlFile(page) }
      case .spreadsheetML(let table):
        #expect(rowsAndFailure(of: try TestSpreadsheetML(table: table).open()).1 == nil)
      case .workbook, .csv: continue
      }
    }
  }

  /// Two ways to read a sheet, one place at which a limit stops them.
  @Test(arguments: [3, 4, 5])
  func bothReadersStopAtTheSameRow(cells: Int) throws {
    var limits = ReadLimits()
    limits.cells = cells
    let file = try TestWorkbook(rows: Self.twoRows).open(limits: limits)
    var counts: [Int] = []
    for scanning in [true, false] {
      let reader = try file.rows(of: file.sheets[0], scanning: scanning)
      var row = Row()
      var count = 0
      do { while try reader.read(into: &row) { count += 1 } } catch {}
      counts.append(count)
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0] == (cells < 4 ? 1 : 2))
  }

  @Test func mergedCellsAreCountedWhereTheyAreFilled() throws {
    let rows = (1...9).map { #"<row r="\#($0)"><c r="B\#($0)"><v>1</v></c></row>"# }.joined()
      .replacingOccurrences(of: #"<row r="1">"#, with: #"<row r="1"><c r="A1"><v>7</v></c>"#)
    let file = try TestWorkbook(rows: rows).open()
    let ranges = [MergedRange(rows: 1...9, columns: 1...1)]
    for (limit, isPassed) in [(7, true), (8, false)] {
      var limits = ReadLimits()
      limits.mergedCells = limit
      let reader = MergeFillingReader(
        try file.rows(of: file.sheets[0]), ranges: ranges, limits: limits,
        position: SourcePosition(file: "t.xlsx", sheet: "Sheet1"))
      var row = Row()
      var failure: ReadError?
      do throws(ReadError) { while try reader.read(into: &row) {} } catch { failure = error }
      let expected = ReadError(
        .limit(name: "mergedCells", value: limit),
        at: SourcePosition(file: "t.xlsx", sheet: "Sheet1", row: 9))
      #expect(failure == (isPassed ? expected : nil))
    }
  }

  @Test func mergedRangesOfAWorkbookAreCounted() throws {
    var limits = ReadLimits()
    limits.mergedRanges = 2
    var workbook = TestWorkbook()
    workbook.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet xmlns='\(TestWorkbook.main)'><sheetData/><mergeCells>"
      + String(repeating: "<mergeCell ref='A1:B2'/>", count: 3) + "</mergeCells></worksheet>"
    let file = try workbook.open(limits: limits)
    let error = #expect(throws: ReadError.self) { try file.mergedRanges(of: file.sheets[0]) }
    #expect(error?.kind == .limit(name: "mergedRanges", value: 2))
  }

  /// The page of documentation is kept up by hand; this says when it was forgotten.
  @Test func eachIsDocumentedWithItsDefault() throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let page = try String(contentsOf: root.appending(path: "docs/limits.md"), encoding: .utf8)
    for case (let name?, let value as Int) in Mirror(reflecting: ReadLimits()).children {
      let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") }
      #expect(
        row?.contains("| \(value.formatted(.number.locale(Locale(identifier: "en_US")))) |")
          == true, "\(name)")
    }
  }
}
