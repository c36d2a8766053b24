import Definitions
import LedgerStore
import Measuring
import WorkbookWriting

/// The sheets that hold long lists, written row by row from the ledger.
struct ListSheets {
  let context: BookContext
  let ledger: Ledger
  let book: WorkbookWriter

  /// The findings, as in `findings.csv`.
  func writeFindings(named name: String) throws {
    let titles = [
      ("轻重", "severity"), ("规则", "rule"), ("数据集", "dataset"), ("对象", "entity"), ("文件", "file"),
      ("工作表", "sheet"), ("行", "row"), ("列名", "column"), ("原值", "value"), ("问题", "message"),
      ("怎么改", "suggestion"), ("单元格", "cell"),
    ]
    let limits: [Double] = [8, 8, 18, 18, 32, 20, 8, 18, 24, 60, 40, 8]
    var table = try BookTable(
      in: book, sheet: name, title: title(context.say("问题清单", "Findings")),
      note: context.say("先错误，后警告、提示；各按文件、工作表、行", "errors first, then warnings and remarks"),
      zip(titles, limits).map { .init(context.say($0.0, $0.1), limit: $1) })
    try ledger.forEachRow(of: FindingsReport.query) { row in
      let finding = ShownFinding(row, disclosure: context.disclosure)
      try table.add([
        .text(severity(finding.severity)), .text(finding.rule), .init(finding.dataset.map(dataset)),
        .init(finding.entity), .init(finding.file), .init(finding.sheet), .init(finding.row),
        .init(finding.column), .init(finding.value), .text(finding.message),
        .init(finding.suggestion), .init(finding.cell),
      ])
    }
    try table.finish(rest: "findings.csv", language: context.language)
  }

  /// The rows not met of a metric, as in `gaps/METRIC.csv`.
  func writeGaps(
    of metric: Metric, query: MetricQuery, _ sensitive: SensitiveColumns, named name: String
  ) throws {
    let columns = try sensitive.columns(of: query.gaps)
    var table = try BookTable(
      in: book, sheet: name, title: title(metric.title),
      note: context.say("没有达标的名单。依据：\(metric.basis)", "The rows not met. Basis: \(metric.basis)"),
      metric.gapList.map { .init($0.title, limit: 40) })
    try ledger.forEachRow(of: query.gaps) { row in
      try table.add(
        zip(columns, row).map {
          BookTable.Cell(context.disclosure.shown($1, isSensitive: $0.isSensitive))
        })
    }
    try table.finish(
      rest: "gaps/\(Reports.fileName(metric.name)).csv", language: context.language)
  }

  /// Every file and sheet with the account of its rows, as in `sources.csv`.
  func writeSources(named name: String) throws {
    let titles = [
      ("文件", "file"), ("工作表", "sheet"), ("数据集", "dataset"), ("填报单位", "sender"),
      ("表头行", "header row"),
      ("读", "read"), ("入账", "loaded"), ("退回", "rejected"), ("跳过", "skipped"), ("记录数", "records"),
      ("月份", "period"), ("被谁代替", "replaced by"), ("读不了的原因", "problem"),
    ]
    let limits: [Double] = [36, 22, 22, 26, 8, 10, 10, 10, 10, 10, 10, 30, 40]
    var table = try BookTable(
      in: book, sheet: name, title: title(context.say("数据来源", "Sources")),
      note: context.say(
        "每张表：读的行 = 入账 + 退回 + 跳过", "of each sheet: rows read = loaded + rejected + skipped"),
      zip(titles, limits).map { .init(context.say($0.0, $0.1), limit: $1) })
    let sql = """
      SELECT s.name, t.name, t.dataset, t.sender, t.header_row, t.rows_read, t.loaded, t.rejected,
        t.skipped, t.records, s.period,
        rs.name || CASE r.name WHEN '' THEN '' ELSE ' ' || r.name END, s.problem
      FROM _source s LEFT JOIN _sheet t ON t.source = s._id
      LEFT JOIN _sheet r ON r._id = t.replaced_by LEFT JOIN _source rs ON rs._id = r.source
      ORDER BY s._id, t._id
      """
    try ledger.forEachRow(of: sql) { row in
      var cells = row.map { BookTable.Cell($0) }
      cells[2] = BookTable.Cell(row[2].text.map(dataset))
      try table.add(cells)
    }
    try table.finish(rest: "sources.csv", language: context.language)
  }

  private func title(_ text: String) -> String { "\(text)  \(context.period)" }

  private func dataset(_ name: String) -> String {
    context.pipeline.dataset(named: name)?.title ?? name
  }

  private func severity(_ word: String) -> String {
    SeverityWords.text(word, in: context.language)
  }
}

/// What people call the weight of a finding.
enum SeverityWords {
  static func text(_ severity: String, in language: Language) -> String {
    switch Severity(rawValue: severity) {
    case .error?: LocalizedText("错误", "error")[language]
    case .warning?: LocalizedText("警告", "warning")[language]
    case .info?: LocalizedText("提示", "note")[language]
    case nil: severity
    }
  }
}
