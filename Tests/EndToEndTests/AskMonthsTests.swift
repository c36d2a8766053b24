import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Questions about more than one month.
struct AskMonthsTests {
  /// A pipeline with events, of which June sends only its own.
  private static var pipeline: MiniPipeline {
    var files = MiniPipeline()
    files.files["datasets/member.yaml"]? +=
      "\ncompare: {track: [branch], from: roster, group: town}"
    files.files["datasets/training.yaml"] = """
      dataset: training
      title: 培训
      kind: events
      fields:
        - {name: name, title: 参训人, type: person_name}
        - {name: held_on, title: 培训日期, type: date}
      """
    files.files["metrics/training.yaml"] = """
      - metric: trainings
        title: 培训人次
        basis: 依据
        from: training
      - metric: dated
        title: 有日期的
        basis: 依据
        from: training
        meets: held_on IS NOT NULL
        gap_list: [name]
      """
    return files
  }

  /// May and June, run; the input and the pipeline are gone.
  private func workplace() throws -> Workplace {
    let place = try Workplace(Self.pipeline)
    let may = "参训人,培训日期\n张一,2023-05-03\n李二,2023-05-04\n"
    let june = "参训人,培训日期\n王三,2023-06-05\n"
    try place.folder.write(may, to: "input/培训.csv")
    try place.taizhang(
      "run", "mini", "--period", "2023-05", "--input", "input", "--out", "out", "--quiet")
    try place.folder.write(june, to: "input/培训.csv")
    let roster = try #require(MiniMonth().files["东镇/党员花名册.csv"])
    try place.folder.write(
      roster.replacing("钱五,459901199302140075,,西村党支部", with: "钱五,459901199302140075,,东村党支部")
        .replacing("张一,459901196203050011,13800138001,东村党支部,40,否\n", with: ""),
      to: "input/东镇/党员花名册.csv")
    try place.taizhang(
      "run", "mini", "--period", "2023-06", "--input", "input", "--out", "out", "--quiet")
    for path in [place.pipeline, place.input] { try FileManager.default.removeItem(atPath: path) }
    return place
  }

  @Test func historyGoesBack() throws {
    let place = try workplace()
    let answer = try place.taizhang("history", "培训人次")
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        培训人次  合计
        2023-05 ▁█ 2023-06

        月份     数量  较上月  目标
        ───────  ────  ──────  ────
        2023-05     2
        2023-06     3      +1

        """)
    let group = try place.taizhang(
      "history", "hours_rate", "--group", "town=西镇", "--format", "csv")
    #expect(
      group.output.replacing("\r\n", with: "\n") == """
        period,metric,dimension,group,met,not_met,unknown,excluded,rate,change,reached
        2023-05,hours_rate,town,西镇,0,1,1,0,0.0000,,false
        2023-06,hours_rate,town,西镇,0,0,1,0,,,

        """)
    let wrong = try place.taizhang("history", "hours_rate", "--group", "town~镇")
    #expect(wrong.status == 64)
    #expect(wrong.errors.hasSuffix("“hours_rate”没有“town~镇”这一组，各组见 metrics.csv\n"))
  }

  @Test func sourcesSayWhatWasCarriedOver() throws {
    let place = try workplace()
    let answer = try place.taizhang("sources", "--period", "2023-06")
    #expect(
      answer.output == """
        2023-06：文件 3 个，读 14 行 = 入账 8 + 退回 1 + 跳过 5

        文件                 工作表  数据集      读  入账  退回  跳过  说明
        ───────────────────  ──────  ──────────  ──  ────  ────  ────  ────────────
        东镇/党员花名册.csv          党员花名册   8     4     1     3
        党支部台账.csv               党支部台账   4     3     0     1
        培训.csv                     培训         2     1     0     1
        培训.csv                     培训               2              2023-05 结转

        """)
    let json = try place.taizhang("sources", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let sources = value?["sources"] as? [[String: Any]] ?? []
    #expect(
      sources.compactMap { $0["period"] as? String } == [
        "2023-06", "2023-06", "2023-06", "2023-05",
      ])
  }

  @Test func aFigureNamesTheSheetsThatWereCarriedOver() throws {
    let answer = try workplace().taizhang("why", "dated", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    let sources = value?["sources"] as? [[String: Any]] ?? []
    #expect(sources.compactMap { $0["counted"] as? Int } == [1, 2])
    #expect(sources.compactMap { $0["period"] as? String } == ["2023-05"])
  }

  @Test func monthsAreCompared() throws {
    let place = try workplace()
    let answer = try place.taizhang("compare", "2023-05", "2023-06")
    #expect(answer.errors == "")
    #expect(
      answer.output == """
        2023-05 → 2023-06

        数据集      2023-05  2023-06  新增  减少  更名  并入  变动
        ──────────  ───────  ───────  ────  ────  ────  ────  ────
        党支部台账        3        3
        党员花名册        5        4           1                 1

        党员花名册  减少 1
          张一 459901**********11  东镇（东镇/党员花名册.csv 第 2 行）
        党员花名册  变动 1
          钱五 459901**********75  西镇 → 东镇  所在党支部 西村党支部 → 东村党支部（东镇/党员花名册.csv 第 5 行）

        指标        2023-05  2023-06    变化
        ──────────  ───────  ───────  ──────
        学时达标率   33.33%    0.00%  -33.33
        培训人次          2        3      +1
        没有变的 2 项

        """)
  }

  @Test func comparedMonthsForPrograms() throws {
    let place = try workplace()
    let csv = try place.taizhang(
      "compare", "2023-05", "2023-06", "--dataset", "党员花名册", "--format", "csv")
    #expect(
      csv.output.replacing("\r\n", with: "\n") == """
        dataset,change,key,label,group_then,group_now,field,before,after,file_then,sheet_then,row_then,file_now,sheet_now,row_now
        member,left,459901**********11,张一,东镇,,,,,东镇/党员花名册.csv,,2,,,
        member,changed,459901**********75,钱五,西镇,东镇,branch,西村党支部,东村党支部,东镇/党员花名册.csv,,6,东镇/党员花名册.csv,,5

        """)
    let json = try place.taizhang("compare", "2023-05", "2023-06", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((value?["datasets"] as? [Any])?.count == 2)
    #expect((value?["figures"] as? [Any])?.count == 4)
  }

  @Test(arguments: [
    (["compare", "2023-06", "2023-06"], "要对比的是两个不同的月份，不能都是 2023-06", 64),
    (["compare", "2023-04", "2023-06"], "还没有台账 out/ledger/2023-04.sqlite，请先用 taizhang run 算出来", 1),
    (
      ["compare", "2023-05", "2023-06", "--dataset", "membre"], "台账里没有数据集“membre”，是不是“member”？", 64
    ),
  ])
  func monthsThatCannotBeCompared(arguments: [String], message: String, status: Int32) throws {
    let place = try workplace()
    let answer = try TaizhangProcess.run(arguments, in: place.folder.path)
    #expect(answer.errors == message + "\n")
    #expect(answer.status == status)
  }
}
