import Testing

@testable import Importing

/// Columns that are missing, twice there, or not known.
struct ImporterColumnTests {
  private static let ids = TestMonth.ids

  private func run(_ rows: [[String?]], _ dataset: String = TestMonth.member) throws
    -> RecordingSink
  {
    try TestMonth(dataset).with("a.csv", rows).run()
  }

  @Test func aSheetWithoutAnIndispensableColumnIsNotRead() throws {
    let sink = try run([["姓名", "身份正号", "备注"], ["甲", Self.ids[0], nil]])
    #expect(sink.records.isEmpty)
    #expect(sink.accounts[1] == RowAccount(read: 2, loaded: 0, rejected: 0, skipped: 2, records: 0))
    #expect(sink.skips == ["1 unused-sheet"])
    #expect(sink.marks == ["1 F04", "1 F07"])
    #expect(sink.findings[0].message == "缺少“身份证号”这一列，整张表没有读")
    #expect(sink.findings[1].suggestion == "是不是“身份证号”？")
  }

  @Test func aColumnThatMayBeMissingIsMissedOnce() throws {
    let sink = try run([["身份证号", "备注"], [Self.ids[0], "x"], [Self.ids[1], nil]])
    #expect(sink.records.count == 2)
    #expect(sink.marks == ["1 F04"])
    #expect(sink.findings[0].severity == .warning)
    #expect(sink.findings[0].heading == "姓名")
  }

  @Test func ofTwoColumnsForOneFieldTheFirstIsRead() throws {
    let sink = try run([
      ["姓名", "身份证号", "公民身份号码"], ["甲", Self.ids[0], Self.ids[1]], ["乙", nil, Self.ids[2]],
    ])
    #expect(sink.marks == ["1 F05", "3 missing"])
    #expect(sink.findings[0].column == 3)
    #expect(sink.values(of: "citizen_id") == [Self.ids[0]])
    // Neither is the column said to be the field's.
    #expect(sink.sheets[0].columns.map(\.field) == ["name", "citizen_id", nil])
  }

  @Test func aColumnWithoutAPlaceIsNamed() throws {
    let sink = try run([
      ["序号", "姓名", "身份证号", "联系电化", "星座"], ["1", "甲", Self.ids[0], "1", "狮子"],
    ])
    #expect(sink.marks == ["1 F07", "1 F07"])
    #expect(sink.findings.map(\.suggestion) == ["是不是“联系电话”？", nil])
    #expect(sink.findings.map(\.severity) == [.info, .info])
  }

  private func conditional(_ more: String, rules: String = "[]") -> String {
    """
    dataset: member
    title: 党员花名册
    kind: events
    fields:
      - {name: name, title: 姓名, type: text}
      - {name: sex, title: 性别, type: enumeration, vocabulary: sex}
      - {name: day, title: 日期, type: date\(more)}
    rules: \(rules)
    """
  }

  @Test(arguments: [
    // Missed once, unless rows are rejected for it.
    (", required: {when: {sex: 男}}", "[]", ["1 F04"], 2),
    (", required: {when: {sex: 男}}, severity: error", "[]", ["1 F04", "2 missing"], 1),
    (
      "", "[{rule: R, title: 试, field: day, present: true, when: {sex: 男}, severity: warning}]",
      ["1 F04"], 2
    ),
    (
      "", "[{rule: R, title: 试, field: day, present: true, when: {sex: 男}, severity: error}]",
      ["1 F04", "2 R"], 1
    ),
    ("", "[{rule: R, title: 试, field: day, present: false, severity: error}]", [], 2),
  ])
  func aColumnThatSomeRowsNeedIsMissed(
    more: String, rules: String, marks: [String], loaded: Int
  ) throws {
    let sink = try run([["姓名", "性别"], ["甲", "男"], ["乙", "女"]], conditional(more, rules: rules))
    #expect(sink.marks == marks)
    #expect(sink.records.count == loaded)
  }

  @Test func noHeaderIsFound() throws {
    let sink = try run([["品名", "数量"], ["纸", "3"]])
    #expect(sink.findings.map(\.rule) == ["F04"])
    #expect(sink.sheets[0].dataset == nil)
    #expect(sink.accounts[1]?.skipped == 2)
  }
}
