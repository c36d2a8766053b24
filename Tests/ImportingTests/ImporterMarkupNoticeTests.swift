import Foundation
import Testing

@testable import Importing

/// What is said of whole sheets in SpreadsheetML 2003 and HTML.
struct ImporterMarkupNoticeTests {
  private static let ids = TestMonth.ids

  private func notices(_ name: String, _ text: String) throws -> [String] {
    let sink = try TestMonth(TestMonth.member).with(name, Data(text.utf8)).run()
    #expect(sink.records.count == 2)
    return sink.findings.map { "\($0.rule) \($0.row ?? 0) \($0.column ?? 0) \($0.message)" }
  }

  // MARK: SpreadsheetML

  /// - Parameters:
  ///   - first: The cells of the first person; style `x` is struck through.
  private func workbook(_ first: String, columns: String = "", row: String = "", tail: String = "")
    -> String
  {
    func cells(_ texts: [String]) -> String {
      texts.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined()
    }
    return """
      <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
       xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
      <Styles><Style ss:ID="x"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="y" ss:Parent="x"/></Styles>
      <Worksheet ss:Name="名册"><Table>\(columns)
      <Row>\(cells(["姓名", "身份证号", "备注"]))</Row>
      <Row\(row)>\(first)</Row>
      <Row>\(cells(["乙", Self.ids[1]]))</Row></Table>\(tail)</Worksheet></Workbook>
      """
  }

  private func person(_ style: String = "", note: String = "") -> String {
    """
    <Cell\(style)><Data ss:Type="String">甲</Data></Cell>
    <Cell\(style)><Data ss:Type="String">\(Self.ids[0])</Data></Cell>\(note)
    """
  }

  private static let struck = "F11 2 0 第 2 行划了删除线，多半是说已转出；删除线不读，这些行已照常读入"
  private static let partly = "F11 2 0 第 2 行有单元格只划掉了一部分文字；删除线不读，划掉的也读进来了"

  @Test func spreadsheetML() throws {
    let rich =
      "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">一<S>二</S></ss:Data></Cell>"
    let comment =
      "<Cell><Data ss:Type=\"String\">注</Data><Comment><Data>已转出</Data></Comment></Cell>"
    let filter =
      "<AutoFilter x:Range=\"R1C1:R3C3\" xmlns=\"urn:schemas-microsoft-com:office:excel\"><AutoFilterColumn x:Type=\"NonBlanks\"/></AutoFilter>"
    let cases: [(String, [String])] = [
      (workbook(person()), []), (workbook(person(" ss:StyleID=\"x\"")), [Self.struck]),
      (workbook(person(" ss:StyleID=\"y\"")), [Self.struck]),
      (workbook(person(note: rich)), [Self.partly]),
      (workbook(person(note: comment)), ["F11 2 3 有 1 个单元格带批注（C2），批注不读"]),
      (
        workbook(person(note: "<Cell ss:Formula=\"=RC[-1]\"/>")),
        ["F14 2 3 有 1 个公式没有存下算出的值，当作空白；第一个在这里"]
      ),
      (
        workbook(
          person(note: "<Cell ss:Formula=\"=RC[-1]\"><Data ss:Type=\"String\"></Data></Cell>")),
        []
      ),
      (
        workbook(person(), columns: "<Column/><Column ss:Hidden=\"1\"/>"),
        ["F15 0 2 有 1 列是隐藏的，已照常读入：B“身份证号”"]
      ),
      (
        workbook(person(), row: " ss:Hidden=\"1\"", tail: filter),
        ["F15 2 0 第 2 行被筛选掉了（表上设着筛选），已照常读入"]
      ),
    ]
    for (text, found) in cases { #expect(try notices("a.xml", text) == found) }
  }

  // MARK: HTML

  private func page(_ first: String, row: String = "") -> String {
    """
    <html><style>.gone {text-decoration: line-through} td.old {color:red;
    text-decoration:underline}</style><table>
    <tr><td>姓名</td><td>身份证号</td><td>备注</td></tr>
    <tr\(row)>\(first)</tr><tr><td>乙</td><td>\(Self.ids[1])</td><td></td></tr></table></html>
    """
  }

  @Test func html() throws {
    let id = Self.ids[0]
    let cases: [(String, [String])] = [
      (page("<td>甲</td><td>\(id)</td>"), []),
      (page("<td class=old>甲</td><td class=old>\(id)</td>"), []),
      (page("<td class='xl gone'>甲</td><td class=gone>\(id)</td>"), [Self.struck]),
      (
        page("<td style='text-decoration:line-through'>甲</td><td><s>\(id)</s></td>"),
        [Self.struck]
      ),
      (page("<td>甲</td><td>\(id)</td>", row: " class=gone"), [Self.struck]),
      (page("<td><del>甲</del></td><td> <strike> \(id)</strike>\n</td>"), [Self.struck]),
      (page("<td>甲</td><td>\(id)</td><td>一<s>二</s></td>"), [Self.partly]),
      // A tag that is never closed reaches no farther than its cell.
      (page("<td>甲</td><td>\(id)</td><td><s>二</td>"), []),
      (
        page("<td>甲</td><td>\(id)</td><td x:fmla=\"=B2\"></td>"),
        ["F14 2 3 有 1 个公式没有存下算出的值，当作空白；第一个在这里"]
      ),
      (page("<td>甲</td><td>\(id)</td><td x:fmla=\"=B2\">1</td>"), []),
    ]
    for (text, found) in cases { #expect(try notices("a.html", text) == found) }
  }
}
