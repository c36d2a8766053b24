import Definitions
import Testing

@testable import Importing

struct SheetRecognizerTests {
  private static let branch = """
    dataset: branch
    title: 党支部台账
    kind: snapshot
    key: [code]
    sheets: [支部名册]
    fields:
      - {name: code, title: 党组织代码, type: text, required: true}
      - {name: name, title: 党组织名称, aliases: [名称], type: text, required: true}
      - {name: secretary, title: 书记, aliases: [书记/姓名, 书记姓名], type: text}
      - {name: secretary_phone, title: 书记电话, type: phone}
      - {name: contact_phone, title: 联系电话, type: phone}
      - {name: area, title: 面积（㎡）, type: decimal}
    """
  /// Shares 联系电话 and 名称 with `branch`.
  private static let company = """
    dataset: company
    title: 两新组织
    kind: snapshot
    key: [name]
    fields:
      - {name: name, title: 名称, type: text, required: true}
      - {name: contact_phone, title: 联系电话, type: phone}
    """

  /// `nil` is a blank cell; an empty row is left out of the file, as readers do.
  private func plan(
    _ rows: [[String?]], sheet: String = "Sheet1", file: String = "a.xlsx",
    datasets: [String] = [branch, company, TestMonth.member]
  ) throws -> (plan: SheetPlan?, pipeline: Pipeline) {
    var month = TestMonth()
    for (index, text) in datasets.enumerated() {
      month.definitions["datasets/d\(index).yaml"] = text
    }
    let pipeline = try month.load()
    let head = rows.enumerated().compactMap { index, texts -> HeadRow? in
      let cells = texts.enumerated().compactMap { place, text in text.map { (place + 1, $0) } }
      return cells.isEmpty ? nil : HeadRow(number: index + 1, cells: cells)
    }
    return (SheetRecognizer(pipeline).plan(sheet: sheet, file: file, rows: head), pipeline)
  }

  /// `column field` for each column; `-` where it has no place, `!` where it is one too many.
  private func columns(_ rows: [[String?]], datasets: [String] = [branch]) throws -> [String] {
    let (plan, pipeline) = try plan(rows, datasets: datasets)
    guard let plan else { return [] }
    let fields = pipeline.datasets[plan.dataset].fields
    return plan.columns.map { column in
      let name = column.field.map { fields[$0].name } ?? column.unpivot.map { "unpivot \($0)" }
      return "\(column.column) " + (column.isDuplicate ? "!" : name ?? "-")
    }
  }

  @Test(arguments: [
    // Under a title and a line about the sender.
    (
      [["青样镇党员花名册"], ["填报单位：青样镇", nil, "单位：人"], ["序号", "姓名", "身份证号"], ["1", "甲", "2"]], "member", 3
    ),
    ([["姓名", "身份证号", "联系电话"]], "member", 1),
    ([["党组织代码", "党组织名称", "联系电话"]], "branch", 1),
    // What both have goes to the one that lacks nothing it needs.
    ([["名称", "联系电话"]], "company", 1),
    // Two tables one below the other: the records of the first may not be lost.
    ([["姓名", "身份证号"], ["甲", "1"], ["姓名", "身份证号"], ["乙", "2"]], "member", 1),
    // The second page has one more column.
    ([["姓名", "身份证号", "备注"], ["甲", "1", nil], ["姓名", "身份证号", "备注", "联系电话"]], "member", 1),
    // Only the second page bears the title.
    ([["姓名", "身份证号"], ["甲", "1"], ["党员花名册", "第2页"], ["姓名", "身份证号"]], "member", 1),
  ])
  func finds(rows: [[String?]], dataset: String, headerRow: Int) throws {
    let (plan, pipeline) = try plan(rows)
    #expect(plan.map { pipeline.datasets[$0.dataset].name } == dataset)
    #expect(plan?.headerRow == headerRow)
    #expect(plan?.lastHeaderRow == headerRow)
  }

  @Test(
    arguments: [
      [], [["甲", "乙", "丙"]], [["姓名"], ["甲"]],
      // One heading in common is a coincidence.
      [["联系电话", "品名", "数量"]],
      // Two among many others are, too.
      [["姓名", "备注", "a", "b", "c", "d", "e", "f", "g"]],
    ] as [[[String?]]])
  func findsNone(rows: [[String?]]) throws {
    #expect(try plan(rows).plan == nil)
  }

