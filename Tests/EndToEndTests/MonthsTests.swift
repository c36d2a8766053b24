import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Months that follow each other.
struct MonthsTests {
  private static func pipeline() -> MiniPipeline {
    var files = MiniPipeline()
    files.files["datasets/visit.yaml"] = """
      dataset: visit
      title: 走访记录
      kind: events
      key: [visited_on, visitor]
      fields:
        - {name: visited_on, title: 走访日期, type: date, required: true}
        - {name: visitor, title: 走访人, type: person_name}
        - {name: branch, title: 走访支部, type: reference, to: branch}
      """
    files.files["metrics/visits.yaml"] = """
      - metric: visits
        title: 本月走访
        basis: 要点
        from: visit
        where: visited_on >= :period_start
        window: month
      - metric: visits_so_far
        title: 全年走访
        basis: 要点
        from: visit
      """
    return files
  }

  /// A place with the input of three months: one visit in April, two in May, none in June.
  private static func place() throws -> Workplace {
    let place = try Workplace(pipeline())
    let visits = [
      "2023-04": "2023-04-03,甲一,东村党支部\n",
      "2023-05": "2023-05-03,甲一,东村党支部\n2023-05-04,乙二,西村党支部\n", "2023-06": "",
    ]
    for (month, rows) in visits {
      _ = try MiniMonth().write(to: place.folder, under: "in/\(month)")
      try place.folder.write("走访日期,走访人,走访支部\n" + rows, to: "in/\(month)/走访记录.csv")
    }
    return place
  }

  /// The whole figure of a metric: `met previous_met met_change year_met year_months`.
  private func figure(_ metric: String, _ month: String, _ place: Workplace) throws -> String {
    let rows = try CSVText.records(atPath: place.folder.path(of: "out/\(month)/metrics.csv"))
    let row = try #require(rows.first { $0["metric"] == metric && $0["dimension"] == "total" })
    return ["met", "previous_met", "met_change", "year_met", "year_months"].map { row[$0] ?? "-" }
      .joined(separator: " ")
  }

  @Test func severalMonthsAreRunInOrder() throws {
    let place = try Self.place()
    let run = try place.taizhang(
      "run", "mini", "--period", "2023-04..2023-06", "--input", "in", "--out", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try figure("visits", "2023-04", place) == "1 - - 1 1")
    #expect(try figure("visits", "2023-05", place) == "2 1 1 3 2")
    #expect(try figure("visits", "2023-06", place) == "0 2 -2 3 3")
    #expect(try figure("visits_so_far", "2023-06", place) == "3 3 0 3 -")
    // One by one is the same, and so is a path with the month's name in it.
    for month in ["2023-04", "2023-05", "2023-06"] {
      try place.taizhang("run", "mini", "--period", month, "--input", "in/\(month)", "--out", "a")
    }
    try place.taizhang(
      "run", "mini", "--period", "2023-04..2023-06", "--input", "in/{period}", "--out", "b")
    let outputs = try place.outputs()
    #expect(try place.outputs(in: "a") == outputs)
    #expect(try place.outputs(in: "b") == outputs)
  }

  @Test func aMonthWithoutInputStopsAllBeforeTheFirst() throws {
    let place = try Self.place()
    let run = try place.taizhang(
      "run", "mini", "--period", "2023-05..2023-07", "--input", "in", "--out", "out", "--lang", "en"
    )
    #expect(run.status == 1)
    #expect(run.errors == "in/2023-07 does not exist; check the path\n")
    #expect(try place.outputs().isEmpty)
  }

  @Test func aChangedMonthMakesTheLaterOnesStaleUntilTheyAreRunAgain() throws {
    let place = try Self.place()
    let all = ["run", "mini", "--period", "2023-04..2023-06", "--input", "in", "--out", "out"]
    _ = try TaizhangProcess.run(all, in: place.folder.path)
    try place.folder.write("走访日期,走访人,走访支部\n", to: "in/2023-04/走访记录.csv")
    let april = try place.taizhang(
      "run", "mini", "--period", "2023-04", "--input", "in/2023-04", "--out", "out", "--lang", "en")
    #expect(april.output.contains("! 2023-05, 2023-06: computed from an earlier ledger"))
    #expect(april.output.contains("--period 2023-05..2023-06"))
    #expect(try place.taizhang("history", "visits").errors.contains("2023-06 是按旧的上期算的，已过时"))
    let again = try TaizhangProcess.run(all, in: place.folder.path)
    #expect(!again.output.contains("已过时"))
    #expect(try !place.taizhang("history", "visits").errors.contains("已过时"))
    #expect(try figure("visits_so_far", "2023-06", place) == "2 2 0 2 -")
  }

