import Definitions
import Testing

@testable import Importing

/// What becomes of values and of what is wrong with them.
struct ImporterValueTests {
  private static let ids = TestMonth.ids

  private func dataset(_ field: String, rules: String = "[]") -> String {
    """
    dataset: thing
    title: 东西
    kind: events
    label: name
    fields:
      - {name: name, title: 名称, type: text}
      - {name: \(field)}
    rules: \(rules)
    """
  }

  @Test(
    arguments: [
      ("x, title: 值, type: date", "2023.6", "2023-06"),
      ("x, title: 值, type: date", "2023年6月1日", "2023-06-01"),
      ("x, title: 值, type: date", "2023", "2023"),
      ("x, title: 值, type: integer, units: [人]", "12人", "12"),
      ("x, title: 值, type: decimal", "2.50", "2.5"), ("x, title: 值, type: boolean", "√", "1"),
      ("x, title: 值, type: enumeration, vocabulary: sex", "女性", "女"),
      ("x, title: 值, type: text", "甲 乙", "甲乙"),
      ("x, title: 值, type: text, whitespace: collapse", "a  b", "a b"),
      ("x, title: 值, type: text, uppercase: true", "a1", "A1"),
      ("x, title: 值, type: text", "无", nil),
      ("x, title: 值, type: text, placeholders: false", "无", "无"),
      ("x, title: 值, type: text, pattern: \"[A-Z]\\\\d\"", "A1", "A1"),
      // 无 is blank before it is of no pattern.
      ("x, title: 值, type: text, pattern: \"[A-Z]\\\\d\"", "无", nil),
    ] as [(String, String, String?)])
  func loads(field: String, text: String, value: String?) throws {
    let sink = try TestMonth(dataset(field)).with("a.csv", [["名称", "值"], ["a", text]]).run()
    #expect(sink.values(of: "x") == [value])
    #expect(sink.findings.isEmpty)
  }

  @Test(arguments: [
    ("", "1 unset"), ("severity: error, ", "0 reject"), ("effect: keep, ", "1 keep"),
    ("severity: error, effect: keep, ", "1 keep"), ("severity: info, ", "1 keep"),
  ])
  func whatIsWrongHasAnEffect(style: String, result: String) throws {
    let sink = try TestMonth(dataset("x, title: 值, \(style)type: date"))
      .with("a.csv", [["名称", "值"], ["甲", "2023-07-01"]]).run()
    // A date in the future is a value all the same, and is kept where nothing else is said.
    let kept = sink.values(of: "x") == ["2023-07-01"]
    let effect = sink.findings[0].isRejection ? "reject" : kept ? "keep" : "unset"
    #expect("\(sink.records.count) \(effect)" == result)
    #expect(sink.findings.map(\.rule) == ["date-future"])
    #expect(sink.findings[0].value == "2023-07-01")
    #expect(sink.findings[0].entity == "甲")
    #expect(sink.findings[0].heading == "值")
    #expect(sink.findings[0].column == 2)
  }

  @Test func aRuleUnsetsItsField() throws {
    let rules =
      "[{rule: R, title: 试, field: x, at_most: 5, severity: warning, message: \"{title} {value} 多于 {other}\"}]"
    let sink = try TestMonth(dataset("x, title: 值, type: integer", rules: rules))
      .with("a.csv", [["名称", "值"], ["a", "6"], ["b", "5"]]).run()
    #expect(sink.values(of: "x") == [nil, "5"])
    // The value is filled in where it may be shown.
    #expect(sink.findings.map(\.message) == ["值 {value} 多于 5"])
  }

  @Test func findingsComeByField() throws {
    let rules = """
      [{rule: B, title: 试, field: x, at_most: 5, severity: warning}, {rule: A, title: 试, field: name, present: false, severity: info},
      {rule: C, title: 试, field: x, at_least: 9, severity: warning}]
      """
    let sink = try TestMonth(dataset("x, title: 值, type: integer, maximum: 7", rules: rules))
      .with("a.csv", [["名称", "值"], ["a", "6"], ["b", "8"]]).run()
    #expect(sink.marks == ["2 A", "2 B", "2 C", "3 A", "3 number-range"])
  }

