import Definitions
import Importing
import LedgerStore
import Measuring

/// `rejects.csv`: every row that was read and is not in the ledger, with the reason. A row rejected for
/// several reasons stands there once for each.
struct RejectsReport {
  static let path = "rejects.csv"
  static let columns: [OutputColumn] = [
    .init(
      "outcome", .string, LocalizedText("结果", "outcome"),
      LocalizedText(
        "rejected 是退回，要改了再报；skipped 不是记录",
        "rejected: to be mended and sent again; skipped: no record"), isRequired: true,
      values: ["rejected", "skipped"]),
    .init(
      "dataset", .string, LocalizedText("数据集", "dataset"),
      LocalizedText("当作哪种表读的", "what the sheet was read as")),
    .init(
      "file", .string, LocalizedText("文件", "file"),
      LocalizedText("在输入文件夹里的路径", "its path below the input folder"), isRequired: true),
    .init(
      "sheet", .string, LocalizedText("工作表", "sheet"), LocalizedText("文本文件没有工作表名", "blank for CSV")),
    .init(
      "row", .integer, LocalizedText("行", "row"),
      LocalizedText("按表格软件的行号", "as the spreadsheet program counts")),
    .init(
      "column", .string, LocalizedText("列名", "column"),
      LocalizedText("表里的列名", "the heading as the sheet has it")),
    .init(
      "value", .string, LocalizedText("原值", "value"),
      LocalizedText("退回的是那一格，跳过的是那一行的第一段文字", "the cell; of a skipped row its first text")),
    .init(
      "rule", .string, LocalizedText("规则编号", "rule"),
      LocalizedText("跳过的行是原因的代号，如 total", "of a skipped row what it was taken for, as in total"),
      isRequired: true),
    .init("reason", .string, LocalizedText("原因", "reason")),
  ]

  let disclosure: Disclosure
  let language: Language

  private static let query = """
    SELECT 'rejected' AS outcome, f.dataset, s.name AS file, t.name AS sheet, f.row, f.heading, f.value,
      f.rule, f.message, f.is_sensitive, s._id AS source, t._id AS sheet_id, f._id AS number
    FROM _finding f JOIN _source s ON s._id = f.source JOIN _sheet t ON t._id = f.sheet
    WHERE f.is_rejection = 1
    UNION ALL
    SELECT 'skipped', t.dataset, s.name, t.name, k.row, NULL, k.text, k.reason, NULL, 0, s._id, t._id, 0
    FROM _skipped k JOIN _sheet t ON t._id = k.sheet JOIN _source s ON s._id = t.source
    ORDER BY 11, 12, 5, 13
    """

  func write(to root: String, from ledger: Ledger) throws -> OutputTable {
    let file = try CSVWriter(
      path: root + "/" + RejectsReport.path, header: RejectsReport.columns.map(\.name))
    try ledger.forEachRow(of: RejectsReport.query) { row in
      let value = row[6].text.map { disclosure.shown($0, isSensitive: row[9].integer == 1) }
      let message =
        row[8].text.map { disclosure.shown($0).filling("{value}", with: value ?? "—") }
      let skipped = row[7].text.flatMap(SkippedRow.init)
      try file.write([
        .init(row[0].text), .init(row[1].text), .init(row[2].text), .init(row[3].text),
        .init(row[4].integer), .init(row[5].text.map { disclosure.shown($0) }), .init(value),
        .init(row[7].text), .init(message ?? skipped.map(words)),
      ])
    }
    var table = OutputTable(
      RejectsReport.path, LocalizedText("没有入账的行", "Rows that are not in the ledger"),
      LocalizedText("读到而没有入账的每一行和原因", "every row that was read and is not in the ledger, and why"),
      columns: RejectsReport.columns, file: try file.close())
    table.foreignKeys = [
      .init(columns: ["file", "sheet"], path: SourcesReport.path, targets: ["file", "sheet"])
    ]
    return table
  }

  /// Why a row is no record.
  private func words(_ reason: SkippedRow) -> String {
    let words =
      switch reason {
      case .blank: LocalizedText("空行", "a blank row")
      case .preamble: LocalizedText("表头上方的标题或说明", "a title or note above the header")
      case .header: LocalizedText("表头", "the header")
      case .repeatedHeader: LocalizedText("重复的表头", "the header once more")
      case .total: LocalizedText("合计行", "a total")
      case .example: LocalizedText("填写示例", "an example of how to fill in the form")
      case .footer: LocalizedText("落款或说明", "a signature or note below the rows")
      case .unusedSheet:
        LocalizedText("整张表没有读，这里只列第一行", "the sheet was not read; this is its first row")
      case .replacedSheet:
        LocalizedText(
          "整张表被另一张代替，这里只列第一行", "another sheet was read for this one; this is its first row")
      }
    return words[language]
  }
}
