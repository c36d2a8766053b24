import Definitions
import Importing
import Spreadsheets

/// What `inspect` says of a file.
struct SurveyText {
  let pipeline: Pipeline?
  let language: Language

  /// Rows shown of a sheet, from the header on.
  private static let rowsShown = 5

  func text(of file: Survey.SurveyedFile) -> String {
    if let error = file.error { return ReadErrorWords.sentence(error)[language] + "\n" }
    var line = "\(file.file.name)  \(file.format.rawValue)"
    if let dialect = file.dialect { line += "  " + text(of: dialect) }
    return ([line] + file.sheets.flatMap(lines)).joined(separator: "\n") + "\n\n"
  }

  private func text(of dialect: TextDialect) -> String {
    let delimiter =
      dialect.delimiter == 9 ? "TAB" : String(UnicodeScalar(dialect.delimiter))
    let mark = dialect.hasByteOrderMark ? "BOM" : say("按内容判断", "told from the bytes")
    return "\(dialect.encoding) (\(mark))  " + say("分隔符 ", "delimiter ") + delimiter
  }

  private func lines(of sheet: Survey.SurveyedSheet) -> [String] {
    var lines: [String] = []
    let name = sheet.sheet.name.isEmpty ? say("（只有一张表）", "(the only sheet)") : sheet.sheet.name
    let hidden = sheet.sheet.visibility == .visible ? "" : say("（隐藏）", " (hidden)")
    guard !sheet.isEmpty else { return ["  \(name)\(hidden): " + say("空表", "empty")] }
    guard let pipeline, let plan = sheet.plan else {
      lines.append("  \(name)\(hidden): " + say("认不出是哪张台账", "not recognised as any dataset"))
      return lines + rows(sheet.head.prefix(SurveyText.rowsShown))
    }
    let dataset = pipeline.datasets[plan.dataset]
    lines.append(
      "  \(name)\(hidden): \(dataset.title) (\(dataset.name))  "
        + say("表头在第 \(plan.headerRow) 行", "header in row \(plan.headerRow)"))
    for column in plan.columns {
      let letters = SourcePosition.letters(ofColumn: column.column)
      lines.append("    \(letters)  \(column.heading) → \(target(of: column, dataset))")
    }
    for field in plan.missingFields {
      lines.append("    " + say("缺少 ", "missing ") + dataset.fields[field].title)
    }
    let from = sheet.numbers.firstIndex(of: plan.headerRow) ?? 0
    let levels = sheet.numbers[from...].prefix { $0 <= plan.lastHeaderRow }.count
    let sensitive = plan.columns.filter { column in
      column.field.map { dataset.fields[$0].isSensitive } ?? false
    }.map(\.column)
    let shown = sheet.head[from...].prefix(SurveyText.rowsShown)
    let records = rows(
      shown.dropFirst(levels), sensitive: Set(sensitive), columns: plan.columns.map(\.column))
    return lines + rows(shown.prefix(levels)) + records
  }

  private func target(of column: SheetPlan.Column, _ dataset: Dataset) -> String {
    if column.isDuplicate { return say("与前面的列重复，不读", "same as an earlier column, not read") }
    if let field = column.field { return dataset.fields[field].name }
    if let wide = column.unpivot, let unpivot = dataset.unpivot {
      return "\(unpivot.into) = \(wide.text(year: nil))"
    }
    guard let suggestion = column.suggestion else { return say("没有用上", "no place") }
    return say("没有用上，是不是“\(suggestion)”？", "no place; perhaps “\(suggestion)”?")
  }

  /// Rows as they stand. Personal numbers are masked here as everywhere.
  ///
  /// - Parameters:
  ///   - sensitive: Columns that are masked whatever they hold: a number that a spreadsheet program
  ///     has rounded does not look like an id and yet tells most of it.
  ///   - columns: Columns that are shown blank where they are.
  private func rows(
    _ rows: some Sequence<[(column: Int, text: String)]>, sensitive: Set<Int> = [],
    columns: [Int] = []
  ) -> [String] {
    rows.map { cells in
      let texts = Dictionary(cells.map { ($0.column, $0.text) }) { first, _ in first }
      // Blanks behind the last text say nothing.
      let last = texts.keys.max() ?? 0
      let shown = Set(texts.keys).union(columns.filter { $0 < last }).sorted().map { column in
        let text = String((texts[column] ?? "").map { $0.isNewline ? " " : $0 })
        return sensitive.contains(column)
          ? Masking.masked(text) : Masking.maskingNumbers(in: text)
      }
      return "    | " + shown.joined(separator: " | ")
    }
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}
