import Foundation
import Testing

@testable import Spreadsheets

struct SpreadsheetOpenerTests {
  private func open(_ content: [UInt8]) throws -> any SpreadsheetFile {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "名册.xls").path
    try Data(content).write(to: URL(filePath: path))
    return try SpreadsheetOpener.open(path: path)
  }

  @Test func opensTextByItsBytes() throws {
    let file = try open(TextEncoding.gb18030.encoded("姓名\t年龄\n张三\t30\n"))
    #expect(file.format == .csv)
    #expect(file.sheets == [Sheet(name: "", index: 0)])
    #expect(
      file.dialect
        == TextDialect(
          encoding: "gb18030", hasByteOrderMark: false, delimiter: 0x09, quote: 0x22))
  }

  @Test(
    arguments: [
      ("", .empty),
      ("%PDF-1.4", .unsupported(format: .pdf)),
      ("<html>", .unsupported(format: .html)),
      ("\u{1F}\u{1}\u{2}\u{3}", .unrecognized),
    ] as [(String, ReadError.Kind)])
  func refuses(content: String, kind: ReadError.Kind) {
    #expect(throws: ReadError(kind, at: SourcePosition(file: "名册.xls"))) {
      try open(Array(content.utf8))
    }
  }

  @Test func namesAMissingFile() {
    #expect(throws: ReadError(.notFound, at: SourcePosition(file: "无.csv"))) {
      try SpreadsheetOpener.open(path: "/nonexistent/无.csv")
    }
    #expect(throws: ReadError(.notFound, at: SourcePosition(file: "6月/无.csv"))) {
      try SpreadsheetOpener.open(path: "/nonexistent/无.csv", name: "6月/无.csv")
    }
  }
}
