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
      // A page without a table: mostly one that asks to log in.
      ("<html><form>请登录</form>", .unsupported(format: .html)),
      ("\u{1F}\u{1}\u{2}\u{3}", .unrecognized),
    ] as [(String, ReadError.Kind)])
  func refuses(content: String, kind: ReadError.Kind) {
    #expect(throws: ReadError(kind, at: SourcePosition(file: "名册.xls"))) {
      try open(Array(content.utf8))
    }
  }

  @Test func tellsAWorkbookSpoiledByItsDownload() {
    let header: [UInt8] = [0xEF, 0xBB, 0xBF, 0xD0, 0xCF, 0x11, 0xE0]
    #expect(throws: ReadError(.markBeforeBinary, at: SourcePosition(file: "名册.xls"))) {
      try open(header + [UInt8](repeating: 0, count: 1024))
    }
  }

  @Test(
    arguments: [
      ("<table><tr><td>姓名</table>", .html),
      (
        "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
          + "<Worksheet/></Workbook>", .spreadsheetML
      ),
    ] as [(String, FileFormat)])
  func opensMarkupByItsBytes(content: String, format: FileFormat) throws {
    #expect(try open(Array(content.utf8)).format == format)
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
