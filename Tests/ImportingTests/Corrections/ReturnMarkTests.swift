import Testing

@testable import Importing

struct ReturnMarkTests {
  @Test(arguments: [
    ReturnMark(file: "乡镇报表/01-青样镇.xlsx", sheet: "党员花名册", number: 1),
    ReturnMark(file: "名册.csv", sheet: "", number: 12),
    ReturnMark(file: "甲｜乙.xlsx", sheet: "表", number: 2),
  ])
  func whatIsWrittenIsRead(mark: ReturnMark) {
    #expect(ReturnMark(mark.text) == mark)
    #expect(ReturnMark("  " + mark.text + "\n") == mark)
  }

  @Test(arguments: [
    "", "本表替换：", "本表替换：a.xlsx", "本表替换：a.xlsx｜b", "本表替换：a｜b｜第0次退回",
    "本表替换：a｜b｜第99999999999999999999次",
    "本表替换：a｜b｜1", "说明：本表替换：a｜b｜第1次退回",
  ])
  func nothingElseIsAMark(text: String) {
    #expect(ReturnMark(text) == nil)
  }
}
