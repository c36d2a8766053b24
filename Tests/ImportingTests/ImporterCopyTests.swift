import Definitions
import Testing

@testable import Importing

/// Sheets with the records of another one.
struct ImporterCopyTests {
  private static let ids = TestMonth.ids
  private static let header: [String?] = ["姓名", "身份证号", "联系电话"]
  private static let people: [[String?]] = [
    ["甲某", ids[0], "19900000001"], ["乙某", ids[1], nil], ["丙某", ids[2], nil],
  ]

  private func digest(_ rows: [[String?]]) throws -> String? {
    let sink = try TestMonth(TestMonth.member).with("a.csv", rows).run()
    return sink.bodies[1]
  }

  private static let plain = [header] + people

  @Test(
    arguments: [
      // Only the title is another one.
      [["党员花名册（2023年7月）"]] + plain,
      [["序号"] + header] + people.enumerated().map { ["\($0 + 1)"] + $1 },
      plain + [["合计", "3人"], ["填表人：某"]], [header, people[0], header] + people.dropFirst(),
      [["联系电话", "公民身份号码", "姓名"]] + people.map { $0.reversed() },
    ] as [[[String?]]])
  func whatIsNotReadMakesNoDifference(rows: [[String?]]) throws {
    let digest = try #require(try digest(rows))
    #expect(digest.count == 16)
    #expect(try digest == self.digest(Self.plain))
  }

  @Test(
    arguments: [
      [header, people[0], people[1]], [header, people[0], people[2], people[1]],
      [header, people[0], people[1], ["丙其", ids[2], nil]],
      [header, people[0], people[1], ["丙某", ids[2], "19900000001"]],
      [header, people[0], ["乙某", ids[1], "丙某"], [nil, ids[2], nil]],
    ] as [[[String?]]])
  func oneCellMakesADifference(rows: [[String?]]) throws {
    #expect(try digest(rows) != digest(Self.plain))
  }

  @Test func aSheetWithoutRecordsHasNoBody() throws {
    #expect(try digest([Self.header, ["合计", "0人"]]) == nil)
  }

  @Test func aFileSentTwiceIsNamed() throws {
    let sink = try TestMonth(TestMonth.member.replacing("key: [citizen_id]", with: "key: [name]"))
      .with("a.csv", Self.plain).with("b/c.csv", [["名册"]] + Self.plain).run()
    let found = sink.findings.filter { $0.rule == "F09" }
    #expect(found.map(\.source) == [2])
    #expect(found.first?.message == "各行内容和本期“a.csv”完全相同")
    #expect(found.first?.severity == .warning)
  }

  @Test func sheetsOfOneBookAreCompared() throws {
    let book = TestSheets(
      .init(name: "名册", rows: Self.plain), .init(name: "名册 (2)", rows: Self.plain))
    let sink = try TestMonth(TestMonth.member).with("a.xlsx", book.data).run()
    #expect(
      sink.findings.filter { $0.rule == "F09" }.map(\.message) == [
        "各行内容和本期“a.xlsx”的表“名册”完全相同"
      ])
  }

  /// Two kinds of table may say the same of different things.
  @Test func otherDatasetsAreOtherThings() throws {
    let thing = { (name: String) in
      """
      dataset: \(name)
      title: \(name)
      kind: events
      fields:
        - {name: a, title: \(name)甲, type: text}
        - {name: b, title: \(name)乙, type: text}
      """
    }
    let sink = try TestMonth(thing("x"), thing("y"))
      .with("a.csv", [["x甲", "x乙"], ["1", "2"]]).with("b.csv", [["y甲", "y乙"], ["1", "2"]]).run()
    #expect(sink.records.count == 2)
    #expect(sink.findings.isEmpty)
  }

  @Test func thePeriodBeforeIsNamed() throws {
    var earlier = SheetBodies(try #require(Period("2023-05")))
    earlier.add(
      digest: try #require(try digest(Self.plain)), dataset: "member",
      at: SheetBodies.Place(file: "五月/名册.xlsx", sheet: "名册"))
    let month = TestMonth(TestMonth.member).with("a.csv", [["党员花名册（2023年6月）"]] + Self.plain)
    let sink = try month.run(earlier: earlier)
    #expect(
      sink.findings.map { "\($0.rule) \($0.message)" } == [
        "F09 各行内容和上期（2023-05）“五月/名册.xlsx”的表“名册”完全相同"
      ])
    #expect(sink.findings.first?.dataset == "member")

    let steady = TestMonth.member.replacing("kind: snapshot", with: "kind: snapshot\nsteady: true")
    #expect(steady != TestMonth.member)
    #expect(try TestMonth(steady).with("a.csv", Self.plain).run(earlier: earlier).findings.isEmpty)
  }
}
