import Testing

@testable import Reporting

struct CSVWriterTests {
  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"])
  func aTextThatWouldStartAFormulaGetsAnApostrophe(text: String) {
    #expect(CSVWriter.guarded(text) == "'" + text)
  }

  @Test(arguments: ["", "1-2", "东镇", " =1", "—", "'=1"])
  func otherTextsStayAsTheyAre(text: String) {
    #expect(CSVWriter.guarded(text) == text)
  }
}
