import Definitions
import Foundation
import LedgerTestSupport
import Measuring
import Spreadsheets
import TestSupport
import Testing
import WorkbookWriting

@testable import Reporting

/// `report.xlsx`, read back with the project's own reader.
struct ReportBookTests {
  /// The cells of each sheet as text, by its name, without the title and the line below it.
  private func sheets(_ reports: MiniReports) throws -> [(name: String, rows: [[String]])] {
    try BookText.sheets(of: reports.root + "/report.xlsx").map { sheet in
      (sheet.name, Array(sheet.rows.dropFirst(BookTable.headingRow - 1)))
    }
  }

  private func rows(_ name: String, of reports: MiniReports) throws -> [[String]] {
    try #require(try sheets(reports).first { $0.name == name }).rows
  }

  @Test func theSheetsComeInTheirOrder() throws {
    #expect(
      try sheets(MiniReports()).map(\.name) == [
        "总览", "第1条", "其他", "问题清单", "名单 学时达标率", "数据来源", "口径", "参数",
      ])
    #expect(
      try sheets(MiniReports(language: .english)).map(\.name) == [
        "Overview", "Item 1", "Others", "Findings", "List 学时达标率", "Sources", "Definitions",
        "Parameters",
      ])
  }

  @Test func theOverviewHasEachFigureAndItsTarget() throws {
    #expect(
      try rows("总览", of: MiniReports()) == [
        ["条", "指标", "数值", "目标", "是否达到", "上月", "变化", "达标", "未达标", "无法判定", "名单"],
        ["第1条", "学时达标率", "0.3333", "≥ 50%", "✗", "", "", "1", "2", "1", "看名单"],
        ["其他", "党员不足三人的支部", "2", "= 0", "✗", "", "", "1", "2", "0"],
      ])
  }

  /// The breakdown is that of `metrics.csv`.
  @Test func theFiguresAreThoseOfTheCSV() throws {
    let reports = try MiniReports()
    let lines = try reports.lines("metrics.csv").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let shown = try rows("第1条", of: reports).dropFirst() + rows("其他", of: reports).dropFirst()
    #expect(shown.count == lines.count)
    for (cells, line) in zip(shown, lines) {
      // Title, group, met, not met, not judged.
      #expect(
        [cells[0], cells[2], cells[8], cells[9], cells[10]] == [
          line[2], line[4], line[5], line[6], line[7],
        ])
      if line[1] == "hours_rate" { #expect(Double(cells[3]) == Double(line[9])) }
    }
    #expect(try rows("第1条", of: reports)[4][1] == "乡镇/党支部名称")
  }

  @Test func theFindingsAreThoseOfTheCSV() throws {
    let reports = try MiniReports()
    let found = try rows("问题清单", of: reports)
    #expect(found.count == (try reports.lines("findings.csv").count))
    #expect(
      found[1] == [
        "错误", "R05", "党员花名册", "孙六", "东镇/党员花名册.csv", "", "7", "身份证号", "459901**********61",
        "身份证号 459901**********61 校验码不对", "请核对身份证", "B7",
      ])
  }

  @Test func aListIsThatOfTheCSV() throws {
    #expect(
      try rows("名单 学时达标率", of: MiniReports()) == [
        ["乡镇", "姓名", "身份证号", "联系电话", "现有学时"],
        ["东镇", "李二", "459901**********20", "057*****1234", "8"],
        ["西镇", "钱五", "459901**********75", "", "12"],
      ])
    let open = try rows("名单 学时达标率", of: MiniReports(isUnmasked: true))
    #expect(open[1][2] == "459901197108120020")
  }

  @Test func nothingPersonalIsInIt() throws {
    let reports = try MiniReports(ReportsTests.indiscreet)
    for sheet in try BookText.sheets(of: reports.root + "/report.xlsx") {
      let text = sheet.rows.joined().joined(separator: "\n")
      for number in MiniMonth.personalNumbers { #expect(!text.contains(number), "\(sheet.name)") }
    }
  }

  @Test func theSameMonthGivesTheSameBytes() throws {
    let reports = try [MiniReports(), MiniReports()]
    let bytes = try reports.map {
      try Data(contentsOf: URL(fileURLWithPath: $0.root + "/report.xlsx"))
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test func whatASheetHasNoRoomForIsSaid() throws {
    let folder = try TemporaryFolder()
    let book = try WorkbookWriter(path: folder.path(of: "t.xlsx"))
    var table = try BookTable(
      in: book, sheet: "名单", title: "题", note: "注", [.init("姓名")], lastRow: 6)
    for number in 1...5 { try table.add([.integer(number)]) }
    try table.finish(rest: "gaps/a.csv")
    try book.close()
    #expect(
      try BookText.sheets(of: folder.path(of: "t.xlsx"))[0].rows == [
        ["题"], ["注"], ["姓名"], ["1"], ["2"], ["还有 3 行放不下，全部见 gaps/a.csv"],
      ])
  }
}

struct TrafficLightTests {
  private func light(
    _ target: String, met: Int, notMet: Int, reached: Bool?
  ) throws -> TrafficLight {
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] = """
      - {metric: m, title: 指标, basis: 依据, from: member, meets: hours >= 1, target: "\(target)"}
      """
    let pipeline = try files.load()
    var figure = Figure(dimension: Figure.total, group: "")
    (figure.met, figure.notMet, figure.reached) = (met, notMet, reached)
    return TrafficLight(figure, of: pipeline.metrics[0], in: pipeline)
  }

  @Test(
    arguments: [
      ("rate >= 100%", 10, 0, true, TrafficLight.green), ("rate >= 100%", 9, 1, false, .amber),
      ("rate >= 100%", 89, 11, false, .red), ("rate >= 50%", 45, 55, false, .amber),
      ("rate >= 50%", 44, 56, false, .red), ("rate >= 50%", 0, 0, nil, .amber),
      // Of nothing there is no tenth.
      ("not_met = 0", 9, 1, false, .amber), ("not_met = 0", 8, 2, false, .red),
      ("not_met <= 10", 0, 11, false, .amber), ("not_met <= 10", 0, 12, false, .red),
      ("met >= 12", 11, 0, false, .amber), ("met >= :hours_member", 28, 0, false, .red),
    ] as [(String, Int, Int, Bool?, TrafficLight)])
  func aTenthShortIsAmber(
    target: String, met: Int, notMet: Int, reached: Bool?, light: TrafficLight
  ) throws {
    #expect(try self.light(target, met: met, notMet: notMet, reached: reached) == light)
  }
}

/// A workbook as text.
enum BookText {
  static func sheets(of path: String) throws -> [(name: String, rows: [[String]])] {
    let file = try SpreadsheetOpener.open(path: path)
    return try file.sheets.map { sheet in
      let reader = try file.rows(of: sheet)
      var row = Row()
      var rows: [[String]] = []
      while try reader.read(into: &row) {
        while rows.count < row.number - 1 { rows.append([]) }
        var cells = Array(repeating: "", count: Int(row.cells.last?.column ?? 0))
        for cell in row.cells {
          #expect(!cell.isFormula)
          cells[Int(cell.column) - 1] = row.text(of: cell)
        }
        rows.append(cells)
      }
      return (sheet.name, rows)
    }
  }
}
