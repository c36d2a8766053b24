import Foundation
import Spreadsheets

/// `aliases.csv`: an analyst's own headings, a row each: dataset, field, heading. It is made and kept in a
/// spreadsheet program, and so may be in GBK.
struct AliasesFile {
  static let path = "aliases.csv"
  /// The header; the Chinese one may stand as well.
  static let header = ["dataset", "field", "heading"]
  private static let chineseHeader = ["数据集", "字段", "表头"]

  let folder: PipelineFolder

  /// Adds the headings to the fields that they are of.
  func add(to datasets: inout [Dataset]) {
    guard folder.has(Self.path) else { return }
    let data = FileManager.default.contents(atPath: folder.fullPath(of: Self.path))
    folder.session.record(Self.path, holds: data.map(Array.init) ?? [])
    do throws(ReadError) {
      let file = try SpreadsheetOpener.open(path: folder.fullPath(of: Self.path))
      guard file.format == .csv, let sheet = file.sheets.first else {
        return report(
          1, 1, "aliases-form",
          LocalizedText("aliases.csv 不是 CSV 文件，请另存为 CSV", "aliases.csv is no CSV; save it as CSV"))
      }
      let rows = try file.rows(of: sheet)
      var row = Row()
      guard try rows.read(into: &row), isHeader(row) else {
        return report(
          1, 1, "aliases-form",
          LocalizedText(
            "aliases.csv 的第一行要是：dataset,field,heading",
            "the first row of aliases.csv must be: dataset,field,heading"))
      }
      while try rows.read(into: &row) { add(row, to: &datasets) }
    } catch {
      // Without a byte there is no heading, which is all right.
      if error.kind == .empty { return }
      report(
        error.position.row ?? 1, 1, "file-unreadable",
        LocalizedText(
          "aliases.csv 读不了，请另存为 UTF-8 的 CSV", "aliases.csv cannot be read; save it as UTF-8 CSV"))
    }
  }

  private func isHeader(_ row: Row) -> Bool {
    let texts = (1...3).map { text(row, $0).lowercased() }
    return texts == Self.header || texts == Self.chineseHeader
  }

  private func add(_ row: Row, to datasets: inout [Dataset]) {
    let (name, fieldName, heading) = (text(row, 1), text(row, 2), text(row, 3))
    guard let index = datasets.firstIndex(where: { $0.name == name || $0.title == name }) else {
      if !folder.session.brokenNames.contains(name) {
        report(
          row.number, 1, "unknown-dataset",
          LocalizedText("没有数据集“\(name)”", "there is no dataset “\(name)”"),
          suggestion: NearestName.find(name, in: datasets.flatMap { [$0.name, $0.title] }))
      }
      return
    }
    let fields = datasets[index].fields
    guard let field = fields.firstIndex(where: { $0.name == fieldName || $0.title == fieldName })
    else {
      return report(
        row.number, 2, "unknown-field",
        LocalizedText(
          "数据集“\(name)”没有字段“\(fieldName)”", "the dataset “\(name)” has no field “\(fieldName)”"),
        suggestion: NearestName.find(fieldName, in: fields.flatMap { [$0.name, $0.title] }))
    }
    guard !heading.isEmpty else {
      return report(
        row.number, 3, "empty", LocalizedText("这一行没有写表头", "this row has no heading"))
    }
    let folded = HeadingsValidator.folded(heading)
    let owner = fields.first { field in
      ([field.title] + field.aliases).contains { HeadingsValidator.folded($0) == folded }
    }
    guard owner == nil else {
      // What the definitions say already may be said once more.
      if owner?.name == fields[field].name { return }
      return report(
        row.number, 3, "heading-duplicate",
        LocalizedText(
          "表头“\(heading)”已属于字段“\(owner?.name ?? "")”，同一数据集里不能有两个字段用它",
          "the heading “\(heading)” belongs to the field “\(owner?.name ?? "")” already"))
    }
    datasets[index].fields[field].aliases.append(heading)
  }

  private func text(_ row: Row, _ column: Int) -> String {
    let text = row.cell(inColumn: column).map { row.text(of: $0) } ?? ""
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  private func report(
    _ line: Int, _ column: Int, _ code: String, _ message: LocalizedText, suggestion: String? = nil
  ) {
    folder.session.report(
      code, at: folder.location(Self.path, line: line, column: column), message,
      suggestion: suggestion)
  }
}
