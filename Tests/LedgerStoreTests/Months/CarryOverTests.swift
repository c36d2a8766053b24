import Definitions
import Foundation
import Testing

@testable import LedgerStore

/// What a ledger takes over from the one before.
struct CarryOverTests {
  private let months: Months

  init() throws { months = try Months() }

  private static let may = "春训,2023-05-10,张一,西村党支部,8\n春训,2023-05-10,李二,东村党支部,8\n"

  @Test func eventsComeOverWithTheirPlaces() throws {
    try months.run("2023-05", training: Self.may, named: "五月.csv")
    let june = try months.run("2023-06", training: "夏训,2023-06-10,张一,西村党支部,4\n")
    #expect(
      try Months.training(june) == [
        "1 夏训 张一 西村党支部 4 2023-06 培训签到.csv 2",
        "2 春训 张一 西村党支部 8 2023-05 五月.csv 2",
        "3 春训 李二 东村党支部 8 2023-05 五月.csv 3",
      ])
    // Two months on, they are still from May.
    let july = try months.run("2023-07", training: nil)
    #expect(
      try Months.training(july) == [
        "1 夏训 张一 西村党支部 4 2023-06 培训签到.csv 2",
        "2 春训 张一 西村党支部 8 2023-05 五月.csv 2",
        "3 春训 李二 东村党支部 8 2023-05 五月.csv 3",
      ])
    // Snapshots are the period's own, and the account is that of its own sheets.
    #expect(try Months.rows(july, "SELECT COUNT(*) FROM branch") == ["2"])
    #expect(
      try Months.rows(
        july, "SELECT dataset, period, rows_read, records FROM _sheet ORDER BY _id") == [
          "branch 2023-07 3 2", "training 2023-06 - 1", "training 2023-05 - 2",
        ])
    #expect(
      try Months.rows(july, "SELECT heading FROM _column WHERE sheet = 3 ORDER BY col").count == 5)
  }

  @Test func aRowThatIsSentAgainCountsOnce() throws {
    try months.run("2023-05", training: Self.may)
    // The year so far, with one of May's rows mended.
    let june = try months.run(
      "2023-06",
      training: "春训,2023-05-10,张一,西村党支部,6\n夏训,2023-06-10,张一,西村党支部,4\n")
    #expect(
      try Months.training(june) == [
        "1 春训 张一 西村党支部 6 2023-06 培训签到.csv 2",
        "2 夏训 张一 西村党支部 4 2023-06 培训签到.csv 3",
        "3 春训 李二 东村党支部 8 2023-05 培训签到.csv 3",
      ])
  }

  @Test func withABlankInTheKeyOnlyTheSameRowIsTheSame() throws {
    try months.run("2023-05", training: "春训,,张一,西村党支部,8\n春训,,李二,西村党支部,8\n")
    let june = try months.run(
      "2023-06", training: "春训,,张一,西村党支部,8\n春训,,李二,西村党支部,6\n")
    #expect(
      try Months.rows(june, "SELECT name, hours FROM training ORDER BY _id") == [
        "张一 8", "李二 6", "李二 8",
      ])
  }

  @Test func referencesFollowTheirRows() throws {
    try months.run("2023-05", training: Self.may)
    // One branch more in front, one with another code and name, one closed.
    let june = try months.run(
      "2023-06",
      branches: "党支部代码,党支部名称,曾用名\n000,新村党支部,\n102,西河党支部,西村党支部\n", training: nil)
    #expect(
      try Months.training(june) == [
        "1 春训 张一 西河党支部 8 2023-05 培训签到.csv 2",
        "2 春训 李二 - 8 2023-05 培训签到.csv 3",
      ])
    #expect(
      try Months.rows(
        june, "SELECT rule, severity, dataset, heading, value FROM _finding WHERE rule = 'L01'")
        == [
          "L01 warning training 所在党支部 东村党支部"
        ])
  }

  /// A link is made anew: by the value, and not by the row of then.
  @Test func linksLeadToTheRowsOfNow() throws {
    var months = months
    months.pipeline["datasets/training.yaml"]? += """

      rules:
        - rule: E
          title: 不在台账
          field: class_name
          exists: {in: branch, field: org_name, as: host}
          severity: info
      """
    let may = "东村党支部,2023-05-10,张一,西村党支部,8\n新村党支部,2023-05-10,李二,东村党支部,8\n"
    try months.run("2023-05", training: may)
    let june = try months.run(
      "2023-06", branches: "党支部代码,党支部名称,曾用名\n000,新村党支部,\n001,东村党支部,\n",
      training: "东村党支部,2023-06-10,张一,东村党支部,4\n")
    let links =
      "SELECT t.class_name, t.host, b.org_name FROM training t LEFT JOIN branch b ON b._id = t.host ORDER BY t._id"
    #expect(
      try Months.rows(Ledger.open(months.place("2023-05").path), links) == [
        "东村党支部 1 东村党支部", "新村党支部 - -",
      ])
    #expect(
      try Months.rows(june, links) == [
        "东村党支部 2 东村党支部", "东村党支部 2 东村党支部", "新村党支部 1 新村党支部",
      ])
  }

  @Test func aNewFieldIsBlankAndAnOldOneIsGone() throws {
    var months = months
    try months.run("2023-05", training: Self.may)
    months.pipeline["datasets/training.yaml"] = Months.files["datasets/training.yaml"]?
      .replacing(
        "{name: hours, title: 学时, type: integer}", with: "{name: place, title: 地点, type: text}")
    let june = try months.run("2023-06", training: nil)
    #expect(
      try Months.rows(june, "SELECT name, place FROM training ORDER BY _id") == ["张一 -", "李二 -"])
  }

  @Test(arguments: [("decimal", "8.0"), ("text", "8")])
  func aFieldMayHaveGotAnotherType(type: String, value: String) throws {
    var months = months
    try months.run("2023-05", training: Self.may)
    months.pipeline["datasets/training.yaml"] = Months.files["datasets/training.yaml"]?
      .replacing("title: 学时, type: integer", with: "title: 学时, type: \(type)")
    let june = try months.run("2023-06", training: nil)
    #expect(try Months.rows(june, "SELECT hours FROM training") == [value, value])
  }

  @Test func figuresOfAllMonthsComeOver() throws {
    try months.run("2023-05", training: Self.may, met: 2)
    try months.run("2023-06", training: nil, met: 3)
    let july = try months.run("2023-07", training: nil, met: 4)
    #expect(
      try Months.rows(july, "SELECT period, metric, met FROM _history ORDER BY rowid") == [
        "2023-05 attendance 2", "2023-06 attendance 3",
      ])
  }

  @Test func onlyTheMonthBeforeIsTakenOver() throws {
    try months.run("2023-05", training: Self.may)
    let july = try months.run("2023-07", training: nil)
    #expect(try Months.training(july) == [])
    #expect(try july.facts()["previous"] == nil)
  }

  @Test func theSameTwiceIsTheSameToTheByte() throws {
    try months.run("2023-05", training: Self.may)
    let path = try months.place("2023-06").path
    try months.run("2023-06", training: nil)
    let first = try Data(contentsOf: URL(fileURLWithPath: path))
    try months.run("2023-06", training: nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
  }
}
