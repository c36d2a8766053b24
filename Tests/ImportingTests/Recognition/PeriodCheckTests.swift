import Definitions
import Testing

@testable import Importing

struct PeriodCheckTests {
  @Test(
    arguments: [
      ("2023年6月", ["2023-06"]), ("２０２３年 ６ 月", ["2023-06"]), ("二〇二三年六月", ["2023-06"]),
      ("二○二三年十二月", ["2023-12"]), ("2023-06", ["2023-06"]), ("2023.6", ["2023-06"]),
      ("党员花名册202306", ["2023-06"]), ("20230615", ["2023-06"]), ("2023/6/30", ["2023-06"]),
      ("2023年1-6月", ["2023-01–2023-06"]), ("2023年1月至6月", ["2023-01–2023-06"]),
      ("2023年1月—2023年6月", ["2023-01–2023-06"]), ("2023年第二季度", ["2023-04–2023-06"]),
      ("2023年上半年", ["2023-01–2023-06"]), ("2023年度党员名册（6月）", ["2023-06"]),
      ("2022.12-2023.6", ["2022-12–2023-06"]),
      // None of these is a month.
      ("6月", []), ("2023年", []), ("2022-2023", []), ("党办〔2023〕12号", []), ("党办2023-12号", []),
      ("123456", []), ("2023061512", []), ("202313", []), ("2023年13月", []), ("连续3个月", []), ("", []),
      ("第3期", []), ("13800000000", []),
    ] as [(String, [String])])
  func findsPeriods(text: String, periods: [String]) {
    #expect(PeriodText(text).periods().map(\.description) == periods)
  }

  @Test(
    arguments: [
      ("名册.xlsx", "名册", [], nil), ("2023年5月/名册.xlsx", "名册", [], nil),
      ("名册2023-05.xlsx", "名册", [], "2023-05 file"), ("名册.xlsx", "2023.5", [], "2023-05 sheet"),
      ("名册2023.xlsx", "5月", [], "2023-05 sheet"), ("名册.xlsx", "5月", [], nil),
      ("名册.xlsx", "S", ["党员花名册（2023年5月）"], "2023-05 title(row: 1, column: 1)"),
      // Where the month asked for occurs as well, the other one is something else.
      ("名册2023-05.xlsx", "名册", ["截至2023年6月"], nil), ("名册.xlsx", "S", ["2023年1-6月"], nil),
      ("名册.xlsx", "S", ["填报时间：2022年1-5月"], "2022-01–2022-05 title(row: 1, column: 1)"),
      // A form of June is filled in in July.
      ("名册.xlsx", "S", ["填报时间：2023年7月3日"], nil),
      ("名册.xlsx", "S", ["填报时间：2023年8月3日"], "2023-08 title(row: 1, column: 1)"),
      ("名册20230705.xlsx", "S", [], nil),
      ("名册.xlsx", "S", ["2023年7月"], "2023-07 title(row: 1, column: 1)"),
      // Whatever the title says, it was not filled in before the month began.
      ("名册.xlsx", "S", ["2023年6月", "填报时间：2023年5月31日"], "2023-05 filledIn(row: 2, column: 1)"),
      ("名册.xlsx", "S", ["2023年6月", "单位：甲　填表日期 2023.5.28"], "2023-05 filledIn(row: 2, column: 1)"),
      ("名册.xlsx", "S", ["2023年6月", "填报时间：2023年8月3日"], nil),
      ("名册.xlsx", "S", ["2023年6月", "制表日期：1996年3月1日"], nil),
      // Dates of something else.
      ("名册.xlsx", "S", ["本支部成立于2021年3月"], nil), ("名册.xlsx", "S", ["根据2023年5月印发的通知"], nil),
      ("名册.xlsx", "S", ["注：日期写作2023.05"], nil), ("名册.xlsx", "S", ["1996年3月"], nil),
    ] as [(String, String, [String], String?)])
  func comparesWithThePeriod(file: String, sheet: String, titles: [String], found: String?) throws {
    let check = PeriodCheck(try #require(Period("2023-06")))
    let mismatch = check.mismatch(
      file: file, sheet: sheet, titles: titles.enumerated().map { ($0 + 1, 1, $1) })
    #expect(mismatch.map { "\($0.stated) \($0.place)" } == found)
  }

  @Test(
    arguments: [
      (["填报日期：2023年5月31日"], true, "2023-05 filledIn(row: 9, column: 1)"),
      (["填报日期：", "2023-05-31"], true, "2023-05 filledIn(row: 9, column: 1)"),
      (["填报日期", "2023-06-30"], true, nil), (["填报日期：2023年8月1日"], true, nil),
      (["审核人：甲某", "2023年5月8日"], true, nil),
      // Where the head says nothing, the foot does.
      (["审核人：甲某", "2023年5月8日"], false, "2023-05 footer(row: 9, column: 2)"),
      (["填报日期：2023年8月1日"], false, "2023-08 footer(row: 9, column: 1)"),
      (["填报日期：2023年7月1日"], false, nil), (["注：2023年5月起执行"], false, nil),
    ] as [([String], Bool, String?)])
  func looksBelowTheTable(cells: [String], isNamed: Bool, found: String?) throws {
    let check = PeriodCheck(try #require(Period("2023-06")))
    let footers = cells.enumerated().map { (row: 9, column: $0 + 1, text: $1) }
    let mismatch = check.mismatch(footers: footers, isNamed: isNamed)
    #expect(mismatch.map { "\($0.stated) \($0.place)" } == found)
  }

  /// 45077 is 2023-05-31.
  @Test(
    arguments: [
      (["填报时间：", "=s=\"1\"><v>45077</v>"], nil, "F13 2 1 填报时间写的是 2023-05，这次要的是 2023-06"),
      (["填报时间：", "=s=\"1\"><v>45107</v>"], nil, nil),
      (nil, ["填表日期", "=s=\"1\"><v>45077</v>"], "F13 5 1 填报时间写的是 2023-05，这次要的是 2023-06"),
      // What is said above is not said again.
      (
        ["填报时间：", "=s=\"1\"><v>45077</v>"], ["填表日期", "=s=\"1\"><v>45077</v>"],
        "F13 2 1 填报时间写的是 2023-05，这次要的是 2023-06"
      ),
    ] as [([String?]?, [String?]?, String?)])
  func readsDaysThatAreSerials(head: [String?]?, foot: [String?]?, found: String?) throws {
    let rows: [[String?]] = [
      ["党员花名册（2023年6月）"], head ?? ["单位"], ["姓名", "身份证号", "联系电话", "备注"],
      ["甲", TestMonth.ids[0]], foot ?? [],
    ]
    let sink = try TestMonth(TestMonth.member)
      .with("a.xlsx", TestSheets(.init(name: "名册", rows: rows)).data).run()
    #expect(sink.records.count == 1)
    #expect(
      sink.findings.map { "\($0.rule) \($0.row ?? 0) \($0.column ?? 0) \($0.message)" }
        == (found.map { [$0] } ?? []))
  }

  @Test func saysItOnceForEachSheet() throws {
    let sink = try TestMonth(TestMonth.member).with(
      "a.csv",
      [["党员花名册（2023年5月）"], ["填报时间：2023年5月31日"], ["姓名", "身份证号"], ["甲", TestMonth.ids[0]]]
    ).run()
    #expect(sink.records.count == 1)
    #expect(sink.findings.map { "\($0.rule) \($0.row ?? 0) \($0.column ?? 0)" } == ["F13 1 1"])
    #expect(sink.findings[0].message == "表头上方写的是 2023-05，这次要的是 2023-06")
  }
}
