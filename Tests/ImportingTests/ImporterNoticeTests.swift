import Testing

@testable import Importing

/// What is said of a whole sheet once its rows are read.
struct ImporterNoticeTests {
  private static let ids = TestMonth.ids

  /// `rule row column message` of each finding.
  private func notices(_ body: String) throws -> [String] {
    let book = TestSheets(.init(name: "名册", rows: [], xml: body))
    let sink = try TestMonth(TestMonth.member).with("a.xlsx", book.data).run()
    #expect(sink.records.count == 2)
    return sink.findings.map { "\($0.rule) \($0.row ?? 0) \($0.column ?? 0) \($0.message)" }
  }

  private func body(_ attributes: [Int: String] = [:], note: String? = nil) -> String {
    var text = TestSheets.body([
      ["姓名", "身份证号", "备注"], ["甲", Self.ids[0], note], ["乙", Self.ids[1]], ["合计"],
    ])
    for (row, attribute) in attributes {
      text = text.replacing("<row r=\"\(row)\">", with: "<row r=\"\(row)\" \(attribute)>")
    }
    return text
  }

  @Test func saysWhichRowsAreHidden() throws {
    let hidden = body([1: "hidden=\"1\"", 3: "hidden=\"1\"", 4: "hidden=\"1\""])
    #expect(try notices(hidden) == ["F15 3 0 第 3 行是隐藏或筛选掉的行，已照常读入"])
    #expect(try notices(body()) == [])
  }

  @Test func saysWhichFormulasHoldNoValue() throws {
    #expect(
      try notices(body(note: "=><f>B2</f>"))
        == ["F14 2 3 有 1 个公式没有存下算出的值，当作空白；第一个在这里"])
    #expect(try notices(body(note: "= t=\"str\"><f>B2</f><v></v>")) == [])
  }

  /// Style 2 is struck through. One struck cell of several says nothing of the row.
  @Test func saysWhichRowsAreStruckThrough() throws {
    let struck = body().replacing(/(r="[AB]2")/) { "\($0.output.1) s=\"2\"" }
      .replacing("r=\"A3\"", with: "r=\"A3\" s=\"2\"")
    #expect(
      try notices(struck) == ["F11 2 0 第 2 行划了删除线，多半是说已转出；删除线不读，这些行已照常读入"])
  }

  @Test func namesTheFirstRowsOfMany() {
    var rows = NotedRows()
    for row in 5...29 { rows.note(row) }
    #expect(rows.chinese.hasPrefix("第 5、6、7、"))
    #expect(rows.chinese.hasSuffix("、24 行等 25 行"))
    #expect(rows.english.hasSuffix(", 24 and 5 more"))
  }
}
