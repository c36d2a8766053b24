import Definitions
import LedgerTestSupport
import Testing

@testable import Measuring

struct MetricRunnerTests {
  /// A pipeline with one metric over the members.
  private func results(_ metric: String, month: MiniMonth = MiniMonth()) throws -> MetricResult {
    let text = "- metric: m\n  title: 指标\n  basis: 依据\n" + metric
    let mini = try MiniLedger(
      MiniPipeline(replacing: "metrics/hours.yaml", with: text), month: month)
    let results = try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)
    return try #require(results.first)
  }

  private func shown(_ figure: Figure) -> String {
    "\(figure.dimension) \(figure.group) \(figure.met) \(figure.notMet) \(figure.unknown) \(figure.excluded)"
  }

  // The hours are 40, 8, NULL (frail), NULL, 12.
  @Test(arguments: [
    ("  meets: hours >= 10", [2, 1, 2, 0]),
    ("  meets: hours IS NULL", [2, 3, 0, 0]),
    ("  meets: 'NULL'", [0, 0, 5, 0]),
    ("  where: hours > 8\n  meets: hours > 12", [1, 1, 0, 0]),
    ("  where: hours > 1000\n  meets: hours > 12", [0, 0, 0, 0]),
    // A condition that is not known leaves nobody out.
    ("  exclude:\n    - {when: hours < 10, reason: 少}\n  meets: frail = 0", [3, 1, 0, 1]),
    // What several exclusions meet is counted once.
    (
      "  exclude:\n    - {when: frail = 1, reason: 一}\n    - {when: hours IS NULL, reason: 二}\n  meets: hours > 9",
      [2, 1, 0, 2]
    ),
    // OR and a comment must not reach out of the condition.
    ("  where: hours > 30 OR hours < 10 -- 或者\n  meets: hours > 9 OR 1 = 0 -- 完", [1, 1, 0, 0]),
  ])
  func rowsAreMetNotMetUnknownOrExcluded(metric: String, counts: [Int]) throws {
    let total = try results("  from: member\n" + metric).total
    #expect([total.met, total.notMet, total.unknown, total.excluded] == counts)
  }

  // The members of the branches are 3, 9, 0.
  @Test(arguments: [
    ("  from: branch", [3, 0, 0, 0], nil as String?),
    ("  from: branch\n  exclude:\n    - {when: member_count = 0, reason: 空}", [2, 0, 0, 1], nil),
    ("  from: branch\n  amount: member_count", [12, 0, 0, 0], nil),
    ("  from: branch\n  amount: member_count\n  meets: 3", [9, 3, 0, 0], "75.00%"),
    // More than was asked for: what lacks is below zero.
    (
      "  from: branch\n  where: member_count = 3\n  amount: member_count\n  meets: 5",
      [5, -2, 0, 0], "166.67%"
    ),
    (
      "  from: branch\n  amount: member_count\n  meets: CASE WHEN member_count = 9 THEN NULL ELSE 1 END",
      [2, 1, 9, 0], "66.67%"
    ),
    ("  from: branch\n  amount: NULLIF(member_count, 9)\n  meets: 0", [0, 3, 1, 0], "0.00%"),
    (
      "  from: branch\n  exclude:\n    - {when: member_count = 9, reason: 大}\n  amount: member_count\n  meets: 1",
      [2, 1, 0, 9], "66.67%"
    ),
  ])
  func amountsAndCounts(metric: String, counts: [Int], rate: String?) throws {
    let total = try results(metric).total
    #expect([total.met, total.notMet, total.unknown, total.excluded] == counts)
    let tenThousandths = total.rateInTenThousandths
    #expect(tenThousandths.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)%" } == rate)
  }

  @Test func groupsOfSeveralColumnsAndOfNone() throws {
    let result = try results("  from: roster\n  meets: hours >= 10\n  by: [town, [town, org_name]]")
    #expect(
      result.figures.map(shown) == [
        "total 合计 2 1 2 0",
        "town 东镇 1 1 1 0", "town 西镇 1 0 1 0",
        "town/org_name 东镇/东村党支部 1 1 1 0", "town/org_name 西镇/西村党支部 1 0 1 0",
      ])
  }

  @Test func aGroupThatIsNotKnownComesLast() throws {
    let result = try results("  from: member\n  meets: frail = 0\n  by: [phone, hours]")
    #expect(
      result.figures.dropFirst().map(\.group) == [
        "13800138001", "13800138002", "057188881234", "未知", "8", "12", "40", "未知",
      ])
  }

  @Test func blankAndUnknownTextsAreOneGroup() throws {
    var files = MiniPipeline()
    files.files["models/odd.sql"] =
      "SELECT 1 AS x, '' AS town UNION ALL SELECT 1, NULL UNION ALL SELECT 1, '未知'"
    files.files["metrics/hours.yaml"] =
      "- {metric: m, title: 指标, basis: 依据, from: odd, meets: x = 1, by: [town]}"
    let mini = try MiniLedger(files)
    let result = try MetricRunner(pipeline: mini.pipeline, period: mini.period).run(on: mini.ledger)
    #expect(result[0].figures.map(shown) == ["total 合计 3 0 0 0", "town 未知 3 0 0 0"])
  }

  @Test func groupsFollowTheVocabulary() throws {
    let result = try results("  from: branch\n  meets: member_count > 0\n  by: [kind]")
    #expect(result.figures.dropFirst().map(\.group) == ["村", "社区"])
  }

  @Test(arguments: [
    // 2 met, 1 not met, 2 unknown.
    ("rate >= 60%", true), ("rate >= 66.67%", false), ("rate >= 67%", false), ("rate < 67%", true),
    ("rate > 0.5", true), ("rate = 1", false), ("rate <= 66.67%", true),
    ("met >= 2", true), ("met > 2", false), ("met = 2", true), ("met >= :hours_member", false),
    ("not_met = 0", false), ("not_met <= 1", true), ("not_met < 1", false),
    ("not_met <= :hours_member", true),
  ])
  func aTargetIsReachedOrNot(target: String, isReached: Bool) throws {
    let result = try results("  from: member\n  meets: hours >= 10\n  target: \"\(target)\"")
    #expect(result.total.reached == isReached)
  }

  @Test(
    arguments: [
      ("rate >= 0%", nil), ("met >= 1", false), ("met >= 0", true), ("not_met = 0", nil),
    ] as [(String, Bool?)])
  func whereNothingIsJudgedARateReachesNothing(target: String, isReached: Bool?) throws {
    let result = try results(
      "  from: member\n  where: hours > 1000\n  meets: hours >= 10\n  target: \(target)")
    #expect(result.total.reached == isReached)
  }

  @Test func withoutATargetNothingIsReached() throws {
    #expect(try results("  from: member\n  meets: hours >= 10").total.reached == nil)
  }
}

struct FigureTests {
  @Test(
    arguments: [
      (0, 0, nil), (0, 5, 0), (5, 0, 10_000), (1, 2, 3_333), (2, 1, 6_667),
      // Exactly half a ten-thousandth, which binary fractions would round either way.
      (1, 19_999, 1), (3, 19_997, 2), (1, 20_000, 0),
      (29_999, 1, 10_000), (90, 10, 9_000),
      (1_000_000_007, 1_000_000_007, 5_000),
    ] as [(Int, Int, Int?)])
  func theRateIsRoundedHalfUp(met: Int, notMet: Int, rate: Int?) {
    var figure = Figure(dimension: "total", group: "合计")
    figure.met = met
    figure.notMet = notMet
    figure.unknown = 7
    figure.excluded = 9
    #expect(figure.rateInTenThousandths == rate)
  }
}
