import Testing

@testable import Importing

struct ImporterReferenceTests {
  private static let branch = """
    dataset: branch
    title: 党支部台账
    kind: snapshot
    key: [code]
    label: full_name
    identifiers: [code, full_name, short]
    fields:
      - {name: code, title: 代码, type: text, required: true, severity: error, uppercase: true}
      - {name: full_name, title: 全称, type: text}
      - {name: short, title: 简称, type: text}
      - {name: parent, title: 上级, type: reference, to: branch}
    """
  private static let person = """
    dataset: person
    title: 人
    kind: events
    fields:
      - {name: name, title: 姓名, type: text}
      - {name: branch, title: 所在支部, type: reference, to: branch}
    """
  private static let header: [String?] = ["代码", "全称", "简称", "上级"]

  private func run(_ branches: [[String?]], _ people: [String?]) throws -> RecordingSink {
    // The people's file comes first; their dataset comes after the branches all the same.
    try TestMonth(Self.branch, Self.person)
      .with("z.csv", [Self.header] + branches)
      .with("a.csv", [["姓名", "所在支部"]] + people.map { ["甲", $0] })
      .run()
  }

  @Test func areFoundByCodeNameAndShortName() throws {
    let sink = try run(
      [
        ["B1", "中共青样镇红星村支部委员会", "红星支部", nil], [nil, "青样镇废村党支部", "废村支部", nil],
        ["B2", "青样镇东山村党支部", "东山支部", nil], ["B3", "石样镇东山村党支部", "东山支部", nil],
      ],
      [
        "b1", "中共青样镇红星村支部委员会", "红星支部", "青样镇红星村党支部", "B2", "东山支部", "青样镇东山村党支步",
        "废村支部", "无", nil,
      ])
    let people = sink.records.filter { $0.dataset == "person" }
    // Ids count the rejected row too.
    #expect(
      people.map { $0.values["branch"] } == ["1", "1", "1", "1", "3", nil, nil, nil, nil, nil])
    #expect(
      sink.findings.filter { $0.dataset == "person" }.map { "\($0.row ?? 0) \($0.rule)" }
        == ["7 reference-ambiguous", "8 reference-unknown", "9 reference-unknown"])
    #expect(sink.findings.last { $0.row == 8 }?.suggestion == "是不是“青样镇东山村党支部”？")
    let branches = sink.records.filter { $0.dataset == "branch" }
    #expect(branches.map(\.id) == [1, 3, 4])
  }

  /// A branch may name one further down, or in a later file, or itself.
  @Test func mayNameRowsOfTheSameDatasetWhereverTheyStand() throws {
    let sink = try TestMonth(Self.branch)
      .with(
        "a.csv",
        [
          Self.header, ["B1", "甲支部", nil, "红星党委"], ["B2", "乙支部", nil, "红星党委"],
          ["B3", "丙支部", nil, "B3"],
        ]
      )
      .with(
        "b.csv",
        [
          Self.header, [nil, "废", nil, nil], ["P1", "中共红星委员会", nil, nil], ["B4", "丁支部", nil, "没有"],
        ]
      )
      .run()
    #expect(sink.values(of: "parent") == ["5", "5", "3", nil, nil])
    #expect(sink.records.map(\.id) == [1, 2, 3, 5, 6])
    #expect(sink.marks == ["2 missing", "4 reference-unknown"])
    // The first look at the sheets hands nothing on.
    #expect(sink.calls.count { $0.hasPrefix("finish") } == 2)
    #expect(sink.calls.count { $0.hasPrefix("load") } == 1)
  }

  @Test func aRowThatIsNotLoadedIsNoRow() throws {
    let text =
      Self.branch
      + "\nrules:\n  - {rule: U, title: 重, field: code, unique: [code], severity: error}\n"
    let sink = try TestMonth(text)
      .with(
        "a.csv",
        [
          Self.header, ["B1", "甲支部", nil, nil], ["B1", "乙支部", nil, nil], ["B2", "丙支部", nil, "乙支部"],
        ]
      )
      .run()
    #expect(sink.marks == ["3 U", "4 reference-unknown"])
  }
}
