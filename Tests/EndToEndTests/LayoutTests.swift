import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Layouts of the handbook's §4.2, from files to the outputs of the program.
struct LayoutTests {
  private static let town = """
    dataset: town
    title: 乡镇名录
    kind: snapshot
    key: [town_name]
    fields:
      - {name: town_name, title: 乡镇名称, type: text}
      - {name: secretary, title: 书记, type: text}
    """
  private static let task = """
    dataset: task
    title: 任务分解表
    kind: events
    sheets: [任务分解]
    fields:
      - {name: task, title: 任务, type: text, required: true}
      - {name: town, title: 乡镇, type: reference, to: town, required: true}
      - {name: amount, title: 数量, type: integer}
    unpivot: {columns: names, into: town, value: amount}
    """
  private static let activity = """
    dataset: activity
    title: 活动次数
    kind: events
    fields:
      - {name: village, title: 村, type: text, required: true, fill_down: true}
      - {name: branch, title: 支部, type: text, required: true}
      - {name: month, title: 月份, type: date, precision: month, required: true}
      - {name: times, title: 次数, type: integer}
    unpivot: {columns: months, into: month, value: times}
    """
  private static let sums = """
    - table: activity
      title: 活动
      sql: |
        SELECT village AS 村, branch AS 支部, month AS 月份, times AS 次数
        FROM activity ORDER BY village, branch, month
    - table: task
      title: 任务
      sql: |
        SELECT t.task AS 任务, o.town_name AS 乡镇, t.amount AS 数量
        FROM task t JOIN town o ON o._id = t.town ORDER BY t._id
    """

  private func place() throws -> Workplace {
    var pipeline = MiniPipeline()
    pipeline.files["datasets/town.yaml"] = Self.town
    pipeline.files["datasets/task.yaml"] = Self.task
    pipeline.files["datasets/activity.yaml"] = Self.activity
    pipeline.files["tables/wide.yaml"] = Self.sums
    var month = MiniMonth()
    month.files["乡镇名录.csv"] = "乡镇名称,书记\n东镇,甲某\n西镇,乙某\n"
    month.files["任务分解表.csv"] = "任务,东镇,西镇,南镇\n发展党员,3,4,5\n培训,,2,\n"
    month.files["活动.csv"] = "村,支部,1月,2023年2月,合计\n甲村,一支部,1,2,3\n同上,二支部,,4,4\n,三支部,5,,5\n"
    return try Workplace(pipeline, month: month)
  }

  private func findings(_ place: Workplace) throws -> [String] {
    try CSVText.records(atPath: place.folder.path(of: "out/2023-06/findings.csv"))
      .map { "\($0["rule"] ?? "") \($0["file"] ?? "") \($0["column"] ?? "")" }
  }

  private func table(_ name: String, _ place: Workplace) throws -> String {
    try String(
      contentsOfFile: place.folder.path(of: "out/2023-06/tables/\(name).csv"), encoding: .utf8)
  }

  @Test func columnsOfMonthsAndTownsBecomeRows() throws {
    let place = try place()
    let run = try place.run()
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(
      try table("activity", place).contains(
        "甲村,一支部,2023-01,1\r\n甲村,一支部,2023-02,2\r\n甲村,三支部,2023-01,5\r\n甲村,二支部,2023-02,4\r\n"))
    #expect(try table("task", place).contains("发展党员,东镇,3\r\n发展党员,西镇,4\r\n培训,西镇,2\r\n"))
    let found = try findings(place)
    #expect(found.contains("F07 任务分解表.csv 南镇"))
    #expect(found.contains("F07 活动.csv 合计"))
    #expect(found.contains("F12 活动.csv "))
  }

  // MARK: Copies

  @Test func lastMonthsFileIsKnownAgain() throws {
    let place = try Workplace()
    try place.taizhang("run", "mini", "--period", "2023-05", "--input", "input", "--out", "out")
    #expect(try place.run().errors == "")
    #expect(
      try findings(place).filter { $0.hasPrefix("F09") }
        == [
          "F09 东镇/党员花名册.csv ", "F09 党支部台账.csv ",
        ].sorted())
    // One cell makes it another file.
    let path = place.folder.path(of: "input/东镇/党员花名册.csv")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try place.folder.write(text.replacing(",12,否", with: ",13,否"), to: "input/东镇/党员花名册.csv")
    try place.run()
    #expect(try findings(place).filter { $0.hasPrefix("F09") } == ["F09 党支部台账.csv "])
  }

  /// Without it the month would lack rows: it is not computed on a guess.
  @Test func aLedgerThatIsNoneStopsTheNext() throws {
    let place = try Workplace()
    try place.folder.write("no ledger", to: "out/ledger/2023-05.sqlite")
    let run = try place.run("--lang", "en")
    #expect(run.status == 1)
    #expect(
      run.errors
        == "out/ledger/2023-05.sqlite is not a ledger, or is damaged: run its period again, or move it away\n"
    )
    #expect(!FileManager.default.fileExists(atPath: place.folder.path(of: "out/2023-06")))
  }
}
