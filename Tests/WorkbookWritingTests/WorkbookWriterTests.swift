import Foundation
import Spreadsheets
import TestSupport
import Testing
import WorkbookWriting

/// What is written is read back by the project's own reader.
struct WorkbookWriterTests {
  private func written(_ rows: [[String]]) throws -> (Data, [[String]]) {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.xlsx")
    let writer = try WorkbookWriter(path: path)
    try writer.startSheet("名册")
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try Array(cell.utf8).withUnsafeBufferPointer {
          try writer.write($0, row: row + 1, column: column + 1)
        }
      }
    }
    try writer.close()
    let file = try SpreadsheetOpener.open(path: path)
    let reader = try file.rows(of: file.sheets[0])
    var row = Row()
    var read: [[String]] = []
    while try reader.read(into: &row) {
      #expect(row.cells.allSatisfy { $0.kind == .text && !$0.isFormula })
      read.append(row.cells.map { row.text(of: $0) })
    }
    return (try Data(contentsOf: URL(filePath: path)), read)
  }

  @Test(arguments: [
    "姓名", "=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "007", "45999920000101001X",
    "1e5", "TRUE", "a\nb", "a\tb", "<&>\"'", "  a  ", "_x0041_", "_x005F_x0041_", "a\u{0}b",
    "\u{1}\u{1F}", "😀", "http://example.org",
  ])
  func textStaysText(text: String) throws {
    #expect(try written([[text, "x"]]).1 == [[text, "x"]])
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    let rows = (1...500).map { ["甲\($0)", "\($0)"] }
    #expect(try written(rows).0 == written(rows).0)
  }

  @Test(arguments: [
    ("党员/名册", "党员名册"), ("'a'", "Sheet1"), ("", "Sheet1"),
    (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
  ])
  func namesAreMadeToFit(name: String, shown: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.xlsx")
    let writer = try WorkbookWriter(path: path)
    try writer.startSheet(name)
    try writer.close()
    #expect(try SpreadsheetOpener.open(path: path).sheets.map(\.name) == [shown])
  }

  @Test(arguments: [
    (1_048_577, 1, 1, WorkbookError.Kind.tooManyRows), (1, 16_385, 1, .tooManyColumns),
    (1, 1, 32_768, .textTooLong),
  ])
  func whatDoesNotFitIsRefused(row: Int, column: Int, length: Int, kind: WorkbookError.Kind) throws
  {
    let folder = try TemporaryFolder()
    let writer = try WorkbookWriter(path: folder.path(of: "t.xlsx"))
    try writer.startSheet("a")
    let error = #expect(throws: WorkbookError.self) {
      try [UInt8](repeating: 0x61, count: length).withUnsafeBufferPointer {
        try writer.write($0, row: row, column: column)
      }
    }
    #expect(error?.kind == kind)
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() throws {
    let writer = try WorkbookWriter(path: "/nowhere/t.xlsx")
    try writer.startSheet("a")
    #expect(throws: WorkbookError.self) { try writer.close() }
  }
}

/// What is more than text: formats, notes, charts.
struct WorkbookLayoutTests {
  private func written(_ body: (WorkbookWriter) throws -> Void) throws -> (
    Data, any SpreadsheetFile
  ) {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.xlsx")
    let writer = try WorkbookWriter(path: path, title: "题")
    try body(writer)
    try writer.close()
    return (
      try Data(contentsOf: URL(filePath: path)), try SpreadsheetOpener.open(path: path)
    )
  }

  private func fill(_ book: WorkbookWriter) throws {
    let name = try book.startSheet("数")
    try book.writeMerged("题", row: 1, columns: 1...2, format: CellFormat(size: 14, isBold: true))
    for row in 2...4 {
      try book.write("镇\(row)", row: row, column: 1, format: CellFormat(fill: 0xFF0000))
      try book.write(
        Double(row) / 10, row: row, column: 2, format: CellFormat(numberFormat: "0.00%"))
      if row == 3 { try book.comment("不对\n请改", row: row, column: 2) }
    }
    try book.writeLink("看", toSheet: name, cell: "B3", row: 4, column: 3)
    try book.setWidth(20, ofColumn: 1)
    try book.freeze(row: 2)
    try book.addFilter(rows: 1...4, columns: 1...2)
    try book.allowNumbersAsText(lastRow: 4, lastColumn: 28)
    try book.setPage(.init(header: "甲&乙", repeatedRows: 1...1))
    try book.add(
      SheetChart(
        kind: .bars, title: "图",
        series: [.init(name: "率", sheet: name, rows: 2...4, labelColumn: 1, valueColumn: 2)],
        numberFormat: "0%"), row: 1, column: 5)
  }

  @Test func numbersAreNumbersAndCommentsHaveTheirPlaces() throws {
    let (_, file) = try written(fill)
    let rows = try file.rows(of: file.sheets[0])
    var row = Row()
    #expect(try rows.read(into: &row))
    #expect(try rows.read(into: &row))
    #expect(row.cells.map(\.kind) == [.text, .number])
    #expect(row.text(of: row.cells[1]) == "0.2")
    #expect(row.cells[1].style.category == .percent)
    #expect(file.comments(of: file.sheets[0]).map { [$0.row, $0.column] } == [[3, 2]])
    #expect(
      try file.mergedRanges(of: file.sheets[0]) == [MergedRange(rows: 1...1, columns: 1...2)])
  }

  @Test func theSameCallsGiveTheSameBytes() throws {
    #expect(try written(fill).0 == written(fill).0)
  }

  @Test func namesAreUnique() throws {
    let long = String(repeating: "长", count: 40)
    let (_, file) = try written { book in
      for name in ["名单", "名单", "名[单]", long, long, "History", "a", "A"] {
        try book.startSheet(name)
      }
    }
    let cut = String(repeating: "长", count: 27) + " (2)"
    #expect(
      file.sheets.map(\.name) == [
        "名单", "名单 (2)", "名单 (3)", String(long.prefix(31)), cut, "History (2)", "a", "A (2)",
      ])
  }

  @Test func aTextThatIsTooLongIsCut() throws {
    let (_, file) = try written { book in
      try book.startSheet("a")
      try book.write(String(repeating: "字", count: 40_000), row: 1, column: 1)
    }
    var row = Row()
    #expect(try file.rows(of: file.sheets[0]).read(into: &row))
    #expect(row.text(of: row.cells[0]).hasSuffix("字…"))
  }
}
