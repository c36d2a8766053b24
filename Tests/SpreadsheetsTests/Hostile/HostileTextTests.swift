import Testing

@testable import Spreadsheets

/// Text tables and pages that are built to be slow, or to be read wrongly.
struct HostileTextTests {
  /// Where quotes within quotes are text, each of these would be searched to the end of the file.
  @Test(.timeLimit(.minutes(1)), arguments: ["\"ab c\n", "x,\"ab c\n", "\"x \"y\" z,1\n"])
  func aQuoteOpenedInEachLine(line: String) throws {
    let start = String(repeating: "\"a\"b\" c\",1\n", count: 300)
    let content = Array((start + String(repeating: line, count: 10_000)).utf8)
    #expect(try rows(of: content).count >= 10_000)
  }

  /// The same, where a quote at the very end closes the first of them.
  @Test(arguments: [1, 7, 1 << 20])
  func aQuoteOpenedInEachLineAndClosedOnce(chunkLength: Int) {
    var dialect = CSVDialect(delimiter: 0x2C, quote: 0x22)
    dialect.innerQuotes = .text
    let text = "\"a b\n\"c d\ne,\"f\"\n\"g\",h\n\"i\n"
    let whole = records(of: Array(text.utf8), dialect)
    #expect(records(of: Array(text.utf8), dialect, chunkLength: chunkLength) == whole)
    #expect(whole.first == ["a b\n\"c d\ne,\"f"])
    #expect(whole.dropFirst().first == ["g", "h"])
  }

  /// Each of the quotes could end its field or not, which the rest of the line tells.
  @Test(.timeLimit(.minutes(1)))
  func aLineOfQuotesThatMayBeStray() throws {
    let line = "\"a\"b," + String(repeating: "\"a\"b,", count: 5_000) + "c\n"
    let content = Array((String(repeating: "a,b,c\n", count: 50) + line + line).utf8)
    #expect(try rows(of: content)[51]?.count == 5_002)
  }

  @Test func nullsAreBytesAsAnyOther() throws {
    let content = Array("a,b\n1,\u{0}\n\u{0}\u{0},2\n".utf8)
    #expect(try rows(of: content)[3] == ["\u{0}\u{0}", "2"])
  }

  @Test(arguments: [
    ("\u{1B}$B;aL>\u{1B}(B,1\n", "iso-2022-jp"), ("a,\u{1B}$@;aL>\u{1B}(J\n", "iso-2022-jp"),
    ("\u{1B}$)A\u{0E}PUC{PUC{PUC{PUC{PUC{PUC{PUC{PUC{PUC{PUC{\u{0F},1\n", "iso-2022-cn"),
    ("\u{1B}$)C\u{0E}aabbccddeeffaabbccddeeffaabbccddeeffaabbccddeeff\u{0F},1\n", "iso-2022-kr"),
    ("~{PUC{~},~{ElAd~}\n1,2\n", "hz-gb-2312"),
  ])
  func sevenBitEncodingsAreNotTakenForASCII(text: String, encoding: String) {
    let error = #expect(throws: ReadError.self) { try rows(of: Array(text.utf8)) }
    #expect(error?.kind == .undecodable(encoding: encoding))
  }

  @Test(arguments: ["a~{b,1\n", "~{a b~},1\n", "~{~},2\n", "\u{1B}[31m,2\n", "~~{abc~},1\n"])
  func theirSignsMayStandInText(text: String) throws {
    #expect(try rows(of: Array(text.utf8)).count == 1)
  }

  // MARK: Pages

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["<div>", "<table><tr><td>", "<tr>", "<td>", "<xml>", "</table>"])
  func openTagsAreOnlyCounted(tag: String) throws {
    let page = "<table><tr><td>1" + String(repeating: tag, count: 30_000)
    #expect(rowsAndFailure(of: try htmlFile(page)).1 == nil)
  }

  @Test func spansOfAMillionAreCutToWhatHTMLAllows() throws {
    let page =
      "<table><tr><td rowspan=1000000 colspan=1000000>a</td></tr>"
      + String(repeating: "<tr></tr>", count: 70_000) + "<tr><td>b</table>"
    let rows = try allRows(of: try htmlFile(page))
    #expect(rows.map(\.number) == [1, 70_002])
  }

  @Test(arguments: [
    ("<td x:num='45078.5'>6月1日", "45078.5", Cell.Kind.number),
    ("<td x:num>12.50", "12.50", .number),
    ("<td x:num>12 元", "12 元", .text),
    ("<td x:num='abc'>12", "12", .text),
    ("<td x:num='007'>7", "007", .number),
    ("<td x:str>007", "007", .text),
    ("<td>12", "12", .text),
  ])
  func valuesMarkedByExcel(cell: String, text: String, kind: Cell.Kind) throws {
    let rows = try allRows(of: try htmlFile("<table><tr>\(cell)</table>"))
    #expect(rows.first.map { $0.text(of: $0.cells[0]) } == text)
    #expect(rows.first?.cells.first?.kind == kind)
  }

  @Test(arguments: [
    ("<xml><x:ExcelWorksheet><x:Name>党员名册</x:Name></x:ExcelWorksheet></xml>", "党员名册"),
    ("<xml><x:Name>甲 &amp; 乙</x:Name></xml>", "甲 & 乙"),
    ("<xml><x:Name>甲</x:Name><x:Name>乙</x:Name></xml>", ""),
    ("<x:Name>甲</x:Name>", ""),
    ("", ""),
  ])
  func theNameThatAPageGivesItsSheet(head: String, name: String) throws {
    let file = try htmlFile("<html><head>\(head)</head><table><tr><td>1</table></html>")
    #expect(file.sheets.map(\.name) == [name])
  }
}
