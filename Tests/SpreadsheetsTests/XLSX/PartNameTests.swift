import Testing

@testable import Spreadsheets

struct PartNameTests {
  @Test(arguments: [
    ("worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    ("/xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    ("\\xl\\worksheets\\sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    ("../sheets/./1.xml", "xl/workbook.xml", "sheets/1.xml"),
    ("../../../1.xml", "xl/workbook.xml", "1.xml"),
    ("sheet%201%e8%A1%A8.xml", "workbook.xml", "sheet 1表.xml"),
    ("50%.xml", "workbook.xml", "50%.xml"),
  ])
  func resolvesTargets(target: String, source: String, part: String) {
    #expect(PartName.candidates(for: target, in: source).first == part)
  }

  @Test func triesTargetsThatForgetTheirSlash() {
    #expect(
      PartName.candidates(for: "xl/worksheets/sheet1.xml", in: "xl/workbook.xml")
        .contains("xl/worksheets/sheet1.xml"))
  }

  @Test(arguments: [
    ("", "_rels/.rels"), ("workbook.xml", "_rels/workbook.xml.rels"),
    ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
  ])
  func namesThePartOfRelationships(part: String, relationships: String) {
    #expect(PartName.relationships(of: part) == relationships)
  }
}
