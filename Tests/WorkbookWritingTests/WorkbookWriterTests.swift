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
