import Definitions
import Testing

@testable import Importing

/// Wide sheets of which the columns are not listed: months, and names of rows of another dataset.
struct UnpivotPatternTests {
  private static let months = """
    dataset: activity
    title: 活动次数
    kind: events
    fields:
      - {name: branch, title: 支部, type: text, required: true}
      - {name: month, title: 月份, type: date, precision: month, required: true}
      - {name: times, title: 次数, type: integer}
    unpivot: {columns: months, into: month, value: times}
    """
  private static let town = """
    dataset: town
    title: 乡镇名录
    kind: snapshot
    key: [name]
    identifiers: [name, code]
    fields:
      - {name: name, title: 乡镇名称, type: text}
      - {name: code, title: 乡镇代码, type: text}
    """
  private static let names = """
    dataset: task
    title: 任务分解表
    kind: events
    sheets: [任务分解]
    fields:
      - {name: task, title: 任务, type: text, required: true}
      - {name: unit, title: 单位, type: text}
      - {name: town, title: 乡镇, type: reference, to: town, required: true}
      - {name: amount, title: 数量, type: integer}
    unpivot: {columns: names, into: town, value: amount}
    """

  private func records(_ sink: RecordingSink, _ fields: String...) -> [String] {
    sink.records.map { record in fields.map { record.values[$0] ?? "-" }.joined(separator: " ") }
  }

  // MARK: Months

  @Test(
    arguments: [
      ("1月", "2023-01"), ("12月", "2023-12"), ("一月", "2023-01"), ("十二月份", "2023-12"),
      ("2022年3月", "2022-03"), ("2023-01", "2023-01"), ("2023.1", "2023-01"),
      ("2023/01", "2023-01"), ("202301", "2023-01"), ("2023年01月", "2023-01"),
      ("２０２３年１月", "2023-01"), ("1月（次）", "2023-01"), ("2023-01-01", "2023-01"),
      ("二〇二三年一月", "2023-01"),
      // None of these is a month and nothing else.
      ("13月", nil), ("2023年", nil), ("1", nil), ("1-6月", nil), ("第一季度", nil), ("上半年", nil),
      ("1月次数", nil), ("2023-01-15", nil), ("1月15日", nil), ("合计", nil), ("", nil), ("2023", nil),
    ] as [(String, String?)])
  func tellsMonths(heading: String, month: String?) {
    #expect(UnpivotColumn.month(Heading(heading))?.text(year: "2023") == month)
  }

