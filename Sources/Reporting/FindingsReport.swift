import Definitions
import LedgerStore
import Measuring
import Spreadsheets

/// `findings.csv`: everything wrong or odd in the data, errors first, then by file, sheet and row; what
/// stands in no file comes last.
struct FindingsReport {
  static let path = "findings.csv"
  static let columns: [OutputColumn] = [
    .init(
      "severity", .string, LocalizedText("轻重", "severity"),
      LocalizedText("error 是错误，warning 是警告，info 是提示", "error, warning or remark"), isRequired: true,
      values: ["error", "warning", "info"]),
    .init(
      "rule", .string, LocalizedText("规则编号", "rule"),
      LocalizedText(
        "F 是文件和工作表，R 是一行之内，X 是表与表之间", "F for files and sheets, R for a row, X between tables"),
      isRequired: true),
    .init(
      "dataset", .string, LocalizedText("数据集", "dataset"),
      LocalizedText("当作哪种表读的", "what the sheet was read as")),
    .init(
      "entity", .string, LocalizedText("对象", "entity"),
      LocalizedText("这一行说的人或组织", "the person or organisation that the row is about")),
    .init(
      "file", .string, LocalizedText("文件", "file"),
      LocalizedText("在输入文件夹里的路径", "its path below the input folder")),
    .init(
      "sheet", .string, LocalizedText("工作表", "sheet"), LocalizedText("文本文件没有工作表名", "blank for CSV")),
    .init(
      "row", .integer, LocalizedText("行", "row"),
      LocalizedText("按表格软件的行号", "as the spreadsheet program counts")),
    .init(
      "column", .string, LocalizedText("列名", "column"),
      LocalizedText("表里的列名", "the heading as the sheet has it")),
    .init("value", .string, LocalizedText("原值", "value"), LocalizedText("格子里写的", "the cell")),
    .init("message", .string, LocalizedText("问题", "message"), isRequired: true),
    .init("suggestion", .string, LocalizedText("怎么改", "suggestion")),
    .init("cell", .string, LocalizedText("单元格", "cell"), LocalizedText("如 C14", "as in C14")),
  ]

  let disclosure: Disclosure

  /// The findings of a ledger in the order in which they are shown. The columns are those of
  /// `ShownFinding.init(_:disclosure:)`.
  static let query = """
    SELECT f.severity, f.rule, f.dataset, f.entity, s.name, t.name, f.row, f.heading, f.value, f.message,
      f.suggestion, f.col, f.is_sensitive
    FROM _finding f LEFT JOIN _source s ON s._id = f.source LEFT JOIN _sheet t ON t._id = f.sheet
    ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
      f.source IS NULL, f.source, f.sheet, f.row, f._id
    """

  func write(to root: String, from ledger: Ledger) throws -> OutputTable {
    let file = try CSVWriter(
      path: root + "/" + FindingsReport.path, header: FindingsReport.columns.map(\.name))
    try ledger.forEachRow(of: FindingsReport.query) { row in
      let finding = ShownFinding(row, disclosure: disclosure)
      try file.write([
        .text(finding.severity), .text(finding.rule), .init(finding.dataset), .init(finding.entity),
        .init(finding.file), .init(finding.sheet), .init(finding.row), .init(finding.column),
        .init(finding.value), .text(finding.message), .init(finding.suggestion),
        .init(finding.cell),
      ])
    }
    var table = OutputTable(
      FindingsReport.path, LocalizedText("问题清单", "Findings"),
      LocalizedText("数据里的错误和疑点，先错误，后警告、提示", "what is wrong or odd in the data, errors first"),
      columns: FindingsReport.columns, file: try file.close())
    table.foreignKeys = [.init(columns: ["file"], path: SourcesReport.path, targets: ["file"])]
    return table
  }
}

/// A finding as it may be shown.
public struct ShownFinding: Sendable {
  public var severity: String
  public var rule: String
  public var dataset: String?
  public var entity: String?
  public var file: String?
  /// The sheet's name; `nil` for CSV.
  public var sheet: String?
  public var row: Int?
  /// The heading.
  public var column: String?
  public var value: String?
  public var message: String
  public var suggestion: String?
  /// `C14`, as spreadsheet programs name the cell.
  public var cell: String?

  init(_ row: [Ledger.Value], disclosure: Disclosure) {
    severity = row[0].text ?? ""
    rule = row[1].text ?? ""
    dataset = row[2].text
    entity = row[3].text.map { disclosure.shown(entity: $0, of: row[2].text) }
    file = row[4].text
    sheet = row[5].text.flatMap { $0.isEmpty ? nil : $0 }
    self.row = row[6].integer
    // Where a row was taken for the header, its headings are people's data.
    column = row[7].text.map { disclosure.shown($0) }
    let shown = row[8].text.map { disclosure.shown($0, isSensitive: row[12].integer == 1) }
    value = shown
    message = disclosure.shown(row[9].text ?? "").filling("{value}", with: shown ?? "—")
    suggestion = row[10].text.map {
      disclosure.shown($0).filling("{value}", with: shown ?? "—")
    }
    cell = row[11].integer.flatMap { column in
      self.row.map { SourcePosition.letters(ofColumn: column) + "\($0)" }
    }
  }

  /// Calls `body` with each finding of a ledger, errors first.
  public static func forEach(
    in ledger: Ledger, disclosure: Disclosure, _ body: (ShownFinding) throws -> Void
  ) throws {
    try ledger.forEachRow(of: FindingsReport.query) { row in
      try body(ShownFinding(row, disclosure: disclosure))
    }
  }
}
