import Definitions
import Foundation
import Spreadsheets

/// Makes the findings about whole files and sheets.
struct SheetFaultWords {
  let file: InputFile
  let source: Int
  let language: Language

  /// - Parameters:
  ///   - sheet: The sheet that breaks off; `nil` where it is the whole file.
  ///   - lastRow: The last row that was read.
  func unreadable(_ error: ReadError, sheet: Int?, lastRow: Int?) -> Finding {
    let sentence = ReadErrorWords.sentence(error)
    var rest: LocalizedText?
    if let lastRow {
      rest = LocalizedText(
        "第 \(lastRow) 行之后没有读", "nothing behind row \(lastRow) was read")
    } else if sheet != nil {
      rest = LocalizedText("整张表没有读", "the sheet was not read")
    }
    return finding(
      .unreadable, sheet: sheet, row: lastRow.map { $0 + 1 } ?? error.position.row,
      rest.map {
        LocalizedText(
          "\(sentence.chinese)；\($0.chinese)", "\(sentence.english); \($0.english)")
      } ?? sentence,
      advice: nil)
  }

  /// What stands under no heading and is not read.
  func unheaded(_ columns: [Int32: Int], sheet: Int, dataset: Dataset) -> [Finding] {
    columns.sorted { $0.key < $1.key }.map { column, row in
      let letters = SourcePosition.letters(ofColumn: Int(column))
      var finding = finding(
        .unmappedColumn, sheet: sheet, row: row,
        LocalizedText(
          "\(letters) 列没有表头，里面的内容没有读",
          "column \(letters) has no heading; what stands in it was not read"),
        advice: LocalizedText("补上表头，或删去多余的内容", "give it a heading, or delete what is in it"))
      finding.column = Int(column)
      finding.dataset = dataset.name
      return finding
    }
  }

  /// A sheet with a header and nothing below it.
  func withoutRecords(_ sheet: Int, dataset: Dataset) -> Finding {
    var finding = unused(sheet, LocalizedText("表头下面没有记录", "there are no records below the header"))
    finding.dataset = dataset.name
    return finding
  }

  func filledMerges(_ count: Int, sheet: Int) -> Finding {
    finding(
      .filledMerges, sheet: sheet,
      LocalizedText(
        "有 \(count) 个合并单元格按所在行补上了值", "\(count) cells were filled from the merged ranges they lie in"
      ),
      advice: nil)
  }

  func aboutFile(_ surveyed: Survey.SurveyedFile) -> [Finding] {
    var findings: [Finding] = []
    let ending = (file.name as NSString).pathExtension.lowercased()
    let expected = surveyed.format.endings
    if !expected.isEmpty, !expected.contains(ending) {
      findings.append(
        finding(
          .misleadingExtension,
          LocalizedText(
            "文件其实是 \(surveyed.format.rawValue)，扩展名是 .\(ending)",
            "the file is \(surveyed.format.rawValue) but ends in .\(ending)"),
          advice: LocalizedText("改用正确的扩展名", "give it the right extension")))
    }
    if let dialect = surveyed.dialect, !dialect.hasByteOrderMark, dialect.encoding != "utf-8" {
      findings.append(
        finding(
          .guessedEncoding,
          LocalizedText("文字按 \(dialect.encoding) 编码读取", "the text was read as \(dialect.encoding)"),
          advice: nil))
    }
    if surveyed.sheets.isEmpty {
      findings.append(
        finding(
          .unusedSheet, LocalizedText("文件里没有工作表", "the file has no worksheet"), advice: nil))
    }
    return findings
  }

  /// Whether records can be made of a sheet so planned: no column is missing without which every row
  /// would be rejected.
  func isUsable(_ plan: SheetPlan, _ styles: FindingStyles) -> Bool {
    !plan.missingFields.contains { isIndispensable($0, styles) }
  }

