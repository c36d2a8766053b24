import Testing

@testable import Importing

struct ExistsRuleTests {
  private func month(_ rule: String) -> TestMonth {
    TestMonth(
      """
      dataset: class
      title: 班次
      kind: snapshot
      key: [name]
      fields:
        - {name: name, title: 班名, type: text, required: true, severity: error}
        - {name: kind, title: 类别, type: enumeration, vocabulary: kind}
        - {name: hours, title: 学时, type: decimal}
        - {name: place, title: 地点, type: text}
      rules:
        - {rule: P, title: 地点, field: place, present: true, severity: error}
        - {rule: H, title: 学时, field: hours, at_most: 100, severity: warning}
      """,
      """
      dataset: signin
      title: 签到
      kind: events
      fields:
        - {name: person, title: 签到人, type: text}
        - {name: class, title: 所在班, type: text}
        - {name: kind, title: 班别, type: text}
        - {name: hours, title: 实学, type: integer}
      rules:
        - {rule: E, title: 没有, severity: warning, \(rule)}
      """, vocabularies: "kind: {集中: [集中培训], 网络: []}\n"
    )
    .with(
      "a.csv",
      [
        ["班名", "类别", "学时", "地点"], ["一班", "集中培训", "8", "x"], ["二班", "网络", "4", nil],
        [nil, "网络", "2", "x"], ["四班", "集中", "200", "x"],
      ])
  }

  @Test(arguments: [
    // 二班 was rejected for its place: among usable rows it is not there, among all it is.
    (
      "field: class, exists: {in: class, field: name}", ["一班", "二班", "三班", "", "四班"],
      ["3 E", "4 E"]
    ),
    ("field: class, exists: {in: class, field: name, among: all}", ["一班", "二班", "三班"], ["4 E"]),
  ])
  func looksForTheValue(rule: String, classes: [String], marks: [String]) throws {
    let rows = classes.map { ["甲", $0, nil, nil] as [String?] }
    let sink = try month(rule).with("b.csv", [["签到人", "所在班", "班别", "实学"]] + rows).run()
    #expect(sink.marks.filter { $0.hasSuffix("E") } == marks)
  }

  /// A term of a vocabulary equals the same text, a whole number the same decimal.
  @Test(arguments: [
    ("field: kind, exists: {in: class, field: kind}", ["集中", "网络", "集中培训"], 2, ["3 E", "4 E"]),
    ("field: hours, exists: {in: class, field: hours}", ["8", "9"], 3, ["3 E"]),
    // What a rule made unknown is in no usable row.
    ("field: hours, exists: {in: class, field: hours}", ["200"], 3, ["2 E"]),
  ])
  func comparesAcrossTypes(rule: String, values: [String], column: Int, marks: [String]) throws {
    let rows = values.map { value -> [String?] in
      var row: [String?] = ["甲", "一班", nil, nil]
      row[column] = value
      return row
    }
    let sink = try month(rule).with("b.csv", [["签到人", "所在班", "班别", "实学"]] + rows).run()
    #expect(sink.marks.filter { $0.hasSuffix("E") } == marks)
  }
}
