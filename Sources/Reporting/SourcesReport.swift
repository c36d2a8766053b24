import Definitions
import LedgerStore

/// `sources.csv`: every file and sheet, what it was taken for, and what became of its rows.
struct SourcesReport {
  static let path = "sources.csv"
  static let columns: [OutputColumn] = [
    .init(
      "file", .string, LocalizedText("文件", "file"),
      LocalizedText("在输入文件夹里的路径", "its path below the input folder"), isRequired: true),
    .init(
      "sheet", .string, LocalizedText("工作表", "sheet"), LocalizedText("文本文件没有工作表名", "blank for CSV")),
    .init(
      "dataset", .string, LocalizedText("数据集", "dataset"),
      LocalizedText(
        "当作哪种表读的；空白：不是这套表里的", "what the sheet was read as; blank where it is none of the pipeline’s"
      )),
    .init(
      "visibility", .string, LocalizedText("是否隐藏", "visibility"),
      values: ["visible", "hidden", "veryHidden"]),
    .init("header_row", .integer, LocalizedText("表头行", "header row")),
    .init(
      "read", .integer, LocalizedText("读", "read"),
      LocalizedText(
        "有内容的行；读 = 入账 + 退回 + 跳过", "rows that hold any cell: loaded + rejected + skipped")),
    .init("loaded", .integer, LocalizedText("入账", "loaded")),
    .init("rejected", .integer, LocalizedText("退回", "rejected")),
    .init("skipped", .integer, LocalizedText("跳过", "skipped")),
    .init(
      "records", .integer, LocalizedText("记录数", "records"),
      LocalizedText("一行有几条记录的，多于入账的行", "more than loaded where a wide row became several records")),
    .init(
      "format", .string, LocalizedText("格式", "format"),
      LocalizedText("按内容判断", "told from the bytes"), isRequired: true),
    .init("encoding", .string, LocalizedText("编码", "encoding")),
    .init(
      "size", .integer, LocalizedText("大小", "size"),
      LocalizedText("文件的字节数", "of the file, in bytes"), isRequired: true),
    .init(
      "sha256", .string, LocalizedText("摘要", "SHA-256"), LocalizedText("文件的 SHA-256", "of the file")
    ),
    .init(
      "problem", .string, LocalizedText("读不了的原因", "problem"),
      LocalizedText("空白：读了", "blank where the file was read")),
    .init(
      "period", .month, LocalizedText("月份", "period"),
      LocalizedText("早于本月的，是沿用的", "an earlier one than the run’s: carried over"), isRequired: true),
    .init("sender", .string, LocalizedText("填报单位", "sender")),
    .init(
      "replaced_by", .string, LocalizedText("被代替", "replaced by"),
      LocalizedText("代替它的文件和工作表", "the file and sheet that were read for it")),
  ]

  private static let query = """
    SELECT s.name, t.name, t.dataset, t.visibility, t.header_row, t.rows_read, t.loaded, t.rejected,
      t.skipped, t.records, s.format, s.encoding, s.size, s.sha256, s.problem, s.period, t.sender,
      rs.name || CASE r.name WHEN '' THEN '' ELSE ' ' || r.name END
    FROM _source s LEFT JOIN _sheet t ON t.source = s._id
    LEFT JOIN _sheet r ON r._id = t.replaced_by LEFT JOIN _source rs ON rs._id = r.source
    ORDER BY s._id, t._id
    """

  func write(to root: String, from ledger: Ledger) throws -> OutputTable {
    let file = try CSVWriter(
      path: root + "/" + SourcesReport.path, header: SourcesReport.columns.map(\.name))
    try ledger.forEachRow(of: SourcesReport.query) { row in
      try file.write(
        row.map { value in
          if case .integer(let number) = value { .number("\(number)") } else { .init(value.text) }
        })
    }
    return OutputTable(
      SourcesReport.path, LocalizedText("数据来源", "Sources"),
      LocalizedText("每个文件、每张工作表和行数的账", "every file and sheet, and the account of its rows"),
      columns: SourcesReport.columns, file: try file.close())
  }
}
