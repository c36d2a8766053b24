import TestSupport
import Testing

@testable import Spreadsheets

struct XLSXSheetFactsTests {
  private static let sheet = """
    <worksheet xmlns="\(TestWorkbook.main)"><sheetProtection sheet="1"/>
    <dimension ref="A1:XFD9000"/>
    <cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>
    <sheetData>
    <row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2"><v>2</v></c></row>
    <row r="3" hidden="1"><c r="A3"><v>3</v></c></row>
    <row r="4" hidden="true"><c><v>4</v></c><c s="2"><f>1+1</f><v>2</v></c></row>
    <row r="5" hidden="1"><c r="A5" s="1"/></row>
    <row r="7" hidden="1"><c r="C7" s="3" t="inlineStr"><is><t>x</t></is></c><c><f>1</f></c></row>
    </sheetData>
    <autoFilter ref="A2:C4"><filterColumn colId="1"/></autoFilter>
    <mergeCells><mergeCell ref="A9:C9"/><mergeCell ref="$E$1:$E$2"/><mergeCell ref="B1:A1"/></mergeCells>
    </worksheet>
    """

  private static let styles = """
    <fonts><font/><font><strike/><color rgb="FFFF0000"/></font><font><strike val="0"/>
    <color theme="1"/></font></fonts>
    <fills><fill><patternFill patternType="none"/></fill>
    <fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill>
    <fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill></fills>
    <cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="1"/><xf fontId="2" fillId="1"/>
    <xf fontId="0" fillId="2"/></cellXfs>
    """

  private func facts(_ sheet: String = sheet, parts: [String: String] = [:]) throws -> SheetFacts {
    var workbook = TestWorkbook(styles: Self.styles)
    workbook.parts["xl/worksheets/sheet1.xml"] = sheet
    workbook.parts.merge(parts) { $1 }
    let facts = try workbook.open().sheetFacts()
    return try #require(facts.first)
  }

  @Test func tellsTheRangeThatHoldsValues() throws {
    let facts = try facts()
    #expect(facts.rows == 2...7)
    #expect(facts.columns == 1...3)
    #expect(facts.filledRows == 4)
    #expect(facts.filledCells == 6)
    // A formula without a value is no value.
    #expect(facts.formulas == 1)
    #expect(facts.declared == MergedRange(rows: 1...9000, columns: 1...16_384))
    #expect(facts.isProtected)
    #expect(facts.error == nil)
  }

  @Test func countsHiddenRowsWithValuesAndHiddenColumnsInUse() throws {
    let facts = try facts()
    #expect(facts.hiddenRows.count == 3)
    #expect(facts.hiddenRows.ranges == [3...4, 7...7])
    // C is the last column in use, and hiding all the others is how people end a sheet.
    #expect(facts.hiddenColumns.ranges == [2...2])
  }

  @Test func tellsWhatAFilterHides() throws {
    #expect(
      try facts().filters == [
        SheetFacts.Filter(
          range: MergedRange(rows: 2...4, columns: 1...3), columns: [2], hiddenRows: 2)
      ])
  }

  @Test func listsMergedRanges() throws {
    let merged = try facts().merged
    #expect(
      merged.first == [
        MergedRange(rows: 9...9, columns: 1...3), MergedRange(rows: 1...2, columns: 5...5),
      ])
    #expect(merged.count == 2)
  }

  @Test func tellsStrikesAndColors() throws {
    let facts = try facts()
    #expect(facts.struckCells == 1)
    #expect(facts.firstStruck == SheetFacts.CellPlace(row: 2, column: 1))
    #expect(facts.fills.map(\.color) == ["#FFFF00", "theme 4 tinted"])
    #expect(facts.fills.map(\.cells) == [2, 1])
    #expect(facts.fills.first?.first == SheetFacts.CellPlace(row: 2, column: 1))
    #expect(facts.fontColors.map(\.color) == ["#FF0000"])
  }

  @Test func readsCommentsAndTheFiltersOfTables() throws {
    let link = "<Relationship Id=\"a\" Type=\"x/"
    let facts = try facts(parts: [
      "xl/worksheets/_rels/sheet1.xml.rels": """
      <Relationships xmlns="\(TestWorkbook.package)">\(link)comments" Target="../comments1.xml"/>
      \(link)threadedComment" Target="../threads.xml"/>\(link)table" Target="/xl/tables/t.xml"/>
      </Relationships>
      """,
      "xl/comments1.xml": """
      <comments xmlns="\(TestWorkbook.main)"><commentList><comment ref="B2"><text><t>x</t></text>
      </comment><comment ref="C7"/></commentList></comments>
      """,
      // The same comments again, for newer programs.
      "xl/threads.xml": "<ThreadedComments><threadedComment ref=\"B2\"/></ThreadedComments>",
      "xl/tables/t.xml": """
      <table xmlns="\(TestWorkbook.main)" ref="A7:C9"><autoFilter ref="A7:C9"/></table>
      """,
    ])
    #expect(facts.comments.count == 2)
    #expect(
      facts.comments.first == [
        SheetFacts.CellPlace(row: 2, column: 2), SheetFacts.CellPlace(row: 7, column: 3),
      ])
    #expect(facts.filters.map(\.range.rows) == [2...4, 7...9])
    #expect(facts.filters.map(\.hiddenRows) == [2, 1])
  }

  @Test func keepsWhatStandsBeforeABreak() throws {
    let broken = String(Self.sheet.prefix(Self.sheet.count / 2))
    let facts = try facts(broken)
    #expect(facts.rows?.lowerBound == 2)
    #expect(facts.error != nil)
  }

  @Test func keepsAFewOfMany() throws {
    let ranges = (1...5_000).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }.joined()
    let rows = (1...50_000).map {
      "<row r=\"\($0 * 2)\" hidden=\"1\"><c><v>1</v></c></row>"
    }.joined()
    let facts = try facts(
      "<worksheet xmlns=\"\(TestWorkbook.main)\"><sheetData>\(rows)</sheetData>"
        + "<mergeCells>\(ranges)</mergeCells></worksheet>")
    #expect(facts.merged.count == 5_000)
    #expect(facts.merged.first.count == 20)
    #expect(facts.hiddenRows.count == 50_000)
    #expect(facts.hiddenRows.ranges.count == 10_000)
  }

  @Test(arguments: [
    ("A1:C9", MergedRange(rows: 1...9, columns: 1...3)),
    ("$A$1:$C$9", MergedRange(rows: 1...9, columns: 1...3)),
    ("B2", MergedRange(rows: 2...2, columns: 2...2)), ("C9:A1", nil), ("", nil), ("A1:B2:C3", nil),
    ("A:C", nil),
  ])
  func readsReferences(text: String, range: MergedRange?) {
    #expect(CellReference.range(text) == range)
  }
}
