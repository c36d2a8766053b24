import Testing

@testable import Importing

/// Blank cells and 同上 that mean the row above.
struct ImporterDittoTests {
  private func dataset(_ option: String) -> String {
    """
    dataset: visit
    title: 走访
    kind: events
    fields:
      - {name: town, title: 乡镇, type: text, required: true, severity: warning\(option)}
      - {name: who, title: 对象, type: person_name}
      - {name: day, title: 日期, type: date\(option)}
    """
  }

  private static let rows: [[String?]] = [
    ["乡镇", "对象", "日期"], ["青样镇", "甲某", "2023-06-01"], [nil, "乙某", "同上"], ["  ", "丙某", nil],
    ["石样镇", "丁某", "无"], ["〃", "戊某", nil], ["小计", "5"], [nil, "己某", "2023-06-02"],
  ]

  private func run(_ option: String, _ rows: [[String?]] = rows) throws -> RecordingSink {
    try TestMonth(dataset(option)).with("a.csv", rows).run()
  }

  @Test func areFilledWhereTheDatasetSaysSo() throws {
    let sink = try run(", fill_down: true")
    // Below a total a new group begins, whose name nobody knows.
    #expect(sink.values(of: "town") == ["青样镇", "青样镇", "青样镇", "石样镇", "石样镇", nil])
    #expect(
      sink.values(of: "day") == ["2023-06-01", "2023-06-01", "2023-06-01", nil, nil, "2023-06-02"])
    #expect(sink.marks == ["8 missing", "0 F12"])
    let note = try #require(sink.findings.last)
    #expect(note.message == "空白或写“同上”的单元格按上一行补上了值：“乡镇”3 个、“日期”3 个")
    #expect(note.severity == .info)
  }

  /// Without the option a blank stays blank, and 同上 is no value.
  @Test func areNotFilledOtherwise() throws {
    let sink = try run("")
    #expect(sink.values(of: "town") == ["青样镇", nil, nil, "石样镇", nil, nil])
    #expect(sink.values(of: "day") == ["2023-06-01", nil, nil, nil, nil, "2023-06-02"])
    #expect(sink.marks == ["3 missing", "3 ditto", "4 missing", "6 ditto", "8 missing"])
    #expect(sink.findings[1].message == "日期写的是“{value}”，没有取上一行的值")
  }

  @Test func theFirstRecordHasNothingAbove() throws {
    let sink = try run(", fill_down: true", [["乡镇", "对象", "日期"], ["同上", "甲某", nil]])
    #expect(sink.values(of: "town") == [nil])
    #expect(sink.marks == ["2 ditto"])
  }

  /// What is wrong above is wrong in each row that repeats it, with the value that is repeated.
  @Test func aFaultIsRepeated() throws {
    let sink = try run(
      ", fill_down: true", [["乡镇", "对象", "日期"], ["青样镇", "甲某", "2023-02-30"], [nil, "乙某", nil]])
    #expect(sink.marks == ["2 date-impossible", "3 date-impossible", "0 F12"])
    #expect(sink.findings.prefix(2).map(\.value) == ["2023-02-30", "2023-02-30"])
  }

  /// A row in which nothing else is written is no record.
  @Test func aBlankRowStaysBlank() throws {
    let sink = try run(
      ", fill_down: true",
      [
        ["序号", "乡镇", "对象", "日期"], ["1", "青样镇", "甲某", nil], ["2", nil, nil, nil],
        ["3", nil, "乙某", nil],
      ])
    #expect(sink.skips == ["1 header", "3 blank"])
    #expect(sink.values(of: "town") == ["青样镇", "青样镇"])
  }

  @Test func doesNotReachOverToTheNextSheet() throws {
    let rows: [[String?]] = [["乡镇", "对象", "日期"], ["青样镇", "甲某", nil]]
    let other: [[String?]] = [["乡镇", "对象", "日期"], [nil, "乙某", nil]]
    let book = TestSheets(.init(name: "走访1", rows: rows), .init(name: "走访2", rows: other))
    let sink = try TestMonth(dataset(", fill_down: true")).with("a.xlsx", book.data).run()
    #expect(sink.values(of: "town") == ["青样镇", nil])
  }

  /// A hostile cell is not repeated in a million rows.
  @Test func aCellThatIsNoNameIsNotRepeated() throws {
    let long = String(repeating: "镇", count: 2_000)
    let sink = try run(
      ", fill_down: true", [["乡镇", "对象", "日期"], [long, "甲某", nil], [nil, "乙某", nil]])
    #expect(sink.values(of: "town") == [long, nil])
  }
}
