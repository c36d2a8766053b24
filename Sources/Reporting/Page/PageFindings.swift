import Definitions
import LedgerStore

/// What is wrong with the data: by rule, and by the file and sender that it came with.
struct PageFindings {
  private let desk: PageDesk

  init(_ desk: PageDesk) { self.desk = desk }

  func kinds(in ledger: Ledger) throws -> Page.Limited<Page.Kind> {
    var samples: [String: String] = [:]
    let first = FindingsReport.query.replacing(
      "ORDER BY",
      with: "WHERE f._id IN (SELECT MIN(_id) FROM _finding GROUP BY rule, severity) ORDER BY"
    )
    try ledger.forEachRow(of: first) { row in
      let finding = ShownFinding(row, disclosure: desk.disclosure)
      samples[finding.rule + " " + finding.severity] = finding.message
    }
    var files: [String: Int] = [:]
    let counts = """
      SELECT rule, severity, COUNT(DISTINCT source) FROM _finding GROUP BY rule, severity
      """
    try ledger.forEachRow(of: counts) { row in
      files[(row[0].text ?? "") + " " + (row[1].text ?? "")] = row[2].integer ?? 0
    }
    let titles = titles
    let kinds = desk.summary.findings.map { count in
      let key = count.rule + " " + count.severity
      return Page.Kind(
        rule: count.rule, what: titles[count.rule] ?? "",
        sample: samples[key].map { desk.say("例：", "e.g. ") + $0 } ?? "",
        severity: word(count.severity), kind: count.severity == "error" ? "no" : "off",
        count: count.count, files: files[key] ?? 0)
    }
    return Page.Limited(kinds, desk.rest(in: "summary.json"))
  }

  func senders(in ledger: Ledger) throws -> Page.Limited<Page.Sender> {
    let sql = """
      SELECT s.name, t.sender, SUM(f.severity = 'error') AS errors, SUM(f.severity = 'warning') AS warnings,
        SUM(f.severity = 'info') AS infos,
        (SELECT SUM(r.rejected) FROM _sheet r WHERE r.source = s._id AND r.sender IS t.sender)
      FROM _finding f JOIN _source s ON s._id = f.source LEFT JOIN _sheet t ON t._id = f.sheet
      GROUP BY s._id, s.name, t.sender ORDER BY errors DESC, warnings DESC, infos DESC, s._id, t.sender
      """
    var senders: [Page.Sender] = []
    try ledger.forEachRow(of: sql) { row in
      senders.append(
        Page.Sender(
          file: desk.shown(row[0].text ?? ""), sender: row[1].text.map(desk.shown) ?? "",
          errors: row[2].integer ?? 0, warnings: row[3].integer ?? 0,
          infos: row[4].integer ?? 0, rejected: row[5].integer ?? 0))
    }
    return Page.Limited(senders, desk.rest(in: "findings.csv"))
  }

  /// The titles of rules; where several that differ share an id, or one with what the importer finds by itself, none
  /// speaks for it.
  private var titles: [String: String] {
    var all: [String: Set<String>] = [:]
    for check in desk.summary.pipeline.checks { all[check.name, default: []].insert(check.title) }
    for rule in desk.summary.pipeline.datasets.flatMap(\.rules) {
      all[rule.rule, default: []].insert(rule.title)
    }
    for style in desk.summary.pipeline.findings.values {
      if let rule = style.rule { all[rule] = nil }
    }
    return all.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private func word(_ severity: String) -> String {
    switch severity {
    case "error": desk.say("错误", "error")
    case "warning": desk.say("警告", "warning")
    default: desk.say("提示", "note")
    }
  }
}
