import Definitions
import Spreadsheets

/// Makes the findings about what stands in a sheet that is read, but in none of its records alone.
struct SheetPlaceWords {
  private let words: SheetFaultWords
  private let sheet: Int
  private let dataset: Dataset

  init(_ words: SheetFaultWords, sheet: Int, _ dataset: Dataset) {
    self.words = words
    self.sheet = sheet
    self.dataset = dataset
  }

  func otherPeriod(_ other: PeriodCheck.Mismatch, than check: PeriodCheck) -> Finding {
    var row: Int?
    var column: Int?
    let place: LocalizedText
    switch other.place {
    case .file: place = LocalizedText("文件名", "the file's name")
    case .sheet: place = LocalizedText("工作表名", "the sheet's name")
    case .title(let titleRow, let titleColumn):
      (row, column) = (titleRow, titleColumn)
      place = LocalizedText("表头上方", "the title")
    }
    return finding(
      .otherPeriod, row: row, column: column,
      LocalizedText(
        "\(place.chinese)写的是 \(other.stated)，这次要的是 \(check.period)",
        "\(place.english) says \(other.stated), and \(check.period) was asked for"),
      advice: LocalizedText("看看是不是报错了月份的文件", "see whether this is another month's file"))
  }

  private func finding(
    _ fault: SheetFault, row: Int? = nil, column: Int? = nil, _ message: LocalizedText,
    advice: LocalizedText?
  ) -> Finding {
    var finding = words.finding(fault, sheet: sheet, row: row, message, advice: advice)
    finding.column = column
    finding.dataset = dataset.name
    return finding
  }
}
