import TestSupport
import Testing

@testable import Spreadsheets

struct MarkupSheetFactsTests {
  @Test func readsSpreadsheetML() throws {
    let styles = """
      <Styles><Style ss:ID="a"><Font ss:StrikeThrough="1" ss:Color="#ff0000"/></Style>
      <Style ss:ID="b" ss:Parent="a"><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style></Styles>
      """
    let first = """
      <Worksheet ss:Name="一" ss:Protected="1"><Table ss:ExpandedRowCount="90" ss:ExpandedColumnCount="3">
      <Column/><Column ss:Hidden="1" ss:Span="1"/>
      <Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">x</Data>
      <Comment><ss:Data>note</ss:Data></Comment></Cell><Cell ss:StyleID="b"><Data>1</Data></Cell></Row>
      <Row ss:Hidden="1" ss:StyleID="a"><Cell ss:Formula="=1"><Data>2</Data></Cell></Row>
      <Row ss:Hidden="1"><Cell><Comment><ss:Data>note</ss:Data></Comment></Cell></Row></Table>
      <x:AutoFilter x:Range="R2C1:R4C3"><x:AutoFilterColumn x:Index="3" x:Type="NonBlanks"/>
      <x:AutoFilterColumn x:Type="All"/></x:AutoFilter></Worksheet>
      """
    let second =
      "<Worksheet ss:Name='二'><Table><Row><Cell><Data>1</Data></Cell></Row></Table></Worksheet>"
    let file = try TestSpreadsheetML(head: styles, worksheets: first + second).open()
    let all = file.sheetFacts()
    let facts = try #require(all.first)
    #expect(facts.rows == 2...3)
    #expect(facts.columns == 1...3)
    #expect(facts.filledCells == 3)
    #expect(facts.formulas == 1)
    #expect(facts.isProtected)
    #expect(facts.declared == MergedRange(rows: 1...90, columns: 1...3))
    #expect(facts.merged.first == [MergedRange(rows: 2...4, columns: 1...2)])
    #expect(facts.hiddenColumns.ranges == [2...3])
    #expect(facts.hiddenRows.ranges == [3...3])
    #expect(facts.comments.count == 2)
    #expect(facts.struckCells == 2)
    #expect(facts.fills.map(\.color) == ["#FFFF00"])
    #expect(facts.fontColors.map(\.cells) == [2])
    #expect(
      facts.filters == [
        SheetFacts.Filter(
          range: MergedRange(rows: 2...4, columns: 1...3), columns: [3], hiddenRows: 1)
      ])
    #expect(all.count == 2)
    #expect(all.last?.rows == 1...1)
    #expect(all.last?.hiddenColumns.count == 0)
  }

  @Test func keepsTheSheetsBeforeABreak() throws {
    var text = TestSpreadsheetML(
      worksheets:
        "<Worksheet ss:Name='一'><Table><Row><Cell><Data>1</Data></Cell></Row></Table></Worksheet>"
        + "<Worksheet ss:Name='二'><Table><Row><Cell><Data>1</Data></Cell></Row><"
    ).text
    text.removeLast("</Workbook>".count)
    let facts = try TestSpreadsheetML.open(Array(text.utf8)).sheetFacts()
    #expect(facts.map(\.rows) == [1...1, 1...1])
    #expect(facts.map { $0.error == nil } == [true, false])
  }

  @Test func readsPages() throws {
    let file = try htmlFile(
      "<table><tr><td colspan=2>a</td></tr><tr style='display:none'><td>1</td><td>2</td></tr>"
        + "<tr><td></td></tr><tr><td>3</td></tr></table>")
    let facts = try #require(file.sheetFacts().first)
    #expect(facts.rows == 1...4)
    #expect(facts.columns == 1...2)
    #expect(facts.filledRows == 3)
    #expect(facts.hiddenRows.ranges == [2...2])
    #expect(facts.merged.first == [MergedRange(rows: 1...1, columns: 1...2)])
  }
}
