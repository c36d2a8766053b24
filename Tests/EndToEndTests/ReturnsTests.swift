import Foundation
import Importing
import LedgerTestSupport
import Spreadsheets
import TestSupport
import Testing
import WorkbookWriting

/// What goes back to the senders, and what becomes of it when it comes in again.
struct ReturnsTests {
  private static let member = "东镇/党员花名册.csv"
  private static let branch = "党支部台账.csv"

  /// Every branch has members, so that nothing is left to say once the mistakes are mended.
  private static var month: MiniMonth {
    var month = MiniMonth()
    month.files[branch] = """
      党支部名称,乡镇,类别,党员数
      东村党支部,东镇,村,3
      西村党支部,西镇,建制村,9

      """
    return month
  }

  private func findings(_ place: Workplace) throws -> [String] {
    let text = try String(contentsOfFile: place.out + "/2023-06/findings.csv", encoding: .utf8)
    return text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
  }

  private func metrics(_ place: Workplace) throws -> String {
    try String(contentsOfFile: place.out + "/2023-06/metrics.csv", encoding: .utf8)
  }

  private func names(_ place: Workplace) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: place.out + "/2023-06/returns")) ?? [])
      .sorted()
  }

  /// Puts a return into the input as its sender would: some cells are other than they were.
  private func send(
    _ name: String, as sent: String, to place: Workplace, correcting: [String: String] = [:]
  ) throws {
    let file = try SpreadsheetOpener.open(path: "\(place.out)/2023-06/returns/\(name)")
    let path = place.input + "/" + sent
    let book = try WorkbookWriter(path: path)
    for sheet in file.sheets {
      try book.startSheet(sheet.name)
      let rows = try file.rows(of: sheet)
      var row = Row()
      while try rows.read(into: &row) {
        for cell in row.cells {
          let text = row.text(of: cell)
          try book.write(
            correcting[text] ?? text, row: row.number, column: Int(cell.column))
        }
      }
    }
    try book.close()
  }

  @Test func eachSenderGetsItsOwnRows() throws {
    let place = try Workplace(month: Self.month)
    #expect(try place.run().status == 0)
    #expect(names(place) == ["README.txt", "党员花名册.xlsx", "党支部台账.xlsx"])
    let file = try SpreadsheetOpener.open(path: place.out + "/2023-06/returns/党员花名册.xlsx")
    #expect(file.sheets.map(\.name) == ["退回修改单", "党员花名册"])
    let rows = try file.rows(of: file.sheets[1])
    var row = Row()
    var texts: [[String]] = []
    while try rows.read(into: &row) { texts.append(row.cells.map { row.text(of: $0) }) }
    #expect(texts[0] == ["本表替换：东镇/党员花名册.csv｜｜第1次退回"])
    let sent = Self.month.files[Self.member]?.split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(Array(texts.dropFirst()) == sent)
    // B7 of the file is B8 below the mark.
    #expect(file.comments(of: file.sheets[1]).map { [$0.row, $0.column] } == [[8, 2]])
    let readme = try String(
      contentsOfFile: place.out + "/2023-06/returns/README.txt", encoding: .utf8)
    #expect(readme.contains("1. 党员花名册    党员花名册.xlsx    错误 1 处，警告 0 处"))
    #expect(readme.contains("报来的 2023-06 报表有 1 处错误"))
  }

  @Test func correctedAndPutBackNothingIsWrong() throws {
    let place = try Workplace(month: Self.month)
    #expect(try place.run().status == 0)
    #expect(try findings(place).count == 2)
    try send(
      "党员花名册.xlsx", as: "党员花名册.xlsx", to: place,
      correcting: ["459901198808080061": "459901198808080060"])
    try send(
      "党支部台账.xlsx", as: "回来的/党支部台账.xlsx".replacing("/", with: "-"), to: place,
      correcting: ["9": "3"])
    #expect(try place.run().status == 0)
    #expect(try findings(place) == [])
    #expect(names(place) == [])
    let sources = try String(contentsOfFile: place.out + "/2023-06/sources.csv", encoding: .utf8)
    #expect(sources.contains("党员花名册.xlsx 党员花名册"))
  }

  /// Everything is as it was where nothing was mended: no cell is read otherwise for having gone out and come in.
  @Test func whatIsSentBackAsItWasChangesNoFigure() throws {
    let place = try Workplace()
    #expect(try place.run().status == 0)
    let (before, found) = (try metrics(place), try findings(place).count)
    for name in names(place) where name.hasSuffix(".xlsx") {
      try FileManager.default.copyItem(
        atPath: "\(place.out)/2023-06/returns/\(name)", toPath: "\(place.input)/\(name)")
    }
    #expect(try place.run().status == 0)
    #expect(try metrics(place) == before)
    #expect(try findings(place).count == found)
  }

  /// The second return is of the same original, and newer than the first.
  @Test func whatIsStillWrongGoesBackOnceMore() throws {
    let place = try Workplace(month: Self.month)
    #expect(try place.run().status == 0)
    try send("党员花名册.xlsx", as: "一.xlsx", to: place)
    #expect(try place.run().status == 0)
    #expect(try findings(place).count == 2)
    let name = try #require(names(place).first { $0.hasPrefix("一") })
    let file = try SpreadsheetOpener.open(path: "\(place.out)/2023-06/returns/\(name)")
    var row = Row()
    #expect(try file.rows(of: file.sheets[1]).read(into: &row))
    #expect(row.text(of: row.cells[0]) == "本表替换：东镇/党员花名册.csv｜｜第2次退回")
    try send(
      name, as: "二.xlsx", to: place, correcting: ["459901198808080061": "459901198808080060"])
    #expect(try place.run().status == 0)
    // With its sixth member there is one more at 西村 than before, and the branch still says nine.
    #expect(try findings(place).count == 1)
  }

  /// The workbooks hold what their senders sent, unmasked.
  @Test(arguments: ["000", "022"])
  func noneButTheOwnerMayLook(umask: String) throws {
    let place = try Workplace(month: Self.month)
    let run = try TaizhangProcess.shell(
      "umask \(umask)\nexec \"$TAIZHANG\" run mini --period 2023-06 --input input --out out",
      in: place.folder.path)
    #expect(run.status == 0)
    let folder = place.out + "/2023-06/returns"
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder) == 0o700)
    for name in names(place) { #expect(try mode("\(folder)/\(name)") == 0o600) }
  }

  @Test func whoeverHasNothingToMendGetsNothing() throws {
    var month = Self.month
    month.files[Self.member] = month.files[Self.member]?
      .replacing("459901198808080061", with: "459901198808080060")
    month.files[Self.branch] = month.files[Self.branch]?.replacing("9", with: "3")
    let place = try Workplace(month: month)
    #expect(try place.run().status == 0)
    #expect(!FileManager.default.fileExists(atPath: place.out + "/2023-06/returns"))
  }
}