  @Test func thePageShowsHowAFigureWentOverTheMonths() throws {
    let place = try Self.place()
    try place.taizhang(
      "run", "mini", "--period", "2023-04..2023-06", "--input", "in", "--out", "out")
    let page = String(
      decoding: try #require(try place.outputs()["2023-06/report.html"]), as: UTF8.self)
    #expect(page.contains("“较上月”比的是 2023-05 的台账。"))
    let line = try #require(
      page.firstMatch(
        of: /<title>2023-04 ([^，<]*)，2023-05 ([^，<]*)，2023-06 ([^<]*)<\/title>\s*<polyline/))
    #expect(!line.output.1.isEmpty && !line.output.2.isEmpty && !line.output.3.isEmpty)
    let first = String(
      decoding: try #require(try place.outputs()["2023-04/report.html"]), as: UTF8.self)
    #expect(!first.contains("<polyline"))
  }

  @Test func withoutTheMonthBeforeItIsSaid() throws {
    let place = try Self.place()
    let run = try place.taizhang(
      "run", "mini", "--period", "2023-06", "--input", "in/2023-06", "--out", "out", "--lang", "en")
    #expect(run.output.contains("No ledger of 2023-05: 走访记录 are only what came in now"))
    let json = try #require(try place.outputs()["2023-06/summary.json"])
    #expect(String(decoding: json, as: UTF8.self).contains(#""previous_period": null"#))
  }

  @Test func whatIsForgottenIsGone() throws {
    let place = try Self.place()
    try place.taizhang(
      "run", "mini", "--period", "2023-04..2023-06", "--input", "in", "--out", "out")
    let before = try place.outputs()
    let figures = try ["2023-04", "2023-05"].map {
      try CSVText.records(atPath: place.folder.path(of: "out/\($0)/metrics.csv")).count
    }.reduce(0, +)
    let dry = try place.taizhang("forget", "--before", "2023-06", "--out", "out", "--lang", "en")
    #expect(try place.outputs() == before)
    #expect(dry.output.hasSuffix("nothing was removed yet; add --yes to do it\n"))

    try place.folder.write("note", to: "out/2023-05/笔记.txt")
    // A killed run of March.
    try place.folder.write("half", to: "out/ledger/.2023-03.sqlite.building")
    try place.folder.write("half", to: "out/.2023-03.building/metrics.csv")
    let run = try place.taizhang(
      "forget", "--before", "2023-06", "--out", "out", "--lang", "en", "--yes")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "not written by taizhang, kept: out/2023-05/笔记.txt\n")
    let left = try place.outputs()
    #expect(
      left.keys.filter { !$0.hasPrefix("2023-06/") }.sorted()
        == ["2023-05/笔记.txt", "ledger/2023-06.sqlite", "ledger/forgotten.csv"])
    // No trace of April and May, neither in tables nor in free pages: these people are in no June sheet.
    let ledger = try #require(left["ledger/2023-06.sqlite"])
    #expect(before["ledger/2023-06.sqlite"]?.range(of: Data("乙二".utf8)) != nil)
    #expect(ledger.range(of: Data("乙二".utf8)) == nil)
    #expect(ledger.range(of: Data("张一".utf8)) != nil)
    #expect(
      try CSVText.records(atPath: place.folder.path(of: "out/ledger/forgotten.csv")).map {
        [$0["before"], $0["period"], $0["removed"], $0["records"], $0["figures"]]
      } == [
        ["2023-06", "2023-04", "all", nil, nil], ["2023-06", "2023-05", "all", nil, nil],
        ["2023-06", "2023-06", "carried", "3", "\(figures)"],
      ])
    // There is nothing more to forget, and July follows from June.
    let again = try place.taizhang("forget", "--before", "2023-06", "--out", "out", "--lang", "en")
    #expect(again.output == "nothing to remove\n")
    let july = try place.taizhang(
      "run", "mini", "--period", "2023-07", "--input", "in/2023-06", "--out", "out")
    #expect(july.status == 0)
    #expect(!july.output.contains("已过时"))
  }
}
