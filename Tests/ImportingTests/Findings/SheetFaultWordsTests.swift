import Spreadsheets
import Testing

@testable import Importing

struct SheetFaultWordsTests {
  @Test(
    arguments: [
      ("a.xlsx", .xlsx, nil), ("a.XLSM", .xlsx, nil), ("a.xltm", .xlsx, nil), ("a.csv", .csv, nil),
      ("a.htm", .html, nil), ("a.html", .html, nil), ("a.xml", .spreadsheetML, nil),
      ("a.xls", .html, "the file is html but ends in .xls"),
      ("a.xls", .spreadsheetML, "the file is spreadsheetml but ends in .xls"),
      ("a.xls", .xlsx, "the file is xlsx but ends in .xls"),
    ] as [(String, FileFormat, String?)])
  func tellsMisleadingEndings(name: String, format: FileFormat, message: String?) {
    let file = InputFile(path: name, name: name)
    let sheet = Survey.SurveyedSheet(
      sheet: Sheet(name: "S", index: 0), plan: nil, head: [], numbers: [], isEmpty: false)
    let findings = SheetFaultWords(file: file, source: 0, language: .english)
      .aboutFile(Survey.SurveyedFile(file: file, format: format, sheets: [sheet]))
    #expect(findings.map(\.message) == (message.map { [$0] } ?? []))
  }
}
