import Definitions
import Foundation
import Spreadsheets

/// Makes the findings about whole files and sheets.
struct SheetFaultWords {
  let file: InputFile
  let source: Int
  let language: Language

  func unreadable(_ error: ReadError, sheet: Int?) -> Finding {
    finding(
      .unreadable, sheet: sheet, row: error.position.row,
      ReadErrorWords.sentence(error), advice: nil)
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
    let expected: [String] =
      switch surveyed.format {
      case .xlsx: ["xlsx", "xlsm", "xltx", "xltm", "et"]
      case .csv: ["csv", "tsv", "txt"]
      case .html: ["html", "htm"]
      case .spreadsheetML: ["xml"]
      default: []
      }
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
    return findings
  }

  /// Whether records can be made of a sheet so planned: no column is missing without which every row
  /// would be rejected.
  func isUsable(_ plan: SheetPlan, pipeline: Pipeline) -> Bool {
    !plan.missingFields.contains { isIndispensable($0, plan, pipeline) }
  }

  func aboutSheet(
    _ surveyed: Survey.SurveyedSheet, number: Int, pipeline: Pipeline
  ) -> [Finding] {
    guard !surveyed.isEmpty else {
      return [unused(number, LocalizedText("是空表", "is empty"))]
    }
    guard surveyed.sheet.visibility == .visible else {
      return [unused(number, LocalizedText("是隐藏的工作表，没有读", "is hidden and was not read"))]
    }
    guard let plan = surveyed.plan else {
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
    return aboutColumns(plan, number: number, pipeline: pipeline)
  }

  private func aboutColumns(_ plan: SheetPlan, number: Int, pipeline: Pipeline) -> [Finding] {
    let dataset = pipeline.datasets[plan.dataset]
    var findings = plan.missingFields.map { field in
      let isFatal = isIndispensable(field, plan, pipeline)
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
      var finding = finding(
        .unmappedColumn, sheet: number, row: plan.headerRow,
        LocalizedText(
          "“\(column.heading)”这一列没有用上", "the column “\(column.heading)” has no place"),
        advice: column.suggestion.map { LocalizedText("是不是“\($0)”？", "perhaps “\($0)”?") })
      finding.column = column.column
      finding.heading = column.heading
      findings.append(finding)
    }
    for index in findings.indices { findings[index].dataset = dataset.name }
    return findings
  }

  private func isIndispensable(_ field: Int, _ plan: SheetPlan, _ pipeline: Pipeline) -> Bool {
    let dataset = pipeline.datasets[plan.dataset]
    let styles = FindingStyles(dataset, pipeline: pipeline, language: language)
    return styles.style(of: .missing, field: field).effect == .reject
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

  private func finding(
    _ fault: SheetFault, sheet: Int? = nil, row: Int? = nil, _ message: LocalizedText,
    advice: LocalizedText?
  ) -> Finding {
    Finding(
      severity: fault.severity, rule: fault.rawValue, source: source, sheet: sheet, row: row,
      message: message[language], suggestion: advice?[language])
  }
}
