import Foundation
import TestSupport
import Testing

@testable import Reporting

struct CSVWriterTests {
  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"])
  func aTextThatWouldStartAFormulaGetsAnApostrophe(text: String) {
    #expect(CSVText.guarded(text) == "'" + text)
  }

  @Test(arguments: ["", "1-2", "东镇", " =1", "—", "'=1"])
  func otherTextsStayAsTheyAre(text: String) {
    #expect(CSVText.guarded(text) == text)
  }

  private func written(header: [String], _ rows: [[CSVWriter.Cell]]) throws -> String {
    let folder = try TemporaryFolder()
    let file = try CSVWriter(path: folder.path(of: "a.csv"), header: header)
    for row in rows { try file.write(row) }
    try file.close()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path(of: "a.csv")))
    #expect(data.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    return String(decoding: data.dropFirst(3), as: UTF8.self)
  }

  @Test(
    arguments: [
      (.text("a,b"), "\"a,b\""), (.text("说“是”"), "说“是”"), (.text("a\"b"), "\"a\"\"b\""),
      (.text("一\n二"), "\"一\n二\""), (.text("一\r二"), "\"一\r二\""), (.text("\r一"), "\"'\r一\""),
      (.text(" a "), " a "), (.text(""), ""), (.blank, ""), (.number("-5"), "-5"),
      (.text("-5"), "'-5"),
    ] as [(CSVWriter.Cell, String)])
  func aCellIsQuotedWhereItMustBe(cell: CSVWriter.Cell, text: String) throws {
    #expect(try written(header: ["h", "i"], [[cell, .text("x")]]) == "h,i\r\n\(text),x\r\n")
  }

  @Test func aLineWithNothingOnItIsStillARecord() throws {
    #expect(try written(header: ["h"], [[.blank], [.text("")]]) == "h\r\n\"\"\r\n\"\"\r\n")
    #expect(try written(header: ["h", "i"], [[.blank, .blank]]) == "h,i\r\n,\r\n")
  }

  @Test func manyRowsAreAllThere() throws {
    let rows = (0..<20_000).map { [CSVWriter.Cell.text("第\($0)行")] }
    let lines = try written(header: ["h"], rows).split(separator: "\r\n")
    #expect(lines.count == 20_001)
    #expect(lines.last == "第19999行")
  }

  @Test func aFullDiskIsToldOf() throws {
    let error = #expect(throws: ReportError.self) {
      let file = try CSVWriter(path: "/dev/full", header: ["h"])
      try file.close()
    }
    #expect(error == ReportError(.system(.init(ENOSPC)), path: "/dev/full"))
  }

  @Test func aPlaceBelowAFileIsToldOf() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let path = folder.path(of: "file/a.csv")
    let error = #expect(throws: ReportError.self) { try CSVWriter(path: path, header: ["h"]) }
    #expect(error == ReportError(.system(.init(ENOTDIR)), path: path))
  }
}
