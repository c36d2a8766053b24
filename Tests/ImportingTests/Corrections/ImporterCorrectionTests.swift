import Definitions
import Testing

@testable import Importing

/// Second versions of a sheet.
struct ImporterCorrectionTests {
  private static let ids = TestMonth.ids
  private static let header: [String?] = ["姓名", "身份证号", "联系电话"]

  private static func people(_ range: Range<Int>, phone: String? = nil) -> [[String?]] {
    [header] + range.map { ["甲某", ids[$0], phone] }
  }

  private static func sent(by sender: String, _ rows: [[String?]]) -> [[String?]] {
    [["填报单位：\(sender)"]] + rows
  }

  @Test(arguments: ["b/名册（更正）.csv", "b/名册(1).csv", "b/更正/名册.csv", "b/名册v2.csv"])
  func theNewestIsReadForTheOthers(name: String) throws {
    let sink = try TestMonth(TestMonth.member)
      .with("b/名册.csv", Self.people(0..<3)).with(name, Self.people(0..<3, phone: "19900000001"))
      .with("另一份.csv", Self.people(3..<4)).run()
    let old = try #require(sink.sources.firstIndex { $0.name == "b/名册.csv" }) + 1
    let new = try #require(sink.sources.firstIndex { $0.name == name }) + 1
    #expect(sink.replaced == [old: new])
    #expect(sink.records.filter { $0.sheet == new }.count == 3)
    #expect(sink.records.count == 4)
    #expect(sink.accounts[old] == RowAccount(read: 4, loaded: 0, rejected: 0, skipped: 4))
    #expect(sink.findings.map(\.rule) == ["F17"])
    #expect(sink.findings.first?.message == "“\(name)”是这张表的更正，这张表没有用")
  }

  @Test func oneThatReplacesMayBeReplaced() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<2)).with("名册(1).csv", Self.people(0..<3))
      .with("名册定稿.csv", Self.people(1..<4)).run()
    // In the order of their names: 名册(1), 名册, 名册定稿.
    #expect(sink.replaced == [1: 3, 2: 3])
    #expect(sink.records.map(\.sheet) == [3, 3, 3])
  }

  /// Chat programs number files of one name, whoever they are from.
  @Test func aFileOfOtherPeopleReplacesNothing() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<3)).with("名册(1).csv", Self.people(3..<6)).run()
    #expect(sink.replaced == [:])
    #expect(sink.records.count == 6)
    #expect(sink.findings.isEmpty)
  }

  /// Only the rows that were mended: what the others said must not go.
  @Test func aFewRowsDoNotReplaceAWholeSheet() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<6))
      .with("名册更正.csv", Self.people(0..<2, phone: "19900000001")).run()
    #expect(sink.replaced == [:])
    #expect(sink.records.count == 6)
    #expect(sink.findings.filter { $0.rule == "X02" }.count == 2)
  }

  @Test func anotherSendersFileReplacesNothing() throws {
    let rows = Self.people(0..<3)
    let sink = try TestMonth(TestMonth.member)
      .with("名册.csv", Self.sent(by: "青样镇", rows))
      .with("名册更正.csv", Self.sent(by: "石样镇", Self.people(0..<3, phone: "19900000001"))).run()
    #expect(sink.replaced == [:])
    #expect(sink.sheets.map(\.sender) == ["青样镇", "石样镇"])
    // That they have the same people is an error of its own.
    #expect(sink.findings.filter { $0.rule == "X02" }.count == 3)
  }

  @Test func aSenderIsKnownWhateverTheFileIsCalled() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("01-青样镇.csv", Self.sent(by: "青样镇", Self.people(0..<3)))
      .with("重报件.csv", Self.sent(by: "青样镇", Self.people(0..<4))).run()
    #expect(sink.replaced == [1: 2])
    #expect(sink.records.count == 4)
  }

  @Test func theSameBytesAreReadOnce() throws {
    let sink = try TestMonth(TestMonth.member)
      .with("a.csv", Self.people(0..<3)).with("转发/a.csv", Self.people(0..<3)).run()
    #expect(sink.replaced == [2: 1])
    #expect(sink.records.count == 3)
    #expect(sink.findings.map(\.rule) == ["F09"])
    #expect(sink.findings.first?.message == "和本期“a.csv”是同一个文件，只读一份")
  }

  @Test func whereAPersonHasToChooseNothingIsRead() throws {
    var month = TestMonth(TestMonth.member)
      .with("名册.csv", Self.people(0..<3)).with("名册更正.csv", Self.people(0..<4))
    month.definitions["pipeline.yaml"]? += "corrections: refuse\n"
    let error = #expect(throws: CorrectionError.self) { try month.run() }
    #expect(
      error?.sentence.english
        == "two versions of one sheet: 名册.csv and 名册更正.csv. Keep one of them and run again (pipeline.yaml says corrections: refuse)"
    )
  }

  @Test func sheetsOfOneBookDoNotReplaceEachOther() throws {
    let book = TestSheets(
      .init(name: "甲村", rows: Self.people(0..<2)),
      .init(name: "乙村", rows: Self.people(2..<4)))
    let corrected = TestSheets(
      .init(name: "甲村", rows: Self.people(0..<2, phone: "19900000001")),
      .init(name: "乙村", rows: Self.people(2..<4)))
    let sink = try TestMonth(TestMonth.member)
      .with("青样镇.xlsx", book.data).with("青样镇更正.xlsx", corrected.data).run()
    #expect(sink.replaced == [1: 3, 2: 4])
    #expect(sink.records.count == 4)
  }
}
