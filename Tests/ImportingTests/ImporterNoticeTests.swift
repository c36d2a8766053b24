import Testing

@testable import Importing

/// What is said of a whole sheet once its rows are read.
struct ImporterNoticeTests {
  private static let ids = TestMonth.ids

  /// `rule row column message` of each finding.
  private func notices(
    _ body: String, front: String = "", tail: String = "", parts: [String: String] = [:]
  ) throws -> [String] {
    var book = TestSheets(.init(name: "名册", rows: [], xml: body))
    (book.front, book.tail, book.parts) = (front, tail, parts)
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

  @Test func saysWhichColumnsAreHidden() throws {
    let front =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"4\" max=\"9\" hidden=\"true\"/></cols>"
    #expect(try notices(body(), front: front) == ["F15 0 2 有 1 列是隐藏的，已照常读入：B“身份证号”"])
    #expect(try notices(body(), front: "<cols><col min=\"1\" max=\"9\"/></cols>") == [])
  }

  @Test func saysWhichRowsAreFilteredOut() throws {
    let filter =
      "<autoFilter ref=\"A1:C3\"><filterColumn colId=\"0\"><filters/></filterColumn></autoFilter>"
    let hidden = body([3: "hidden=\"1\""])
    #expect(try notices(hidden, tail: filter) == ["F15 3 0 第 3 行被筛选掉了（表上设着筛选），已照常读入"])
    // A filter that leaves nothing out.
    #expect(try notices(body(), tail: filter) == [])
    #expect(
      try notices(hidden, tail: "<autoFilter ref=\"A1:C3\"/>") == ["F15 3 0 第 3 行是隐藏或筛选掉的行，已照常读入"])
  }

  /// Those on the header explain how to fill in the form.
  @Test func saysWhichCellsBearComments() throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let list = { (cells: [String]) in
      let comments = cells.map {
        "<comment ref=\"\($0)\" authorId=\"0\"><text><t>已转出</t></text></comment>"
      }
      return [
        "xl/worksheets/_rels/sheet1.xml.rels": """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        Target="../comments7.xml"/></Relationships>
        """,
        "xl/comments7.xml":
          "<comments xmlns=\"\(main)\"><commentList>\(comments.joined())</commentList></comments>",
      ]
    }
    #expect(
      try notices(body(), parts: list(["A3", "B1", "A2"])) == [
        "F11 2 1 有 2 个单元格带批注（A2、A3），批注不读"
      ])
    #expect(try notices(body(), parts: list(["A1", "B1"])) == [])
    // Damage beside the data is none of the data.
    var damaged = list(["A2"])
    damaged["xl/comments7.xml"] = "<comments"
    #expect(try notices(body(), parts: damaged) == [])
  }

  /// A text of the workbook that is struck through in a part, or as a whole.
  @Test(
    arguments: [
      (
        "<r><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r>",
        [
          "F11 2 0 第 2 行有单元格只划掉了一部分文字；删除线不读，划掉的也读进来了"
        ]
      ),
      (
        "<r><rPr><strike/></rPr><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r>",
        [
          "F11 2 0 第 2 行划了删除线，多半是说已转出；删除线不读，这些行已照常读入"
        ]
      ),
      ("<r><rPr><strike val=\"0\"/></rPr><t>甲</t></r><r><t>乙</t></r>", []), ("<t>甲乙</t>", []),
    ] as [(String, [String])])
  func tellsTextsThatAreStruckThrough(text: String, found: [String]) throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let strings = ["xl/sharedStrings.xml": "<sst xmlns=\"\(main)\"><si>\(text)</si></sst>"]
    for isPlain in [true, false] {
      // Anything foreign hands the sheet to the XML parser: both ways must say the same.
      let name = "=t=\"s\">\(isPlain ? "" : "<!-- -->")<v>0</v>"
      let id = Self.ids[1]
      let rows: [[String?]] = [
        ["姓名", "身份证号"], [name, "=s=\"2\" t=\"inlineStr\"><is><t>\(Self.ids[0])</t></is>"],
        ["丙", id],
      ]
      let whole = found.first?.contains("多半") ?? false
      var body = TestSheets.body(rows)
      if !whole { body = body.replacing(" s=\"2\"", with: "") }
      if text == "<t>甲乙</t>" || text.contains("val=") { #expect(!body.contains("s=\"2\"")) }
      #expect(try notices(body, parts: strings) == found)
    }
  }

  @Test func namesTheFirstRowsOfMany() {
    var rows = NotedRows()
    for row in 5...29 { rows.note(row) }
    #expect(rows.chinese.hasPrefix("第 5、6、7、"))
    #expect(rows.chinese.hasSuffix("、24 行等 25 行"))
    #expect(rows.english.hasSuffix(", 24 and 5 more"))
  }
}
