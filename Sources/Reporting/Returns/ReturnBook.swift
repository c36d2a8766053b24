import Definitions
import Importing
import LedgerStore
import Spreadsheets
import WorkbookWriting

/// The workbook that goes back to one sender: first what is wrong, then the rows in which it is.
struct ReturnBook {
  /// Of a sender with more files, each is opened once more for its rows: memory stays flat.
  private static let mostOpen = 8
  /// Excel takes 65,530 links in a sheet.
  private static let mostLinks = 20_000

  let sender: ReturnPlan.Sender
  let period: Period
  let language: Language
  let masking: Disclosure

  private struct Part {
    var file: InputFile
    var name: String
    var findings: [ReturnFinding]
    /// `nil` where the rows are not sent along.
    var copy: ReturnSheet?
    /// Kept open where there is room.
    var opened: (any SpreadsheetFile)?
  }

  func write(to path: String, from ledger: Ledger) throws {
    let book = try WorkbookWriter(path: path, title: "\(ReturnMark.listTitle) \(period)")
    var names = SheetNames()
    let list = names.fit(ReturnMark.listTitle) ?? ""
    var parts: [Part] = []
    for file in sender.files {
      let opened = try open(file.input)
      for sheet in file.sheets {
        let findings = try ledger.rows(of: ReturnFinding.query, [.integer(Int64(sheet.id))])
          .map { ReturnFinding($0, masking: masking) }
        let shown = sheet.name.isEmpty ? sheet.title ?? sender.name : sheet.name
        var part = Part(file: file.input, name: shown, findings: findings)
        if sheet.isCopied {
          part.copy = try ReturnSheet(
            sheet, of: file.input, opened, findings: findings, book: book, language: language)
          part.opened = sender.files.count <= ReturnBook.mostOpen ? opened : nil
          part.name = names.fit(shown) ?? names.fit("Sheet") ?? ""
        }
        parts.append(part)
      }
    }
    try write(parts, to: book, named: list)
    for part in parts {
      guard var copy = part.copy else { continue }
      let file = try part.opened ?? open(part.file)
      try copy.write(from: file, named: part.name)
    }
    try book.close()
  }

  private func open(_ file: InputFile) throws(ReadError) -> any SpreadsheetFile {
    try SpreadsheetOpener.open(path: file.path, name: file.name)
  }

  private func write(_ parts: [Part], to book: WorkbookWriter, named name: String) throws {
    let titles = [
      ("序号", "no."), ("轻重", "severity"), ("工作表", "sheet"), ("单元格", "cell"), ("列名", "column"),
      ("对象", "entity"), ("原值", "value"), ("问题", "message"), ("怎么改", "suggestion"), ("规则", "rule"),
      ("原文件", "file received"), ("原来的格", "cell there"),
    ]
    let limits: [Double] = [8, 8, 20, 10, 18, 16, 24, 50, 40, 8, 34, 10]
    var table = try BookTable(
      in: book, sheet: name,
      title: "\(ReturnMark.listTitle)  \(sender.name)  \(period)",
      note: say(
        "请在后面的工作表里改标红（错误）、标黄（可能有误）的单元格，鼠标停在上面有说明；存盘后把整个文件发回。各表第一行“本表替换…”请不要改动。",
        "Put right the red (wrong) and amber (doubtful) cells in the sheets behind this one, save, and send the whole file back. Leave the first row of each sheet as it is."
      ), zip(titles, limits).map { .init(say($0.0, $0.1), limit: $1) })
    var number = 0
    for part in parts {
      for finding in part.findings {
        number += 1
        try table.add(cells(finding, of: part, number))
      }
    }
    try table.finish(rest: "findings.csv", language: language)
  }

  private func cells(_ finding: ReturnFinding, of part: Part, _ number: Int) -> [BookTable.Cell] {
    func reference(_ row: Int) -> String {
      SourcePosition.letters(ofColumn: finding.column ?? 1) + "\(row)"
    }
    var place = BookTable.Cell.blank
    if let row = finding.row, let copy = part.copy {
      let cell = reference(copy.place(ofRow: row))
      place =
        number <= ReturnBook.mostLinks ? .link(cell, sheet: part.name, cell: cell) : .text(cell)
    }
    return [
      .integer(number), .text(SeverityWords.text(finding.severity, in: language)),
      .text(part.name), place, .init(finding.heading), .init(finding.entity), .init(finding.value),
      .text(finding.message), .init(finding.suggestion), .text(finding.rule),
      .text(part.file.name), .init(finding.row.map(reference)),
    ]
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}
