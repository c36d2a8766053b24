import TestSupport
import Testing

@testable import Importing

/// The row that an `exists` rule has found is kept where the rule says `as`.
struct LinkTests {
  /// - Parameter uniqueness: The severity of a repeated name; `nil` where names may repeat.
  private func month(uniqueness: String?, among: String) -> TestMonth {
    let rule = uniqueness.map {
      "\n  - {rule: D, title: 重复, field: name, unique: [name], severity: \($0)}"
    }
    return TestMonth(
      """
      dataset: class
      title: 班次
      kind: snapshot
      key: [name]
      fields:
        - {name: name, title: 班名, type: text}
        - {name: hours, title: 学时, type: decimal}
        - {name: place, title: 地点, type: text}
      rules:
        - {rule: P, title: 地点, field: place, present: true, severity: error}
        - {rule: N, title: 班名, field: name, present: false, when: {place: [退]}, severity: warning, effect: unset}
      """ + (rule ?? ""),
      """
      dataset: signin
      title: 签到
      kind: events
      fields:
        - {name: person, title: 签到人, type: text}
        - {name: class, title: 所在班, type: text}
        - {name: gone, title: 早退, type: text}
      rules:
        - {rule: E, title: 没有, field: class, exists: {in: class, field: name, among: \(among), as: found}, severity: warning}
        - {rule: L, title: 早退, field: class, present: false, when: {gone: [是]}, severity: warning, effect: unset}
      """)
  }

  private func links(of sink: RecordingSink) -> [String?] {
    sink.records.filter { $0.dataset == "signin" }.map { $0.values["found"] }
  }

  private static let signins: [[String?]] =
    [["签到人", "所在班", "早退"]]
    + ["一班", "二班", "三班", "五班", nil].map { ["甲", $0, nil] } + [["乙", "一班", "是"]]

  @Test(arguments: [
    // 二班 was rejected, and what repeats it, too; of 三班 the name was refused.
    ("error", "all", ["1", nil, nil, nil, nil, nil], ["5 E"]),
    ("error", "usable", ["1", nil, nil, nil, nil, nil], ["3 E", "4 E", "5 E"]),
    // What repeats it is a row, and leads the way.
    ("warning, effect: keep", "all", ["1", "4", nil, nil, nil, nil], ["5 E"]),
    (nil, "all", ["1", "4", nil, nil, nil, nil], ["5 E"]),
    (nil, "usable", ["1", "4", nil, nil, nil, nil], ["4 E", "5 E"]),
  ])
  func leadsToTheFirstUsableRow(
    uniqueness: String?, among: String, expected: [String?], marks: [String]
  ) throws {
    let sink = try month(uniqueness: uniqueness, among: among)
      .with(
        "a.csv",
        [
          ["班名", "学时", "地点"], ["一班", "8", "x"], ["二班", "4", nil], ["三班", "4", "退"],
          ["二班", "4", "x"],
          ["一班", "8", "x"], ["二班", "4", "x"],
        ]
      ).with("b.csv", Self.signins).run()
    #expect(links(of: sink) == expected)
    #expect(sink.marks.filter { $0.hasSuffix(" E") } == marks)
  }

  @Test(arguments: 0..<8 as Range<UInt64>, ["error", "warning", "warning, effect: keep", nil])
  func agreesWithASearchThroughAllRows(seed: UInt64, uniqueness: String?) throws {
    var random = SeededGenerator(seed: seed)
    let names = (0..<40).map { "\($0)班" }
    let classes = (0..<120).map { _ -> [String?] in
      [
        names.randomElement(using: &random), "1",
        ["x", "退", nil].randomElement(using: &random) ?? nil,
      ]
    }
    let signins = (0..<200).map { _ -> [String?] in
      ["甲", names.randomElement(using: &random), nil]
    }
    let sink = try month(uniqueness: uniqueness, among: "all")
      .with("a.csv", [["班名", "学时", "地点"]] + classes)
      .with("b.csv", [["签到人", "所在班", "早退"]] + signins).run()
    let rows = sink.records.filter { $0.dataset == "class" }
    let expected = signins.map { signin in
      rows.first { $0.values["name"] == signin[1] }.map { "\($0.id)" }
    }
    #expect(links(of: sink) == expected)
    #expect(expected.contains(nil) && expected.contains { $0 != nil })
  }
}
