import Testing

@testable import Importing

/// Totals against the rows they sum.
struct TotalCheckTests {
  private static let village = """
    dataset: village
    title: 村情况
    kind: snapshot
    key: [name]
    fields:
      - {name: name, title: 村名, type: text, required: true, severity: error}
      - {name: households, title: 户数, type: integer, units: [户], minimum: 0}
      - {name: area, title: 面积, type: decimal, units: [㎡]}
      - {name: income, title: 人均收入, type: decimal}
    """

  private func marks(_ rows: [[String?]]) throws -> [String] {
    let sink = try TestMonth(Self.village).with("a.csv", rows).run()
    return sink.findings.filter { $0.rule == "F08" }
      .map { "\($0.row ?? 0) \($0.heading ?? "") \($0.message)" }
  }

  private static let header: [String?] = ["村名", "户数", "面积", "人均收入"]

  @Test(
    arguments: [
      ([["甲", "3", "1.5", "9"], ["乙", "4户", "2.25", "8"], ["合计", "7", "3.75", "8.5"]], []),
      (
        [["甲", "3", "1.5"], ["乙", "4", "2.5"], ["合计", "8", "4", "1"]],
        ["4 户数 合计数是 8，各行相加是 7"]
      ),
      // What is blank in the total is not judged.
      ([["甲", "3"], ["合计", nil, "—"]], []),
      // The parts, and then all rows without them.
      (
        [["甲", "3"], ["小计", "3"], ["乙", "4"], ["丙", "5"], ["小 计", "8"], ["总计", "12"]],
        ["6 户数 合计数是 8，各行相加是 9"]
      ),
      // Each group has a total of its own, by whatever name.
      ([["甲", "3"], ["东镇合计", "3"], ["乙", "4"], ["西镇合计", "4"], ["总计", "7"]], []),
      ([["甲", "3"], ["合计", "3"], ["乙", "4"], ["合计", "5"]], ["5 户数 合计数是 5，各行相加是 7"]),
      // Above the rows it sums.
      ([["合计", "7"], ["甲", "3"], ["乙", "4"]], []),
      ([["合计", "6"], ["甲", "3"], ["乙", "4"]], ["2 户数 合计数是 6，各行相加是 7"]),
      ([["小计", "3"], ["甲", "3"], ["小计", "9"], ["乙", "4"]], ["4 户数 合计数是 9，各行相加是 4"]),
      ([["合计", "7"], ["甲", "3"], ["小计", "3"], ["乙", "4"], ["小计", "4"]], []),
      // A rejected row is counted: the sender's sum has it.
      ([["甲", "3"], [nil, "4"], ["合计", "7"]], []),
      // A cell that cannot be read leaves its column unjudged, and no other.
      ([["甲", "三十", "1"], ["乙", "4", "2"], ["合计", "9", "4"]], ["4 面积 合计数是 4，各行相加是 3"]),
      ([["甲", "约3"], ["乙", "4"], ["合计", "9"]], []),
      // Nobody knows what these sum.
      ([["甲", "3"], ["其中：女", "1"], ["累计", "90"], ["合计", "3"]], []),
      ([["甲", "0", "0.1"], ["乙", "0", "0.2"], ["合计", "0", "0.3"]], []),
    ] as [([[String?]], [String])])
  func compares(rows: [[String?]], found: [String]) throws {
    #expect(try marks([Self.header] + rows) == found)
  }

  @Test(
    arguments: [
      (["合计", "共2人"], []), (["合计：2人"], []), (["合计", "2"], []), (["合计（2人）", nil], []),
      (["合计", nil, "2人"], []), (["合计", "共3人"], ["4 合计数是 3 人，表里有 2 行"]),
      (["合计：5人"], ["4 合计数是 5 人，表里有 2 行"]), (["合计", "12345678901人次"], []), (["合计", "两人"], []),
    ] as [([String?], [String])])
  func countsPeople(total: [String?], found: [String]) throws {
    let sink = try TestMonth(TestMonth.member).with(
      "a.csv",
      [
        ["序号", "姓名", "身份证号", "备注"], ["1", "甲", TestMonth.ids[0]], ["2", "乙", "x"], total,
      ]
    ).run()
    #expect(
      sink.findings.filter { $0.rule == "F08" }.map { "\($0.row ?? 0) \($0.message)" } == found)
  }

  /// A number that stands for several rows is no number of each.
  @Test func leavesMergedColumnsUnjudged() throws {
    let rows = TestSheets.body([["村名", "户数"], ["甲", "7"], ["乙"], ["合计", "7"]])
    var book = TestSheets(.init(name: "村", rows: [], xml: rows))
    book.tail = "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"
    let sink = try TestMonth(Self.village).with("a.xlsx", book.data).run()
    #expect(sink.findings.map(\.rule) == ["F12"])
  }

  @Test func checksWideSheets() throws {
    let life = """
      dataset: life
      title: 组织生活
      kind: events
      fields:
        - {name: branch, title: 支部, type: text, required: true}
        - {name: kind, title: 类型, type: text}
        - {name: times, title: 次数, type: integer, units: [次]}
      unpivot:
        columns: {大会次数: 大会, 党课次数: 党课}
        into: kind
        value: times
      """
    let sink = try TestMonth(life).with(
      "a.csv", [["支部", "大会次数", "党课次数"], ["甲", "1", "2次"], ["乙", "3", nil], ["合计", "4", "3"]]
    ).run()
    #expect(
      sink.findings.map { "\($0.rule) \($0.heading ?? "") \($0.message)" }
        == ["F08 党课次数 合计数是 3，各行相加是 2"])
  }
}