  func aboutSheet(
    _ surveyed: Survey.SurveyedSheet, number: Int, pipeline: Pipeline, styles: [FindingStyles]
  ) -> [Finding] {
    // Our own list of errors comes back with the rows that it is about, and so do a form's choices.
    guard !surveyed.isReturnList, !surveyed.isOptions else { return [] }
    guard !surveyed.isEmpty else {
      return [unused(number, LocalizedText("是空表", "is empty"))]
    }
    guard surveyed.sheet.visibility == .visible else {
      return [unused(number, LocalizedText("是隐藏的工作表，没有读", "is hidden and was not read"))]
    }
    guard let plan = surveyed.plan else {
      // Where the first rows cannot be read, that is what is wrong.
      guard surveyed.error == nil else { return [] }
      return [
        finding(
          .missingColumn, sheet: number,
          LocalizedText(
            "没有找到任何一张台账的表头，这张表没有读",
            "no row is the header of any dataset; the sheet was not read"),
          advice: LocalizedText(
            "用 taizhang inspect 看看表头，或在 datasets/ 里补充别名",
            "look at it with taizhang inspect, or add aliases in datasets/"))
      ]
    }
    return aboutColumns(
      plan, number: number, pipeline.datasets[plan.dataset], styles[plan.dataset])
  }

  private func aboutColumns(
    _ plan: SheetPlan, number: Int, _ dataset: Dataset, _ styles: FindingStyles
  ) -> [Finding] {
    let missing = (plan.missingFields + plan.missingInSomeRows).sorted()
    var findings = missing.map { field in
      let isFatal = plan.missingFields.contains(field) && isIndispensable(field, styles)
      var finding = finding(
        .missingColumn, sheet: number, row: plan.headerRow,
        LocalizedText(
          "缺少“\(dataset.fields[field].title)”这一列" + (isFatal ? "，整张表没有读" : ""),
          "the column “\(dataset.fields[field].title)” is missing"
            + (isFatal ? "; the sheet was not read" : "")),
        advice: nearest(to: field, plan, dataset))
      if !isFatal { finding.severity = .warning }
      finding.heading = dataset.fields[field].title
      return finding
    }
    for column in plan.columns where column.isDuplicate {
      var finding = finding(
        .duplicateColumn, sheet: number, row: plan.headerRow,
        LocalizedText(
          "“\(column.heading)”与前面一列是同一项，只读前一列",
          "“\(column.heading)” is the same field as an earlier column; the earlier one is read"),
        advice: LocalizedText("删去多余的一列或改名", "delete or rename one of them"))
      finding.column = column.column
      finding.heading = column.heading
      findings.append(finding)
    }
    for column in plan.columns where column.field == nil && column.unpivot == nil {
      // A running number says nothing and every form has one.
      guard !["序号", "编号", "no", "no."].contains(Heading(column.heading).full) else { continue }
      findings.append(unmapped(column, row: plan.headerRow, sheet: number, dataset))
    }
    for index in findings.indices { findings[index].dataset = dataset.name }
    return findings
  }

  func unmapped(
    _ column: SheetPlan.Column, row: Int, sheet: Int, _ dataset: Dataset
  ) -> Finding {
    var finding = finding(
      .unmappedColumn, sheet: sheet, row: row,
      LocalizedText("“\(column.heading)”这一列没有用上", "the column “\(column.heading)” has no place"),
      advice: column.suggestion.map { LocalizedText("是不是“\($0)”？", "perhaps “\($0)”?") })
    finding.column = column.column
    finding.heading = column.heading
    finding.dataset = dataset.name
    return finding
  }

  private func isIndispensable(_ field: Int, _ styles: FindingStyles) -> Bool {
    styles.style(of: .missing, field: field).effect == .reject
  }

  private func nearest(
    to field: Int, _ plan: SheetPlan, _ dataset: Dataset
  ) -> LocalizedText? {
    let free = plan.columns.filter { $0.field == nil && $0.unpivot == nil }.map(\.heading)
    guard let heading = NearestName.find(dataset.fields[field].title, in: free) else { return nil }
    return LocalizedText("是不是“\(heading)”？", "perhaps “\(heading)”?")
  }

  private func unused(_ sheet: Int, _ words: LocalizedText) -> Finding {
    finding(.unusedSheet, sheet: sheet, words, advice: nil)
  }

  func finding(
    _ fault: SheetFault, sheet: Int? = nil, row: Int? = nil, _ message: LocalizedText,
    advice: LocalizedText?
  ) -> Finding {
    Finding(
      severity: fault.severity, rule: fault.rawValue, source: source, sheet: sheet, row: row,
      message: message[language], suggestion: advice?[language])
  }
}
