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

  func wrongTotal(_ total: TotalCheck.Mismatch, heading: String?) -> Finding {
    let stated = SheetPlaceWords.shown(total.stated)
    let found = SheetPlaceWords.shown(total.found)
    var finding = finding(
      .wrongTotal, row: total.row, column: total.column,
      total.isCount
        ? LocalizedText(
          "合计数是 \(stated) 人，表里有 \(found) 行",
          "the total says \(stated), the table has \(found) rows")
        : LocalizedText(
          "合计数是 \(stated)，各行相加是 \(found)", "the total says \(stated), the rows add up to \(found)"),
      advice: LocalizedText("看看是不是多了、少了行，或有的数改过", "see whether a row is missing or was changed"))
    finding.heading = heading
    return finding
  }

  func formulasWithoutValue(_ formulas: FormulasWithoutValue) -> Finding {
    finding(
      .formulaWithoutValue, row: formulas.row, column: formulas.column,
      LocalizedText(
        "有 \(formulas.count) 个公式没有存下算出的值，当作空白；第一个在这里",
        "\(formulas.count) formulas hold no value and were read as blank; this is the first"),
      advice: LocalizedText(
        "用 Excel 或 WPS 打开，保存后再报", "open the file in Excel or WPS and save it again"))
  }

  func hidden(_ rows: NotedRows) -> Finding {
    finding(
      .hiddenRows, row: rows.first.first,
      LocalizedText(
        "\(rows.chinese)是隐藏或筛选掉的行，已照常读入",
        "\(rows.english): hidden or filtered out, and read all the same"
      ),
      advice: LocalizedText("取消隐藏和筛选，看看该不该报", "show them, and see whether they belong here"))
  }

  func struck(_ rows: NotedRows) -> Finding {
    finding(
      .struckRows, row: rows.first.first,
      LocalizedText(
        "\(rows.chinese)划了删除线，多半是说已转出；删除线不读，这些行已照常读入",
        "\(rows.english): struck through, which often means that somebody has left; read all the same"
      ),
      advice: LocalizedText("已转出的请删去，或写在状态一栏", "delete these rows, or say it in a column"))
  }

  func contradicted(_ found: ContentCheck.Contradiction, by sheet: SheetReading) -> Finding {
    let looks = SheetPlaceWords.name(of: found.look)
    let other = found.swappedWith.flatMap { sheet.headingOfField[$0] }
    let heading = sheet.headingOfField[found.field] ?? dataset.fields[found.field].title
    var finding = finding(
      .contradictedHeading, row: sheet.plan.headerRow, column: sheet.columnOfField[found.field],
      LocalizedText(
        "“\(heading)”这一列写的多半是\(looks.chinese)",
        "most of what stands under “\(heading)” looks like \(looks.english)"),
      advice: other.map {
        LocalizedText("是不是和“\($0)”对调了？", "has it changed places with “\($0)”?")
      } ?? LocalizedText("核对表头和这一列", "check the heading and the column"))
    finding.heading = heading
    return finding
  }

  private static func name(of look: CellLook) -> LocalizedText {
    switch look {
    case .citizenID: LocalizedText("身份证号", "citizen ids")
    case .phone: LocalizedText("手机号码", "phone numbers")
    case .date: LocalizedText("日期", "dates")
    case .words: LocalizedText("姓名或词语", "names or words")
    }
  }

  private static func shown(_ number: Double) -> String {
    if let whole = Int64(exactly: number.rounded()), abs(number - Double(whole)) < 1e-6 {
      return "\(whole)"
    }
    return "\((number * 100).rounded() / 100)"
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
