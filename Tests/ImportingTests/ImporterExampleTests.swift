import Testing

@testable import Importing

/// A row right below the header that shows how to fill in the form is no record; nothing else is taken for one.
struct ImporterExampleTests {
  private static let header: [String?] = ["序号", "姓名", "身份证号", "联系电话", "备注"]
  private static let ids = TestMonth.ids

  private func person(_ number: Int) -> [String?] {
    ["\(number)", "李四", Self.ids[number - 1], "13900000000"]
  }

  private func run(_ rows: [[String?]]) throws -> RecordingSink {
    try TestMonth(TestMonth.member).with("a.csv", rows).run()
  }

  @Test(arguments: ["示例", "（示例）", "示例：", "例：", "填写示例"])
  func ourOwnExampleIsLeftOut(mark: String) throws {
    let sink = try run([
      Self.header, [mark, "张三", "459901199001010015", "0100-1234567"], person(2),
    ])
    #expect(sink.skips == ["1 header", "2 example"])
    #expect(sink.records.map(\.row) == [3])
    #expect(sink.findings.isEmpty)
  }

  /// Somebody has typed over the example: that may be a record, and must not be lost without a word.
  @Test func anExampleThatWasFilledInIsNamed() throws {
    let sink = try run([Self.header, ["示例"] + person(1).dropFirst(), person(2)])
    #expect(sink.skips == ["1 header", "2 example"])
    #expect(sink.marks == ["2 F18"])
  }

  @Test(
    arguments: [
      ["1", "示例", ids[0], nil], ["示例村", "张三", ids[0], nil], ["例会", "张三", ids[0], nil],
    ] as [[String?]])
  func otherRowsAreRecords(row: [String?]) throws {
    #expect(try run([Self.header, row, person(2)]).records.map(\.row) == [2, 3])
  }

  @Test func onlyTheFirstRowsAreExamples() throws {
    let rows = [Self.header, person(1), person(2), person(3)] + [["示例"] + person(4).dropFirst()]
    #expect(try run(rows).records.map(\.row) == [2, 3, 4, 5])
  }
}
