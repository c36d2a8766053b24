import Foundation
import Spreadsheets
import TestSupport
import Testing

@testable import Importing

/// Files and sheets that cannot be read, or not to their end, or are not used.
struct ImporterFileTests {
  private static let ids = TestMonth.ids
  private static let rows: [[String?]] = [["姓名", "身份证号"], ["甲", ids[0]], ["乙", ids[1]]]

  private let month = TestMonth(TestMonth.member)

  @Test func oneFileThatCannotBeReadStopsNoOther() throws {
    let sink =
      try month
      .with("a.csv", Self.rows)
      .with(
        "b.xlsx",
        Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 1_000))
      )
      .with("c.csv", Data())
      .with("d.csv", [["姓名", "身份证号"], ["丙", Self.ids[2]]])
      .run()
    #expect(sink.values(of: "name") == ["甲", "乙", "丙"])
    #expect(sink.findings.map(\.rule) == ["F01", "F01"])
    #expect(sink.findings.map(\.source) == [2, 3])
    #expect(sink.sources.map { $0.problem == nil } == [true, false, false, true])
    #expect(sink.sources.map(\.sha256.count) == [64, 64, 64, 64])
  }

  @Test func everySheetIsFinishedOnceAndInOrder() throws {
    let sink =
      try month
      .with("a.csv", Self.rows)
      .with("b.csv", [["品名", "数量"]])
      .with("c.csv", [["姓名", "身份证号"], ["丙", Self.ids[2]]])
      .run()
    #expect(
      sink.calls == [
        "source", "sheet", "source", "sheet", "finish 2", "source", "sheet", "finish 1", "finish 3",
        "load member",
      ])
  }

  @Test func hiddenAndEmptySheetsAreNamed() throws {
    let book = TestSheets(
      .init(name: "名册", rows: Self.rows), .init(name: "藏", rows: Self.rows, state: "hidden"),
      .init(name: "深藏", rows: Self.rows, state: "veryHidden"), .init(name: "Sheet2", rows: []),
      .init(name: "空名册", rows: [["姓名", "身份证号"]]))
    let sink = try month.with("a.xlsx", book.data).run()
    #expect(sink.records.count == 2)
    #expect(
      sink.findings.map { "\($0.sheet ?? 0) \($0.rule) \($0.message)" } == [
        "2 F10 是隐藏的工作表，没有读", "3 F10 是隐藏的工作表，没有读", "4 F10 是空表", "5 F10 表头下面没有记录",
      ])
    #expect(
      sink.skips.filter { $0.hasSuffix("unused-sheet") } == ["1 unused-sheet", "1 unused-sheet"])
    #expect(sink.accounts.count == 5)
    #expect(sink.accounts.values.allSatisfy { $0.isBalanced })
    #expect(sink.accounts[2]?.skipped == 3)
  }

  @Test func aWorkbookWithoutSheetsIsNamed() throws {
    let sink = try month.with("a.xlsx", TestSheets().data).run()
    #expect(sink.findings.map(\.rule) == ["F10"])
  }

  @Test(arguments: [("a.xls", ["F02"]), ("a.XLSX", []), ("a.txt", ["F02"])])
  func anExtensionThatMisleadsIsNamed(name: String, rules: [String]) throws {
    let book = TestSheets(.init(name: "名册", rows: Self.rows))
    let sink = try month.with(name, book.data).run()
    #expect(sink.findings.map(\.rule) == rules)
  }

  @Test func anEncodingThatWasGuessedIsNamed() throws {
    let text = "姓名,身份证号\n张三," + Self.ids[0] + "\n李四," + Self.ids[1] + "\n"
    let data = try #require(text.data(using: .init(rawValue: 0x8000_0632)))
    let sink = try month.with("a.csv", data).run()
    #expect(sink.values(of: "name") == ["张三", "李四"])
    #expect(sink.findings.map(\.rule) == ["F03"])
    #expect(sink.sources[0].encoding == "gb18030")
  }

  /// The rows before the damage stay, and it is said from where on nothing was read.
  @Test(arguments: [2, 60])
  func aSheetThatBreaksOffKeepsItsFirstRows(count: Int) throws {
    let people = (0..<count).map { ["甲", "\($0)"] as [String?] }
    let text = TestMonth.member.replacing("type: citizen_id", with: "type: text")
      .replacing("        sensitive: true\n", with: "")
    let good = TestSheets.body([["姓名", "身份证号"]] + people)
    let book = TestSheets(
      .init(name: "坏", rows: [], xml: good + "<row r=\"900\"><c r=\"A900\"><v>1</c></row>"),
      .init(name: "好", rows: [["姓名", "身份证号"], ["乙", "x"]]))
    let sink = try TestMonth(text).with("a.xlsx", book.data).run()
    #expect(sink.records.count == count + 1)
    #expect(sink.records.last?.values["name"] == "乙")
    #expect(sink.accounts[1]?.isBalanced == true)
    #expect(sink.accounts[1]?.loaded == count)
    #expect(sink.findings.map(\.rule) == ["F01"])
    #expect(sink.findings[0].row == count + 2)
    #expect(sink.findings[0].sheet == 1)
    #expect(sink.findings[0].message.hasSuffix("；第 \(count + 1) 行之后没有读"))
  }

  @Test func aSheetThatCannotBeReadAtAllLeavesTheOthers() throws {
    let book = TestSheets(
      .init(name: "坏", rows: [], xml: "<row><c"), .init(name: "好", rows: Self.rows))
    let sink = try month.with("a.xlsx", book.data).run()
    #expect(sink.records.count == 2)
    #expect(sink.findings.map { "\($0.sheet ?? 0) \($0.rule)" } == ["1 F01"])
    #expect(sink.findings[0].message.hasSuffix("；整张表没有读"))
    #expect(sink.accounts[1] == RowAccount())
  }

  /// Of a sheet that is not used, too, it is said that it breaks off.
  @Test func anUnusedSheetThatBreaksOffIsNamed() throws {
    let body = TestSheets.body([["品名", "数量"], ["纸", "1"]])
    let book = TestSheets(
      .init(name: "坏", rows: [], xml: body + "<row><c"), .init(name: "好", rows: Self.rows))
    let sink = try month.with("a.xlsx", book.data).run()
    #expect(sink.findings.map { "\($0.sheet ?? 0) \($0.rule)" } == ["1 F01"])
    #expect(sink.accounts[1]?.skipped == 2)
  }

  @Test func limitsAreKept() throws {
    var limits = ReadLimits()
    limits.rows = 2
    let book = TestSheets(.init(name: "名册", rows: Self.rows))
    let sink = try month.with("a.xlsx", book.data).run(limits: limits)
    #expect(sink.values(of: "name") == ["甲"])
    #expect(sink.findings.map(\.rule) == ["F01"])
  }

  /// Two runs over the same files hand on the same, in the same order.
  @Test func isTheSameInEveryRun() throws {
    var month = month
    for number in 0..<12 {
      let rows = [
        ["姓名", "身份证号", "甲列", "乙列"], ["甲", Self.ids[number % 8], "x", "y"], ["", "x", "", ""],
      ]
      month = month.with("\(number).csv", rows)
    }
    let (first, second) = (try month.run(), try month.run())
    #expect(first.records == second.records)
    #expect(first.calls == second.calls)
    #expect(first.findings.map { "\($0)" } == second.findings.map { "\($0)" })
  }
}
