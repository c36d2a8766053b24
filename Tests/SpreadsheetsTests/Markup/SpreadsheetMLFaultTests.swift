import Testing

@testable import Spreadsheets

struct SpreadsheetMLFaultTests {
  private static let row = "<Row><Cell><Data ss:Type='Number'>1</Data></Cell></Row>"

  @Test func refusesEntities() {
    let text = TestSpreadsheetML(
      declaration: #"<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#,
      table: "<Row><Cell><Data ss:Type='String'>&a;</Data></Cell></Row>")
    #expect {
      try text.open()
    } throws: { error in
      (error as? ReadError)?.kind
        == .malformed(part: "xml", detail: "it declares entities, which no workbook needs")
    }
  }

  @Test func refusesAWorkbookWithoutSheets() {
    #expect(
      throws: ReadError(
        .malformed(part: "xml", detail: "the workbook has no worksheet"),
        at: SourcePosition(file: "t.xml"))
    ) {
      try TestSpreadsheetML(worksheets: "").open()
    }
  }

  @Test func keepsTheRowsBeforeDamage() throws {
    let file = try TestSpreadsheetML(table: Self.row + Self.row + "<Row><Cell></Row>").open()
    let (rows, error) = rowsAndFailure(of: file)
    #expect(rows == 2)
    #expect(error?.position.sheet == "名册")
    #expect(error?.position.row == 3)
    guard case .malformed? = error?.kind else {
      Issue.record("the damage went unnoticed")
      return
    }
  }

  /// Damage between two sheets would cost the second one without a word.
  @Test func noticesDamageBehindTheLastSheet() throws {
    let whole = TestSpreadsheetML(table: Self.row).text
    let cut = whole.dropLast("</Workbook>".count) + "<Worksheet ss:Name"
    let file = try TestSpreadsheetML.open(Array(cut.utf8))
    #expect(file.sheets.count == 1)
    let (rows, error) = rowsAndFailure(of: file)
    #expect(rows == 1)
    #expect(error != nil)
  }

  @Test(
    arguments: [
      ("<Row ss:Index='1048577'><Cell/></Row>", "rows", 1_048_576),
      (
        "<Row><Cell ss:MergeAcross='999999999'/><Cell><Data ss:Type='String'>a</Data></Cell></Row>",
        "columns", 16_384
      ),
      (
        "<Row><Cell ss:Index='16385'><Data ss:Type='String'>a</Data></Cell></Row>", "columns",
        16_384
      ),
      (
        "<Row><Cell><Data ss:Type='String'>\(String(repeating: "a", count: 2_000))</Data></Cell></Row>",
        "cellBytes", 1_000
      ),
      (String(repeating: "<Row><Cell>", count: 40), "xmlDepth", 64),
      ("<Column ss:Span='999999999'/><Row ss:Span='999999999'/>\(row)", "rows", 1_048_576),
    ] as [(String, String, Int)])
  func keepsToTheLimits(table: String, name: String, value: Int) throws {
    var limits = ReadLimits()
    limits.cellBytes = 1_000
    let kind: ReadError.Kind
    do {
      let file = try TestSpreadsheetML(table: table).open(limits: limits)
      kind = try #require(rowsAndFailure(of: file).1).kind
    } catch let error as ReadError {
      kind = error.kind
    }
    #expect(kind == .limit(name: name, value: value))
  }
}