  @Test func makesARecordOfEachMonth() throws {
    let sink = try TestMonth(Self.months).with(
      "a.csv",
      [
        ["支部", "1月", "2月", "6月", "7月", "合计"], ["甲支部", "3", nil, "1", nil, "4"],
        ["乙支部", "2", "x", nil, "1", "5"],
      ]
    ).run()
    #expect(
      records(sink, "branch", "month", "times") == [
        "甲支部 2023-01 3", "甲支部 2023-06 1", "乙支部 2023-01 2", "乙支部 2023-02 -", "乙支部 - 1",
      ])
    // July is yet to come, and nobody knows what 合计 is.
    #expect(sink.marks == ["1 F07", "3 number-form", "3 date-future"])
    #expect(
      sink.sheets[0].columns.map(\.field) == ["branch", "times", "times", "times", "times", nil])
  }

  /// Twelve columns as Excel keeps them: serial numbers, shown as 2023年1月.
  @Test func readsMonthsThatAreDates() throws {
    let header: [String?] = ["支部", "=s=\"1\"><v>44927</v>", "=s=\"1\"><v>44958</v>"]
    let rows: [[String?]] = [
      header, ["甲支部", "=><v>3</v>", "=><v>4</v>"], header, ["乙支部", "=><v>5</v>"],
    ]
    let sink = try TestMonth(Self.months)
      .with("a.xlsx", TestSheets(.init(name: "活动", rows: rows)).data).run()
    #expect(
      records(sink, "branch", "month", "times") == [
        "甲支部 2023-01 3", "甲支部 2023-02 4", "乙支部 2023-01 5",
      ])
    #expect(sink.skips == ["1 header", "3 repeated-header"])
    #expect(sink.findings.isEmpty)
  }

  @Test func readsMonthsBelowTheirYear() throws {
    let sink = try TestMonth(Self.months).with(
      "a.csv",
      [["支部", "2022年", nil, "2023年"], [nil, "11月", "12月", "1月"], ["甲支部", "1", "2", "3"]]
    ).run()
    #expect(
      records(sink, "month", "times") == ["2022-11 1", "2022-12 2", "2023-01 3"])
  }

  /// Months say nothing of what a table is about.
  @Test func monthsAloneAreNoHeader() throws {
    let sink = try TestMonth(Self.months).with(
      "a.csv", [["车间", "1月", "2月", "3月"], ["一", "1", "2", "3"]]
    ).run()
    #expect(sink.records.isEmpty)
    #expect(sink.marks == ["0 F04"])
  }

  // MARK: Names

  private func run(_ rows: [[String?]], file: String = "任务分解表.csv") throws -> RecordingSink {
    try TestMonth(Self.town, Self.names)
      .with(
        "z.csv", [["乡镇名称", "乡镇代码"], ["青样镇", "01"], ["石样镇", "02"], ["河样街道", "03"]]
      ).with(file, rows).run()
  }

  @Test func makesARecordOfEachTown() throws {
    let sink = try run([
      ["序号", "任务", "青样镇", "02", "何样街道", "合计"], ["1", "发展党员", "3", "4", "5", "12"],
      ["2", "培训", nil, "1", nil, "1"],
    ])
    #expect(
      records(sink, "task", "town", "amount").suffix(3) == [
        "发展党员 1 3", "发展党员 2 4", "培训 2 1",
      ])
    let unknown = sink.findings.filter { $0.rule == "F07" }
    #expect(unknown.map(\.column) == [5, 6])
    #expect(unknown.map(\.suggestion) == ["是不是“河样街道”？", nil])
    #expect(unknown.map(\.row) == [1, 1])
    #expect(sink.findings.count == 2)
    let wide = try #require(sink.sheets.first { $0.dataset == "task" })
    #expect(wide.columns.map(\.field) == [nil, "task", "amount", "amount", nil, nil])
  }

  @Test(
    arguments: [
      // By its name and one heading, or by two headings.
      ("任务分解表.csv", ["任务", "青样镇", "石样镇"], true), ("a.csv", ["任务", "青样镇", "石样镇"], false),
      ("a.csv", ["任务", "单位", "青样镇", "石样镇"], true),
      ("任务分解表.csv", ["任务", "青样镇"], false),
    ] as [(String, [String], Bool)])
  func isToldByItsNameOrTwoHeadings(file: String, header: [String], isRead: Bool) throws {
    let sink = try run([header, header.map { _ in "1" }], file: file)
    #expect((sink.sheets.contains { $0.dataset == "task" }) == isRead)
  }

  @Test func aSheetOfUnknownNamesHasNoRecords() throws {
    let sink = try run([["任务", "甲", "乙"], ["培训", "1", "2"]])
    #expect(sink.records.count == 3)
    #expect(sink.marks == ["1 F07", "1 F07", "0 F10"])
    #expect(sink.accounts[2]?.isBalanced == true)
  }

  @Test func aNameThatStandsTwiceIsReadOnce() throws {
    let sink = try run([["任务", "单位", "青样镇", "青样镇"], ["培训", "甲", "1", "2"]])
    #expect(sink.records.count == 3)
    let twice = try run([["任务", "单位", "青样镇", "石样镇", "青样镇"], ["培训", "甲", "1", "2", "3"]])
    #expect(records(twice, "town", "amount").suffix(2) == ["1 1", "2 2"])
    #expect(twice.marks == ["1 F05"])
  }

  /// The totals of each column are compared, as in any wide sheet.
  @Test func totalsAreCompared() throws {
    let sink = try run([
      ["任务", "单位", "青样镇", "石样镇"], ["甲", "x", "1", "2"], ["乙", "x", "3", "4"],
      ["合计", nil, "4", "7"],
    ])
    #expect(sink.marks == ["4 F08"])
  }
}
