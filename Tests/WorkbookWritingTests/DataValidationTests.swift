import Foundation
import TestSupport
import Testing
import WorkbookWriting

@testable import Spreadsheets

/// What the sheet's part says of the cells that it looks after.
struct DataValidationTests {
  private func part(
    sheet: String = "表", _ write: (WorkbookWriter) throws -> Void
  ) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.xlsx")
    let writer = try WorkbookWriter(path: path)
    try writer.startSheet(sheet)
    try write(writer)
    try writer.close()
    let archive = try ZipArchive(file: MappedFile(path: path, name: "t.xlsx"), limits: ReadLimits())
    let entry = try #require(archive.entry(named: "xl/worksheets/sheet1.xml"))
    let stream = try archive.open(entry, at: SourcePosition(file: "t.xlsx"))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (DataValidation.Rule.list(["是", "否"]), #"type="list""#, #"<formula1>"是,否"</formula1>"#),
    (
      .range(sheet: "选项", column: 28, rows: 3...60), #"type="list""#,
      "<formula1>'选项'!$AB$3:$AB$60</formula1>"
    ),
    (.integer(0...9), #"type="whole""#, "<formula1>0</formula1><formula2>9</formula2>"),
    (.decimal(0.5...1), #"type="decimal""#, "<formula1>0.5</formula1><formula2>1</formula2>"),
    (.day(1...73_415), #"type="date""#, "<formula1>1</formula1><formula2>73415</formula2>"),
    (.length(15...18), #"type="textLength""#, "<formula1>15</formula1><formula2>18</formula2>"),
  ])
  func limitsCells(rule: DataValidation.Rule, type: String, formula: String) throws {
    let text = try part { book in
      try book.validate(
        DataValidation(rule, title: "题", message: "说明", refusal: "不行"), rows: 2...501, column: 3)
    }
    #expect(text.contains(type))
    #expect(text.contains(formula))
    #expect(text.contains(#"sqref="C2:C501""#))
    #expect(text.contains(#"promptTitle="题" prompt="说明""#))
    #expect(text.contains(#"error="不行""#))
  }

  /// Excel takes no longer ones, and the library has room for no more bytes.
  @Test func longTextsAreCutAndLongListsAreNone() throws {
    let long = String(repeating: "字", count: 300)
    let text = try part { book in
      try book.validate(
        DataValidation(.any, title: long, message: long, refusal: long), rows: 2...2, column: 1)
    }
    #expect(text.contains(#"promptTitle="\#(long.prefix(31))…" prompt="\#(long.prefix(254))…""#))
    #expect(DataValidation.fits(Array(repeating: "四个汉字", count: 19)))
    #expect(!DataValidation.fits(Array(repeating: "四个汉字", count: 20)))
    #expect(!DataValidation.fits(["甲,乙"]))
    let longest = Array(repeating: String(repeating: "a", count: 14), count: 17)
    #expect(DataValidation.fits(longest))
    #expect(
      try part {
        try $0.validate(.init(.list(longest), title: "", message: ""), rows: 1...1, column: 1)
      }.contains(longest.joined(separator: ",")))
  }

  /// The name of a sheet may have 31 characters of three bytes, twice in what is repeated on each page.
  @Test func longNamesOfSheetsAreRepeatedToo() throws {
    let name = String(repeating: "长", count: 31)
    let text = try part(sheet: name) { book in
      try book.setPage(.init(repeatedRows: 4...4, repeatedColumns: 1...2, pagesAcross: 3))
    }
    #expect(text.contains(#"fitToWidth="3""#))
  }
}
