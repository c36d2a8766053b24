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
    case .footer(let footerRow, let footerColumn):
      (row, column) = (footerRow, footerColumn)
      place = LocalizedText("表格下方", "the foot of the table")
    case .filledIn(let dayRow, let dayColumn):
      (row, column) = (dayRow, dayColumn)
      place = LocalizedText("填报时间", "the day of filling in")
    }
    return finding(
      .otherPeriod, row: row, column: column,
      LocalizedText(
        "\(place.chinese)写的是 \(other.stated)，这次要的是 \(check.period)",
        "\(place.english) says \(other.stated), and \(check.period) was asked for"),
      advice: LocalizedText("看看是不是报错了月份的文件", "see whether this is another month's file"))
  }

  /// - Parameter period: The period of the other sheet; `nil` for this one's own.
  func copy(of other: SheetBodies.Place, from period: Period?) -> Finding {
    let place = SheetPlaceWords.words(for: other)
    guard let period else {
      return finding(
        .copiedBody,
        LocalizedText(
          "各行内容和本期\(place.chinese)完全相同",
          "the records are the same as those of \(place.english)"),
        advice: LocalizedText("看看是不是同一份报了两遍", "see whether one was sent twice"))
    }
    return finding(
      .copiedBody,
      LocalizedText(
        "各行内容和上期（\(period)）\(place.chinese)完全相同",
        "the records are the same as those of \(place.english) in \(period)"),
      advice: LocalizedText(
        "看看是不是只改了标题，把上期的又报了一遍", "see whether last period's was sent again with a new title"))
  }

  func filledExample(row: Int) -> Finding {
    finding(
      .filledExample, row: row, column: nil,
      LocalizedText(
        "这一行标着“示例”，没有读；里面写的和填报表的示例不一样",
        "the row is marked as an example and was not read; it does not say what the form's own example says"
      ),
      advice: LocalizedText(
        "是要报的数据，就删去行首的“示例”二字；真是示例的不用管",
        "if it is a record, delete the mark at its beginning; if it is an example, leave it"))
  }

  func replaced(by other: SheetBodies.Place) -> Finding {
    let place = SheetPlaceWords.words(for: other)
    return finding(
      .replacedSheet,
      LocalizedText(
        "\(place.chinese)是这张表的更正，这张表没有用", "\(place.english) corrects this sheet, which was not used"
      ),
      advice: LocalizedText(
        "如果不是更正，请把两个文件的名字改得不一样", "if it does not, give the two files names that differ"))
  }

  /// The same bytes as another file of the period.
  func repeated(_ other: SheetBodies.Place) -> Finding {
    let place = SheetPlaceWords.words(for: other)
    return finding(
      .copiedBody,
      LocalizedText(
        "和本期\(place.chinese)是同一个文件，只读一份", "the same file as \(place.english); one of them was read"),
      advice: LocalizedText("删去多余的一份", "remove one of them"))
  }

  private static func words(for other: SheetBodies.Place) -> LocalizedText {
    LocalizedText(
      other.sheet.isEmpty ? "“\(other.file)”" : "“\(other.file)”的表“\(other.sheet)”",
      other.sheet.isEmpty ? other.file : "\(other.file), sheet \(other.sheet)")
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

  func filledDown(_ filled: [(field: Int, count: Int)]) -> Finding {
    let parts = filled.map { ("“\(dataset.fields[$0.field].title)”", $0.count) }
    let chinese = parts.map { "\($0)\($1) 个" }.joined(separator: "、")
    let english = parts.map { "\($0) \($1)" }.joined(separator: ", ")
    return finding(
      .filledMerges,
      LocalizedText(
        "空白或写“同上”的单元格按上一行补上了值：\(chinese)",
        "blank cells and those that say 同上 got the value of the row above: \(english)"),
      advice: nil)
  }

  func hidden(_ rows: NotedRows, isFiltered: Bool) -> Finding {
    finding(
      .hiddenRows, row: rows.first.first,
      isFiltered
        ? LocalizedText(
          "\(rows.chinese)被筛选掉了（表上设着筛选），已照常读入",
          "\(rows.english): filtered out, and read all the same")
        : LocalizedText(
          "\(rows.chinese)是隐藏或筛选掉的行，已照常读入",
          "\(rows.english): hidden or filtered out, and read all the same"),
      advice: LocalizedText("取消隐藏和筛选，看看该不该报", "show them, and see whether they belong here"))
  }

  func hiddenColumns(_ columns: [SheetPlan.Column]) -> Finding {
    let letters = columns.map { SourcePosition.letters(ofColumn: $0.column) }
    let chinese = zip(letters, columns).map { "\($0)“\($1.heading)”" }.joined(separator: "、")
    let english = zip(letters, columns).map { "\($0) \($1.heading)" }.joined(separator: ", ")
    return finding(
      .hiddenRows, column: columns.first?.column,
      LocalizedText(
        "有 \(columns.count) 列是隐藏的，已照常读入：\(chinese)",
        "\(columns.count) columns are hidden, and read all the same: \(english)"),
      advice: LocalizedText("取消隐藏，看看内容是不是最新的", "show them, and see whether they are up to date"))
  }

  func comments(_ cells: [SheetNotes.Place]) -> Finding {
    let first = cells.prefix(5).map { "\(SourcePosition.letters(ofColumn: $0.column))\($0.row)" }
    let rest = cells.count - first.count
    return finding(
      .struckRows, row: cells.first?.row, column: cells.first?.column,
      LocalizedText(
        "有 \(cells.count) 个单元格带批注（\(first.joined(separator: "、"))\(rest > 0 ? " 等" : "")），批注不读",
        "\(cells.count) cells bear a comment, which is not read (\(first.joined(separator: ", "))\(rest > 0 ? " …" : ""))"
      ),
      advice: LocalizedText("有用的话写进单元格或备注一栏", "say it in the cell or in a column, where it matters")
    )
  }

  func partlyStruck(_ rows: NotedRows) -> Finding {
    finding(
      .struckRows, row: rows.first.first,
      LocalizedText(
        "\(rows.chinese)有单元格只划掉了一部分文字；删除线不读，划掉的也读进来了",
        "\(rows.english): a part of a cell is struck through, and read with the rest"),
      advice: LocalizedText("把划掉的文字删去", "delete what is struck through"))
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

  func mixedPercentages(_ mix: PercentCheck.Mix, by sheet: SheetReading) -> Finding {
    let heading = sheet.heading(ofColumn: Int32(truncatingIfNeeded: mix.column)) ?? ""
    let chinese = ["百分数", "小于 1 的数", "大于 1 的数"]
    let english = ["percentages", "numbers below 1", "numbers above 1"]
    let used = mix.counts.indices.filter { mix.counts[$0] > 0 }
    let parts = used.map { "\(chinese[$0]) \(mix.counts[$0]) 个（如第 \(mix.rows[$0]) 行）" }
    let englishParts = used.map { "\(mix.counts[$0]) \(english[$0]) (row \(mix.rows[$0]))" }
    var finding = finding(
      .mixedPercentages, row: used.map { mix.rows[$0] }.max(), column: mix.column,
      LocalizedText(
        "“\(heading)”这一列写法不一：\(parts.joined(separator: "、"))，可能差 100 倍",
        "“\(heading)” mixes \(englishParts.joined(separator: ", ")), which may differ a hundredfold"
      ),
      advice: LocalizedText("整列统一写成 95% 这样", "write all of them like 95%"))
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
