import Testing

@testable import Importing

/// Percentages and plain numbers in one column.
struct ImporterPercentTests {
  private func run(_ cells: [String], _ more: String = "", heading: String = "率") throws
    -> RecordingSink
  {
    let dataset = """
      dataset: thing
      title: 东西
      kind: events
      fields:
        - {name: name, title: 名称, type: text}
        - {name: x, title: 率, aliases: [率（%）], type: decimal\(more)}
      """
    let rows = cells.enumerated().map { ["甲\($0)", $1] as [String?] }
    return try TestMonth(dataset).with("a.csv", [["名称", heading]] + rows).run()
  }

  @Test(
    arguments: [
      (["95%", "0.95"], "", true), (["95%", "95"], "", true), (["95%", "80%"], "", false),
      (["0.95", "95"], "", false), (["12.5", "0.3", "7"], "", false),
      (["0.95", "95"], ", share: true", true), (["0.95", "0.8"], ", share: true", false),
      // 0 and 1 may be meant either way.
      (["95%", "0", "1"], "", false), (["95%", "无"], "", false),
    ] as [([String], String, Bool)])
  func areNamed(cells: [String], field: String, isMixed: Bool) throws {
    let found = try run(cells, field).findings.filter { $0.rule == "F16" }
    #expect(found.count == (isMixed ? 1 : 0))
  }

  @Test func saysWhatIsMixedAndWhere() throws {
    let sink = try run(["0.95", "95%", "95", "96"], ", share: true", heading: "率（%）")
    #expect(sink.values(of: "x") == ["0.0095", "0.95", "0.95", "0.96"])
    let found = try #require(sink.findings.first)
    #expect(found.rule == "F16")
    #expect(found.column == 2)
    #expect(
      found.message
        == "“率（%）”这一列写法不一：百分数 1 个（如第 3 行）、小于 1 的数 1 个（如第 2 行）、大于 1 的数 2 个（如第 4 行），可能差 100 倍")
  }
}
