import Testing

@testable import Importing

/// Sheets that were sent back, and came in again.
struct ImporterReturnTests {
  private static let ids = TestMonth.ids
  private static let header: [String?] = ["姓名", "身份证号", "联系电话"]

  private static func people(_ range: Range<Int>, phone: String? = nil) -> [[String?]] {
    [header] + range.map { ["甲某", ids[$0], phone] }
  }

  private static func returned(
    _ rows: [[String?]], for file: String, sheet: String = "", number: Int = 1
  ) -> [[String?]] {
    [[ReturnMark(file: file, sheet: sheet, number: number).text]] + rows
  }

  /// No key in common, and a name that says nothing.
  @Test func whatCameBackIsReadForWhatItNames() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("乡镇/名册.csv", Self.people(0..<3))
      .with("青样镇.csv", Self.returned(Self.people(4..<6), for: "乡镇/名册.csv")).run()
    let old = try #require(sink.sources.firstIndex { $0.name == "乡镇/名册.csv" }) + 1
    let new = try #require(sink.sources.firstIndex { $0.name == "青样镇.csv" }) + 1
    #expect(sink.replaced == [old: new])
    #expect(sink.records.map(\.sheet) == [new, new])
    #expect(sink.findings.isEmpty)
    #expect(sink.accounts[old] == RowAccount(read: 4, loaded: 0, rejected: 0, skipped: 4))
    #expect(
      sink.accounts[new] == RowAccount(read: 4, loaded: 2, rejected: 0, skipped: 2, records: 2))
  }

  @Test func withoutItsOriginalItIsJustRead() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("青样镇.csv", Self.returned(Self.people(0..<2), for: "名册.csv")).run()
    #expect(sink.replaced == [:])
    #expect(sink.records.count == 2)
    #expect(sink.findings.isEmpty)
  }

  @Test func ofSeveralTheOneSentBackLastIsRead() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("a.csv", Self.people(0..<1))
      .with("b2.csv", Self.returned(Self.people(0..<2), for: "a.csv", number: 2))
      .with("c（定稿）.csv", Self.returned(Self.people(0..<3), for: "a.csv", number: 1)).run()
    #expect(sink.replaced == [1: 2, 3: 2])
    #expect(sink.records.count == 2)
  }

  @Test func ofTwoOfOneNumberTheNewerByNameIsRead() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("a.csv", Self.people(0..<1))
      .with("b(1).csv", Self.returned(Self.people(0..<2), for: "a.csv"))
      .with("b.csv", Self.returned(Self.people(0..<3), for: "a.csv")).run()
    #expect(sink.sources.map(\.name) == ["a.csv", "b(1).csv", "b.csv"])
    #expect(sink.replaced == [1: 2, 3: 2])
  }

  /// A second version by name and a sheet that came back are not both read.
  @Test func whatItSaysOutweighsNames() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<3)).with("名册更正.csv", Self.people(0..<4))
      .with("青样镇.csv", Self.returned(Self.people(0..<3), for: "名册.csv")).run()
    let new = try #require(sink.sources.firstIndex { $0.name == "青样镇.csv" }) + 1
    #expect(Set(sink.replaced.values) == [new])
    #expect(sink.replaced.count == 2)
    #expect(sink.records.count == 3)
    #expect(sink.findings.map(\.rule) == ["F17"])
  }

  @Test func aPersonHasChosenWhereCorrectionsAreRefused() throws {
    var month = TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<3))
      .with("青样镇.csv", Self.returned(Self.people(0..<3), for: "名册.csv"))
    month.definitions["pipeline.yaml"]? += "corrections: refuse\n"
    #expect(try month.run().records.count == 3)
  }

  /// The list has the headings of the rows that it is about.
  @Test func theListOfErrorsIsNoData() throws {
    let list: [[String?]] = [["退回修改单（青样镇）"]] + Self.people(0..<2)
    let rows = Self.returned(Self.people(0..<2), for: "青样镇.xlsx", sheet: "名册")
    let book = TestSheets(.init(name: "退回修改单", rows: list), .init(name: "名册", rows: rows))
    let sink = try TestMonth(TestMonth.member).with("青样镇.xlsx", book.data).run()
    #expect(sink.records.map(\.sheet) == [2, 2])
    #expect(sink.findings.isEmpty)
    #expect(sink.accounts[1]?.skipped == 4)
  }

  /// A file that was moved to another folder is known by its name, if it is the only one.
  @Test func anOriginalIsFoundInAnotherFolder() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("六月/名册.csv", Self.people(0..<3))
      .with("青样镇.csv", Self.returned(Self.people(0..<2), for: "名册.csv")).run()
    #expect(sink.replaced.count == 1)
    let two = try TestMonth(TestMonth.member)
      .with("六月/名册.csv", Self.people(0..<3)).with("甲镇/名册.csv", Self.people(3..<5))
      .with("青样镇.csv", Self.returned(Self.people(5..<7), for: "名册.csv")).run()
    #expect(two.replaced == [:])
  }
}