  @Test func requiredWhen() throws {
    let field = "x, title: 值, type: text, required: {when: {name: [甲, 乙]}}"
    let sink = try TestMonth(dataset(field))
      .with("a.csv", [["名称", "值"], ["甲", nil], ["乙", "x"], ["丙", nil]]).run()
    #expect(sink.marks == ["2 missing"])
    #expect(sink.records.count == 3)
  }

  @Test func duplicatesAreLookedForAcrossFiles() throws {
    let header: [String?] = ["姓名", "身份证号"]
    let sink = try TestMonth(TestMonth.member)
      .with("a.csv", [header, ["甲", Self.ids[0]], ["乙", Self.ids[1]]])
      .with(
        "b.csv",
        [header, ["丙", Self.ids[1]], ["丁", Self.ids[2]], ["戊", Self.ids[2].lowercased()]]
      )
      .run()
    #expect(sink.values(of: "name") == ["甲", "乙", "丁"])
    #expect(sink.marks == ["2 X02", "4 X02"])
    #expect(sink.findings.map(\.message) == ["与 a.csv 3 重复", "与 3 重复"])
    #expect(sink.findings.map(\.source) == [2, 2])
    #expect(sink.findings.allSatisfy { $0.isSensitive })
    #expect(sink.records.map(\.sheet) == [1, 1, 2])
    #expect(sink.accounts[2] == RowAccount(read: 4, loaded: 1, rejected: 2, skipped: 1, records: 1))
  }

  /// A sheet's id is personal: it may not stand in a message, an entity or a suggestion.
  @Test func sensitiveValuesStandInValueAlone() throws {
    let text = TestMonth.member.replacing("label: name", with: "label: citizen_id")
    let wrong = String(Self.ids[0].dropLast(2)) + "00"
    let sink = try TestMonth(text)
      .with("a.csv", [["姓名", "身份证号"], ["甲", wrong], ["乙", Self.ids[1]], ["丙", Self.ids[1]]]).run()
    #expect(sink.findings.count == 2)
    for finding in sink.findings {
      #expect(finding.isSensitive)
      for text in [finding.message, finding.suggestion ?? "", finding.entity ?? ""] {
        #expect(!text.contains("4599"))
      }
    }
  }

  @Test func datesInTextFieldsAreDates() throws {
    let rows: [[String?]] = [
      ["名称", "值"], ["a", "=s=\"1\"><v>45078</v>"], ["b", "=><v>45078</v>"],
    ]
    let sink = try TestMonth(dataset("x, title: 值, type: text"))
      .with("a.xlsx", TestSheets(.init(name: "东西", rows: rows)).data).run()
    #expect(sink.values(of: "x") == ["2023-06-01", "45078"])
  }

  @Test func errorCellsAreFaults() throws {
    let rows: [[String?]] = [["名称", "值"], ["a", "=t=\"e\"><v>#REF!</v>"]]
    let sink = try TestMonth(dataset("x, title: 值, type: text"))
      .with("a.xlsx", TestSheets(.init(name: "东西", rows: rows)).data).run()
    #expect(sink.marks == ["2 cell-error"])
    #expect(sink.findings[0].value == "#REF!")
  }

  @Test(arguments: [Language.chinese, .english])
  func speaksTheLanguage(language: Language) throws {
    let sink = try TestMonth(dataset("x, title: 值, type: integer"))
      .with("a.csv", [["名称", "值"], ["a", "多"]]).run(language: language)
    let expected = language == .chinese ? "值“{value}”不是数" : "值 “{value}” is not a number"
    #expect(sink.findings.map(\.message) == [expected])
  }
}
