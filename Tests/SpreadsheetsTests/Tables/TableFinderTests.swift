import Testing

@testable import Spreadsheets

struct TableFinderTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var header: Int?
    var rows: ClosedRange<Int>
    var columns = 3
    var leftOut: [FoundTable.LeftOut] = []

    init(
      _ name: String, _ text: String, header: Int?, rows: ClosedRange<Int>, columns: Int = 3,
      leftOut: [(FoundTable.LeftOut.Reason, ClosedRange<Int>)] = []
    ) {
      testDescription = name
      self.text = text
      self.header = header
      self.rows = rows
      self.columns = columns
      self.leftOut = leftOut.map { FoundTable.LeftOut(reason: $0.0, rows: $0.1) }
    }
  }

  static let body = "姓名,年龄,党费\n张三,30,5\n李四,41,6\n王五,52,7\n赵六,63,8\n"

  static let cases = [
    Case("plain", body, header: 1, rows: 1...5),
    Case("header only", "姓名,年龄,党费\n", header: 1, rows: 1...1),
    Case("one row", "姓名,年龄,党费\n张三,30,5\n", header: 1, rows: 1...2),
    Case("one column", "姓名\n张三\n李四\n", header: 1, rows: 1...3, columns: 1),
    Case("no header", "张三,30,5\n李四,41,6\n王五,52,7\n", header: nil, rows: 1...3),
    // Names that are years are no record.
    Case("years as names", "镇,2021,2022\n甲,30,5\n乙,41,6\n", header: 1, rows: 1...3),
    Case("title", "党员花名册\n" + body, header: 2, rows: 2...6, leftOut: [(.preamble, 1...1)]),
    Case(
      "title, unit and a blank line", "党员花名册,,\n单位：某镇,,2023年\n\n" + body, header: 4, rows: 4...8,
      leftOut: [(.preamble, 1...2)]),
    Case(
      "notes below", body + "注：以上为初步数,供参考\n填表人：某某\n", header: 1, rows: 1...5,
      leftOut: [(.footnote, 6...7)]),
    Case(
      "note after a blank line", body + "\n第一页\n", header: 1, rows: 1...5,
      leftOut: [(.footnote, 7...7)]),
    // A total is a row of the table; whoever adds up knows it by its name.
    Case("total", body + "合计,,26\n", header: 1, rows: 1...6),
    Case("short and long rows", body + "孙七\n周八,1,2,3\n吴九,1,2\n", header: 1, rows: 1...8),
    Case("blank row within", body + "\n孙七,30,1\n", header: 1, rows: 1...7),
    Case(
      "smaller table of the same width", body + "\n镇,村,组\n甲,1,2\n乙,3,4\n", header: 1, rows: 1...5,
      leftOut: [(.otherTable, 7...9)]),
    Case(
      "larger table below", "镇,村\n甲,1\n\n" + body, header: 4, rows: 4...8,
      leftOut: [(.otherTable, 1...2)]),
    Case(
      "narrower table without a gap", body + "镇,村\n甲,1\n乙,2\n丙,3\n丁,4\n", header: 1, rows: 1...5,
      leftOut: [(.otherTable, 6...10)]),
    // Programs that drop blank cells at the end write short rows for pages.
    Case("short rows for long", body + "甲,1\n乙,2\n丙,3\n丁,4\n戊,5\n", header: 1, rows: 1...10),
    Case("header repeated after a blank row", body + "\n" + body, header: 1, rows: 1...11),
    Case(
      "header with a delimiter too few", "姓名年龄,党费\n张三,30,5\n李四,41,6\n王五,52,7\n", header: 1,
      rows: 1...4),
    Case(
      "header with a delimiter too many", "姓名,,年龄,党费\n张三,30,5\n李四,41,6\n王五,52,7\n", header: 1,
      rows: 1...4, columns: 4),
    Case(
      "blank columns at the end", "姓名,年龄,,\n张三,30,,\n李四,41,,\n", header: 1, rows: 1...3, columns: 2),
  ]

  @Test(arguments: cases)
  func finds(_ example: Case) throws {
    let table = try #require(try table(in: example.text))
    #expect(table.headerRow == example.header)
    #expect(table.rows == example.rows)
    #expect(table.columns == 1...example.columns)
    #expect(table.leftOut == example.leftOut)
  }

  @Test(arguments: ["\n\n", ",,\n,,\n"])
  func findsNothing(text: String) throws {
    #expect(try table(in: text) == nil)
  }

  @Test func keepsLittleOfManyBlocks() throws {
    let text = (0..<5_000).map { "a\($0),b\n\n" }.joined()
    #expect(try table(in: text)?.rows == 1...9_999)
  }

  private func table(in text: String) throws -> FoundTable? {
    let file = try CSVFile(
      mapped: MappedFile(copying: Array(text.utf8), name: "t.csv"), name: "t.csv",
      limits: ReadLimits())
    return try TableFinder.table(in: CSVTestRows(try file.rows(of: file.sheets[0])))
  }
}

/// A reader of any kind as one type.
private final class CSVTestRows: RowReader {
  private let base: any RowReader
  init(_ base: any RowReader) { self.base = base }
  func read(into row: inout Row) throws(ReadError) -> Bool { try base.read(into: &row) }
}
