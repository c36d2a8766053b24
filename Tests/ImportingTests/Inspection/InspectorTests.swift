import Definitions
import Foundation
import TestSupport
import Testing

@testable import Importing
@testable import Spreadsheets

struct InspectorTests {
  private func inspect(
    _ text: String, name: String = "t.csv", period: Period? = nil,
    dataset: String = TestMonth.member
  ) throws -> Inspection {
    try inspect(Data(text.utf8), name: name, period: period, pipeline: TestMonth(dataset).load())
  }

  private func inspect(
    _ content: Data, name: String, period: Period? = nil, pipeline: Pipeline?
  ) throws -> Inspection {
    let folder = try TemporaryFolder()
    try folder.write(content, to: name)
    let inspector = Inspector(pipeline: pipeline, period: period, language: .english)
    return inspector.inspect(InputFile(path: folder.path(of: name), name: name))
  }

  private static let header = "姓名,身份证号,联系电话,备注\n"

  @Test func readsSamplesAsAnImportWould() throws {
    let rows =
      "题目\n" + Self.header + "张 三,\(TestMonth.ids[0]),１３８００１３８０００,好\n\n合计,,,\n"
      + "李四,123,无,\n,\(TestMonth.ids[1]),,\n"
    let sheet = try #require(try inspect(rows).sheets.first)
    #expect(sheet.samples.map(\.row) == [3, 6, 7])
    #expect(
      sheet.samples[0].cells.map(\.value) == [
        .text("张三"), .text(TestMonth.ids[0]), .text("13800138000"), .text("好"),
      ])
    #expect(sheet.samples.map(\.isRejected) == [false, true, false])
    #expect(
      sheet.samples[1].cells.map(\.value) == [.text("李四"), .refused, .blank, .blank])
    #expect(sheet.samples[1].findings.map(\.rule) == ["citizen-id-form"])
    #expect(sheet.samples[2].findings.map(\.rule) == ["missing"])
  }

  @Test func readsNoMoreSamplesThanFive() throws {
    let rows = TestMonth.ids.map { "张三,\($0),,\n" }.joined()
    #expect(try inspect(Self.header + rows).sheets.first?.samples.count == 5)
  }

  @Test(arguments: [(nil, []), ("2023-06", ["date-future"])] as [(String?, [String])])
  func judgesDatesByAPeriodOnly(period: String?, rules: [String]) throws {
    let dataset = """
      dataset: event
      title: 活动
      kind: events
      fields:
        - {name: name, title: 名称, type: text}
        - {name: held, title: 时间, type: date}
      """
    let found = try inspect(
      "名称,时间\n甲,2023.7.1\n乙,98.7\n", period: period.flatMap { Period($0) }, dataset: dataset)
    let samples = try #require(found.sheets.first?.samples)
    #expect(samples.flatMap(\.findings).map(\.rule) == rules + ["date-short-year"])
    #expect(samples.last?.cells.last?.value == .text("1998-07"))
  }

  @Test func looksNothingUpInOtherRows() throws {
    let dataset = """
      dataset: branch
      title: 支部
      kind: snapshot
      key: [code]
      identifiers: [code]
      fields:
        - {name: code, title: 代码, type: text}
        - {name: parent, title: 上级, type: reference, to: branch}
      rules:
        - {rule: X02, title: 重复, field: code, unique: [code], severity: error, message: x}
      """
    let found = try inspect("代码,上级\n1,9\n1,9\n", dataset: dataset)
    let samples = try #require(found.sheets.first?.samples)
    #expect(samples.flatMap(\.findings).isEmpty)
    #expect(samples.map(\.cells.last?.value) == [.text("9"), .text("9")])
  }

  @Test func explainsTheScore() throws {
    let sheet = try #require(
      try inspect(
        "姓名,联系电话,民族\n张三,13800138000,汉族\n", name: "党员花名册.csv"
      ).sheets.first)
    let guess = try #require(sheet.guess)
    #expect(guess.score.total == 8)
    #expect(guess.score.placedColumns == 2)
    #expect(guess.score.headings == 3)
    #expect(guess.score.name == 5)
    #expect(guess.score.missingFields == 1)
    #expect(guess.others.isEmpty)
  }

  @Test func namesTheOtherDatasetsThatItCouldBe() throws {
    let other = """
      dataset: contact
      title: 通讯录
      kind: snapshot
      key: [name]
      fields:
        - {name: name, title: 姓名, type: person_name}
        - {name: phone, title: 联系电话, type: phone}
      """
    let pipeline = try TestMonth(TestMonth.member, other).load()
    let rows = Self.header + "张三,\(TestMonth.ids[0]),,\n"
    let guess = try #require(
      try inspect(Data(rows.utf8), name: "t.csv", pipeline: pipeline).sheets.first?.guess)
    #expect(pipeline.datasets[guess.plan.dataset].name == "member")
    #expect(guess.others.map { pipeline.datasets[$0.dataset].name } == ["contact"])
    #expect(guess.others.map(\.score) == [4])
  }

  // MARK: Aliases

  @Test func suggestsTheLineWithTheHeadingAdded() throws {
    let sheet = try #require(try inspect("姓名,公民身份号吗,手机\n张三,x,\n").sheets.first)
    let alias = try #require(sheet.guess?.aliases.first)
    #expect(alias.column == 2)
    #expect(alias.field == 1)
    #expect(alias.basis == .heading)
    #expect(alias.line == "aliases: [公民身份号码, 公民身份号吗]")
    #expect(alias.row == "member,citizen_id,公民身份号吗")
    #expect(AliasSuggestion.csv("证, \"新\"") == "\"证, \"\"新\"\"\"")
    #expect(alias.location.file.hasSuffix("member.yaml"))
    #expect(alias.location.line == 8)
  }

  @Test func suggestsByWhatStandsInAColumn() throws {
    let rows = TestMonth.ids.prefix(3).map { "张三,,\($0)\n" }.joined()
    let sheet = try #require(try inspect("姓名,备注,证件\n" + rows).sheets.first)
    #expect(sheet.guess?.aliases.map(\.basis) == [.values])
    #expect(sheet.guess?.aliases.map(\.line) == ["aliases: [公民身份号码, 证件]"])
    // Two values prove nothing.
    let few = try inspect("姓名,备注,证件\n张三,,\(TestMonth.ids[0])\n李四,,\(TestMonth.ids[1])\n")
    #expect(few.sheets.first?.guess?.aliases == [])
  }

  @Test(arguments: [
    ("所属支部", "所属支部"), ("书记/姓名", "书记/姓名"), ("面积（亩）", "面积（亩）"), ("a, b", "\"a, b\""),
    ("1", "\"1\""), ("Yes", "\"Yes\""), ("a\"b\\", "\"a\\\"b\\\\\""), ("[x]", "\"[x]\""),
    ("a\tb", "\"a\\x09b\""), ("", "\"\""), ("名: x", "\"名: x\""), ("a #b", "\"a #b\""),
    ("2023年", "\"2023年\""), ("null", "\"null\""),
  ])
  func quotesWhatYAMLWouldRead(text: String, yaml: String) {
    #expect(YAMLText.scalar(text) == yaml)
  }

  /// The line goes into the definition as it stands.
  @Test func theSuggestedLineGivesTheColumnItsPlace() throws {
    let text =
      "姓名,\"身份号吗: 18, 位\"\n张三,\(TestMonth.ids[0])\n李四,\(TestMonth.ids[1])\n王五,\(TestMonth.ids[2])\n"
    let before = try inspect(
      "姓名,备注,\"证: 18, 位\"\n" + TestMonth.ids.prefix(3).map { "张三,,\($0)\n" }.joined())
    let line = try #require(before.sheets.first?.guess?.aliases.first?.line)
    let mended = TestMonth.member.replacing("aliases: [公民身份号码]", with: line)
    #expect(mended != TestMonth.member)
    let after = try inspect(
      text.replacing("身份号吗: 18, 位", with: "证: 18, 位"), dataset: mended)
    #expect(after.sheets.first?.guess?.plan.columns.map(\.field) == [0, 1])
  }

  // MARK: Sheets that are no dataset

  @Test func showsTheTableOfASheetWithoutAPipeline() throws {
    let text = "标题\n城市,人口,比例\n甲,12,0.5\n乙,34,0.25\n注：暂定\n"
    let found = try inspect(Data(text.utf8), name: "t.csv", pipeline: nil)
    let table = try #require(found.sheets.first?.table)
    #expect(table.headerRow == 2)
    #expect(table.rows == 2...4)
    #expect(table.headings == ["城市", "人口", "比例"])
    #expect(table.distinctHeadings == 3)
    #expect(table.samples.map(\.row) == [3, 4])
    #expect(table.samples.first?.cells == ["甲", "12", "0.5"])
    #expect(found.sheets.first?.guess == nil)
  }

  @Test func namesTheDatasetThatKnowsMostHeadings() throws {
    let sheet = try #require(
      try inspect("a,b,c,d,e,f,g,h,姓名,手机\n1,2,3,4,5,6,7,8,张三,1\n").sheets.first)
    #expect(sheet.guess == nil)
    #expect(sheet.nearest?.dataset == 0)
    #expect(sheet.nearest?.headings == 2)
  }

  // MARK: Files that cannot be read

  @Test(arguments: [
    ("t.xls", Data([0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600)), FileFormat.xls),
    ("t.xlsx", Data("%PDF-1.7".utf8), .pdf), ("t.csv", Data([0x61, 0xE9, 0x0A]), .unknown),
  ])
  func saysWhatIsKnownOfThem(name: String, content: Data, format: FileFormat) throws {
    let found = try inspect(content, name: name, pipeline: nil)
    #expect(found.facts.format == format)
    #expect(found.facts.size == content.count)
    #expect(found.error != nil)
    #expect(found.sheets.isEmpty)
  }

  @Test(
    arguments: [
      ("t.csv", nil), ("t.xls", FileFormat.xls), ("t.XLSX", .xlsx), ("t.dat", nil), ("t", nil),
      ("t.pdf", .pdf),
    ] as [(String, FileFormat?)])
  func namesTheFormatThatTheNamePromises(name: String, format: FileFormat?) throws {
    #expect(try inspect("a,b\n1,2\n", name: name).promisedFormat == format)
  }
}