  @Test(arguments: [
    ("Sheet1", "a.xlsx", [] as [[String?]], "company"), ("支部名册", "a.xlsx", [], "branch"),
    ("Sheet1", "青样镇/支部名册.xlsx", [], "branch"), ("Sheet1", "a.xlsx", [["2023年 支部名册"]], "branch"),
  ])
  func listensToNames(
    sheet: String, file: String, above: [[String?]], dataset: String
  ) throws {
    let (plan, pipeline) = try plan(above + [["名称", "联系电话", "书记"]], sheet: sheet, file: file)
    // Alone, 书记 is worth two and the missing code one: without names, it is a tie.
    let expected = dataset == "company" ? "branch" : dataset
    #expect(plan.map { pipeline.datasets[$0.dataset].name } == expected)
  }

  @Test(
    arguments: [
      // A column that is spelt as the definition has it wins over one before it with a hint.
      ([["名称(简称)", "党组织名称", "党组织代码"]], ["1 -", "2 name", "3 code"]),
      ([["名称(简称)", "党组织代码"]], ["1 name", "2 code"]),
      ([["党组织名称", "党组织代码", "名称"]], ["1 name", "2 code", "3 !"]),
      ([["党组织代码", "党组织名称", "面积"]], ["1 code", "2 name", "3 area"]),
      // Blank headings leave their columns out; that they are filled is told while reading.
      ([["党组织代码", nil, "党组织名称"]], ["1 code", "3 name"]),
    ] as [([[String?]], [String])])
  func places(rows: [[String?]], columns expected: [String]) throws {
    #expect(try columns(rows) == expected)
  }

  @Test(
    arguments: [
      // Merged downwards, the heading is in the first row alone; merged to the right, over its leaves.
      (
        [["党组织代码", "党组织名称", "书记", nil, "面积"], [nil, nil, "姓名", "电话", nil]],
        ["1 code", "2 name", "3 secretary", "4 secretary_phone", "5 area"]
      ),
      // The file has the merged texts in every row.
      (
        [["党组织代码", "党组织名称", "书记", "书记"], ["党组织代码", "党组织名称", "姓名", "电话"]],
        ["1 code", "2 name", "3 secretary", "4 secretary_phone"]
      ),
      // 基本情况 is no field, and what stands below it is the row's own.
      (
        [["基本情况", nil, "书记", nil], ["党组织代码", "党组织名称", "姓名", "电话"]],
        ["1 code", "2 name", "3 secretary", "4 secretary_phone"]
      ),
      // 副书记 is no field here, but 书记电话 is not the phone of the deputy.
      (
        [["党组织代码", "党组织名称", "副书记", nil, "书记", nil], [nil, nil, "姓名", "电话", "姓名", "电话"]],
        ["1 code", "2 name", "3 -", "4 -", "5 secretary", "6 secretary_phone"]
      ),
      // Leaves that are no fields still make the row a part of the header: 面积 is not 一楼.
      (
        [["党组织代码", "党组织名称", "面积", nil], [nil, nil, "一楼", "二楼"]],
        ["1 code", "2 name", "3 -", "4 -"]
      ),
      (
        [["党组织代码", "党组织名称", "班子", nil], [nil, nil, "书记", nil], [nil, nil, "姓名", "电话"]],
        ["1 code", "2 name", "3 secretary", "4 secretary_phone"]
      ),
    ] as [([[String?]], [String])])
  func joinsHeadersOfSeveralRows(rows: [[String?]], columns expected: [String]) throws {
    #expect(try columns([["党支部台账"]] + rows) == expected)
    let (plan, _) = try plan([["党支部台账"]] + rows, datasets: [Self.branch])
    #expect(plan?.headerRow == 2)
    #expect(plan?.lastHeaderRow == rows.count + 1)
  }

  @Test(
    arguments: [
      ["a1", "甲支部", "张三", "13800000000"], ["a1", "甲支部", nil, nil],
      // Only the cells below one heading that spans two columns, but no texts for headings.
      [nil, nil, "13800000000", "13900000000"],
    ] as [[String?]])
  func takesNoRecordForPartOfTheHeader(record: [String?]) throws {
    let (plan, _) = try plan([["党组织代码", "党组织名称", "书记", nil], record], datasets: [Self.branch])
    #expect(plan?.lastHeaderRow == 1)
  }

  @Test func namesWhatIsMissingAndWhatWasMeant() throws {
    let (plan, pipeline) = try plan([["党组织代码", "书记性名", "联系电话"]], datasets: [Self.branch])
    #expect(plan?.missingFields.map { pipeline.datasets[0].fields[$0].name } == ["name"])
    #expect(plan?.columns.map(\.suggestion) == [nil, "书记", nil])
  }

  @Test func looksAtNothingLongAfterAHeader() throws {
    let filler = Array(repeating: ["甲", "1"] as [String?], count: 38)
    let (plan, _) = try plan(filler + [["姓名", "身份证号"]])
    #expect(plan?.headerRow == 39)
  }
}
