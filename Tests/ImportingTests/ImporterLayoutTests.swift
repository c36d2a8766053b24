import Testing

@testable import Importing

/// What of a sheet is a record, and what is not.
struct ImporterLayoutTests {
  private static let header: [String?] = ["序号", "姓名", "身份证号", "联系电话", "备注"]
  private static let ids = TestMonth.ids

  private func person(_ number: Int, note: String? = nil) -> [String?] {
    ["\(number)", "张三", Self.ids[number - 1], "13900000000", note]
  }

  private func run(_ rows: [[String?]]) throws -> RecordingSink {
    let sink = try TestMonth(TestMonth.member).with("a.csv", rows).run()
    #expect(sink.accounts[1]?.isBalanced == true)
    return sink
  }

  @Test func passesOverEverythingThatIsNoRecord() throws {
    let sink = try run([
      ["青样镇党员花名册（2023年6月）"], ["填报单位：青样镇", nil, nil, "单位：人"], Self.header, person(1),
      ["青样镇小计", nil, nil, nil, "1"], [nil, nil, nil, nil, nil], Self.header, person(2), ["3"],
      ["合　计", "2"], ["填表人：李四", nil, "联系电话：13800000000"], ["注：本表一式两份"],
    ])
    #expect(sink.records.map(\.row) == [4, 8])
    #expect(
      sink.skips == [
        "1 preamble", "2 preamble", "3 header", "5 total", "7 repeated-header", "9 blank",
        "10 total",
        "11 footer", "12 footer",
      ])
    #expect(
      sink.accounts[1] == RowAccount(read: 11, loaded: 2, rejected: 0, skipped: 9, records: 2))
    #expect(sink.findings.isEmpty)
  }

  @Test(
    arguments: [
      // A repeated header is told in its normal form, and may lack some headings.
      [" 序号", "姓　名", "身份证号", "联系电话", nil], ["序号", nil, "身份证号", "联系电话", "备注"],
    ] as [[String?]])
  func tellsARepeatedHeader(row: [String?]) throws {
    let sink = try run([Self.header, person(1), row, person(2)])
    #expect(sink.skips == ["1 header", "3 repeated-header"])
  }

  @Test func tellsBothRowsOfARepeatedHeader() throws {
    let header: [[String?]] = [["序号", "基本情况", nil, "联系电话"], [nil, "姓名", "身份证号", nil]]
    let sink = try run(
      header + [["1", "张三", Self.ids[0]]] + header + [["2", "李四", Self.ids[1]]])
    #expect(
      sink.skips == ["1 header", "2 header", "4 repeated-header", "5 repeated-header"])
    #expect(sink.values(of: "name") == ["张三", "李四"])
  }

  /// A total's word in a record's first cells swallows no person.
  @Test(
    arguments: [
      ["合计", "张三", ids[0], nil, nil], ["1", "王小计", ids[0], nil, nil], ["1", "王小计", "x", nil, nil],
      ["1", "合计", ids[0], nil, nil], ["其中：女", "张三", ids[0], nil, nil],
    ] as [[String?]])
  func keepsPeopleWhoAreCalledLikeTotals(row: [String?]) throws {
    let sink = try run([Self.header, row, person(2)])
    #expect(sink.skips == ["1 header"])
    #expect(sink.accounts[1]?.loaded == (row[2] == "x" ? 1 : 2))
  }

  /// A footer's word in a record swallows nobody either.
  @Test(
    arguments: [
      (["负责人", "张三"], true), (["1", "张三", nil, nil, "审核人：李四"], true), (["联系人"], false),
      ([nil, nil, nil, nil, "备注：已转出"], false),
    ] as [([String?], Bool)])
  func judgesRecordsThatResembleFooters(row: [String?], isRecord: Bool) throws {
    let sink = try run([Self.header, row, person(2)])
    #expect((sink.accounts[1]?.rejected == 1) == isRecord)
  }

  @Test func aRowOfPlaceholdersIsARecord() throws {
    let sink = try run([Self.header, ["1", "无", "—", "/", nil], ["2", nil, nil, " ", "\u{200B}"]])
    #expect(sink.marks.filter { $0.hasPrefix("2 ") } == ["2 missing", "2 missing"])
    #expect(sink.skips == ["1 header", "3 blank"])
    #expect(sink.accounts[1]?.rejected == 1)
  }

  @Test func saysWhatStandsUnderNoHeading() throws {
    let sink = try run([
      ["姓名", "身份证号", nil, "备注"], ["甲", Self.ids[0], nil, nil, nil],
      ["乙", Self.ids[1], "出国", nil, nil],
      ["丙", Self.ids[2], "出国", nil, "转出"], ["丁", Self.ids[3], nil, nil, " "],
    ])
    #expect(sink.marks == ["3 F07", "4 F07"])
    #expect(sink.findings.map(\.column) == [3, 5])
    #expect(sink.findings[0].message == "C 列没有表头，里面的内容没有读")
  }

  @Test func keepsTheFirstTextOfASkippedRowShort() throws {
    let sink = try run([Self.header, [String(repeating: "注", count: 1_000)], person(1)])
    #expect(sink.findings.allSatisfy { ($0.value ?? "").count <= 1_000 })
    let total = try run([Self.header, ["合计：" + String(repeating: "9", count: 1_000)]])
    #expect(total.skipped.map(\.text.count) == [2, 200])
  }
}
