import Testing

@testable import Importing

/// Wide sheets, each filled cell of which is a record.
struct UnpivotTests {
  private static let life = """
    dataset: life
    title: 组织生活
    kind: events
    fields:
      - {name: branch, title: 支部, type: text, required: true, severity: error}
      - {name: kind, title: 类型, type: enumeration, vocabulary: kind, required: true}
      - {name: times, title: 次数, type: integer, maximum: 50}
      - {name: held, title: 日期, type: date}
    rules:
      - {rule: U, title: 重复, field: branch, unique: [branch, kind], severity: warning, effect: reject}
    unpivot: {columns: {大会次数: 大会, 党课次数: 党课}, into: kind, value: times}
    """

  private func run(_ rows: [[String?]]) throws -> RecordingSink {
    let sink = try TestMonth(Self.life, vocabularies: "kind: [大会, 党课]\n").with("a.csv", rows).run()
    #expect(sink.accounts[1]?.isBalanced == true)
    return sink
  }

  private static let header: [String?] = ["支部", "大会次数", "党课次数", "日期"]

  @Test func makesARecordOfEachFilledCell() throws {
    let sink = try run([
      Self.header, ["甲", "3", "1", "2023-06"], ["乙", nil, "2", nil], ["丙", "—", nil, nil],
      ["合计", "3", "3", nil],
    ])
    let made = sink.records.map {
      "\($0.row) \($0.values["branch"] ?? "") \($0.values["kind"] ?? "") \($0.values["times"] ?? "")"
    }
    #expect(made == ["2 甲 大会 3", "2 甲 党课 1", "3 乙 党课 2"])
    #expect(sink.values(of: "held") == ["2023-06", "2023-06", nil])
    // A row that fills none of the columns makes no record, and is listed.
    #expect(sink.skips == ["1 header", "4 blank", "5 total"])
    #expect(sink.accounts[1] == RowAccount(read: 5, loaded: 2, rejected: 0, skipped: 3, records: 3))
    #expect(sink.findings.isEmpty)
  }

  /// What is wrong with a cell that both records share is said once; each cell of its own speaks for
  /// itself, under its own heading.
  @Test func saysOnceWhatIsWrong() throws {
    let sink = try run([Self.header, ["甲", "多", "99", "昨天"], [nil, "1", "2", nil]])
    #expect(
      sink.findings.map { "\($0.row ?? 0) \($0.column ?? 0) \($0.heading ?? "") \($0.rule)" } == [
        "2 2 大会次数 number-form", "2 4 日期 date-form", "2 3 党课次数 number-range", "3 1 支部 missing",
      ])
    #expect(sink.accounts[1] == RowAccount(read: 3, loaded: 1, rejected: 1, skipped: 1, records: 2))
    #expect(sink.values(of: "times") == [nil, nil])
  }

  @Test func aRowOfWhichOneRecordIsLoadedIsLoaded() throws {
    let sink = try run([Self.header, ["甲", "1", nil, nil], ["甲", "2", "3", nil]])
    #expect(sink.marks == ["3 U"])
    #expect(sink.accounts[1] == RowAccount(read: 3, loaded: 2, rejected: 0, skipped: 1, records: 2))
  }

  @Test func aLongSheetOfTheSameDatasetIsReadAsItIs() throws {
    let sink = try run([
      ["支部", "类型", "次数"], ["甲", "大会", "3"], ["甲", "党课", nil], ["乙", nil, "1"],
    ])
    #expect(sink.values(of: "times") == ["3", nil, "1"])
    #expect(sink.marks == ["4 missing"])
  }

  /// The heading's value wins over a column of the same field, whatever that column holds.
  @Test func aColumnOfItsOwnIsOverruled() throws {
    let sink = try run([["支部", "类型", "大会次数"], ["甲", "党课", "3"], ["乙", "怪", "2"]])
    #expect(sink.values(of: "kind") == ["大会", "大会"])
    #expect(sink.findings.isEmpty)
  }
}
