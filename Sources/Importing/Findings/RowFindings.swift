import Definitions
import Spreadsheets

/// Makes the findings about the rows of a dataset.
struct RowFindings {
  /// Characters of a value that are kept: no cell that people fill in is longer, and a hostile one
  /// that every row repeats must not fill the disk.
  private static let valueKept = 1_000

  private let dataset: Dataset
  private let judge: RowJudge
  /// The field that names a row to people; `nil` where it may not be shown.
  private let label: Int?

  init(_ dataset: Dataset, judge: RowJudge) {
    self.dataset = dataset
    self.judge = judge
    label = dataset.label.flatMap { name in
      dataset.fields.firstIndex { $0.name == name && !$0.isSensitive && $0.type.isText }
    }
  }

  /// - Parameter suggestion: What was probably meant by a text that is no value of the field.
  func finding(
    _ breach: RowJudge.Breach, _ record: ParsedRecord, _ row: Row, _ sheet: SheetReading,
    suggestion: (String) -> String?
  ) -> Finding {
    let field = dataset.fields[breach.field]
    let place = Int(record.values[breach.field].cell)
    let cell = row.cells.indices.contains(place) ? row.cells[place] : nil
    let value = cell.map {
      String(
        row.shownText(of: $0, dateSystem: sheet.dateSystem).prefix(RowFindings.valueKept))
    }
    var finding = Finding(
      severity: breach.severity, rule: "", dataset: dataset.name, entity: entity(record),
      source: sheet.source, sheet: sheet.number, row: row.number,
      column: cell.map { Int($0.column) } ?? sheet.columnOfField[breach.field],
      heading: heading(of: cell, breach.field, sheet), value: value,
      isSensitive: field.isSensitive, isRejection: breach.effect == .reject, message: "")
    switch breach.kind {
    case .cell(let fault):
      let style = judge.styles.style(of: fault, field: breach.field)
      finding.rule = style.rule
      finding.message = style.message
      finding.suggestion = style.suggestion
      if fault == .vocabulary || fault == .referenceUnknown || fault == .referenceAmbiguous,
        let value, let meant = suggestion(value)
      {
        finding.suggestion =
          LocalizedText("是不是“\(meant)”？", "perhaps “\(meant)”?")[
            judge.styles.language]
      }
    case .rule(let index, let other):
      let rule = judge.rules[index].rule
      finding.rule = rule.rule
      finding.message = rule.message.filling("{title}", with: field.title)
        .filling("{other}", with: other)
      finding.suggestion = rule.suggestion
    }
    return finding
  }

  /// In a wide sheet the same field comes from several columns.
  private func heading(of cell: Cell?, _ field: Int, _ sheet: SheetReading) -> String {
    sheet.headingOfField[field] ?? cell.flatMap { sheet.heading(ofColumn: $0.column) }
      ?? dataset.fields[field].title
  }

  private func entity(_ record: ParsedRecord) -> String? {
    guard let label, record.values[label].hasValue else { return nil }
    return record.text(of: record.values[label])
  }
}
