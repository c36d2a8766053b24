import TestSupport
import Testing

@testable import Spreadsheets

struct MergedRangeTests {
  /// A sheet of which the rows take more than a chunk, so that marks lie across the chunks' ends.
  private func workbook(_ merges: String, fillerRows: Int = 0, rows: String = "") -> TestWorkbook {
    let filler = (0..<fillerRows).map {
      #"<row r="\#($0 + 100)"><c r="A\#($0 + 100)"><v>\#($0)</v></c></row>"#
    }.joined()
    var workbook = TestWorkbook()
    workbook.parts["xl/worksheets/sheet1.xml"] = """
      <worksheet xmlns="\(TestWorkbook.main)"><sheetData>\(rows)\(filler)</sheetData>\
      <mergeCells count="9">\(merges)</mergeCells></worksheet>
      """
    return workbook
  }

  @Test(arguments: [
    ("", []),
    (#"<mergeCell ref="A1:B2"/>"#, [MergedRange(rows: 1...2, columns: 1...2)]),
    ("<mergeCell ref='C4:C9'/>", [MergedRange(rows: 4...9, columns: 3...3)]),
    (
      #"<x:mergeCell  other="1"  ref="A1:XFD1" />"#, [MergedRange(rows: 1...1, columns: 1...16_384)]
    ),
    (#"<mergeCell ref="B2:A1"/><mergeCell ref="A1"/><mergeCell ref="nonsense:"/>"#, []),
  ])
  func finds(merges: String, ranges: [MergedRange]) throws {
    let file = try workbook(merges).open()
    #expect(try file.mergedRanges(of: file.sheets[0]) == ranges)
  }

  @Test(arguments: Array(stride(from: 5_700, to: 5_760, by: 7)))
  func findsAcrossChunks(fillerRows: Int) throws {
    let merges = (1...400).map { #"<mergeCell ref="A\#($0):A\#($0 + 1)"/>"# }.joined()
    let file = try workbook(merges, fillerRows: fillerRows).open()
    #expect(try file.mergedRanges(of: file.sheets[0]).count == 400)
  }

  @Test func fillsDownInsideTheRangeOnly() throws {
    let rows = """
      <row r="1"><c r="A1" t="inlineStr"><is><t>甲村</t></is></c><c r="B1"><v>1</v></c></row>
      <row r="2"><c r="B2"><v>2</v></c></row>
      <row r="3"><c r="B3"><v>3</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>乙村</t></is></c><c r="C4"><v>4</v></c></row>
      """
    let merges = #"<mergeCell ref="A1:A2"/><mergeCell ref="B4:B9"/>"#
    let file = try workbook(merges, rows: rows).open()
    let reader = MergeFillingReader(
      try file.rows(of: file.sheets[0]), ranges: try file.mergedRanges(of: file.sheets[0]))
    var read: [[String]] = []
    var row = Row()
    while try reader.read(into: &row) {
      read.append(row.cells.map { "\($0.column):\(row.text(of: $0))" })
    }
    #expect(read == [["1:甲村", "2:1"], ["1:甲村", "2:2"], ["2:3"], ["1:乙村", "3:4"]])
    #expect(reader.filled == 1)
  }
}
