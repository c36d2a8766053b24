import Definitions
import LedgerStore
import LedgerTestSupport
import Testing

@testable import Measuring

struct WhyQuestionTests {
  private static let metric = """
    - metric: m
      title: 指标
      basis: 依据
      from: roster
      checks: [R05, R01, X04]
      exclude:
        - {when: "frail = 1", reason: 年老体弱}
        - {when: "hours IS NULL", reason: 没有学时}
      meets: hours >= 10
      by: [town, [town, org_name]]
      target: rate >= 50%
    """

  private func ledger(figures: Bool = true) throws -> MiniLedger {
    let mini = try MiniLedger.asked(
      MiniPipeline(replacing: "metrics/hours.yaml", with: Self.metric))
    try CheckRunner(pipeline: mini.pipeline, period: mini.period).run(on: mini.ledger) {
      try mini.builder.add($0)
    }
    for result in try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)
    {
      for figure in result.figures {
        try mini.builder.add(
          metric: result.metric.name, dimension: figure.dimension, group: figure.group,
          met: figure.met, notMet: figure.notMet, unknown: figure.unknown,
          excluded: figure.excluded, reached: figure.reached)
      }
    }
    return mini
  }

  // 张一 40, 李二 8, 王三 frail in 东镇; 赵四 none, 钱五 12 in 西镇.
  @Test(
    arguments: [
      (nil, [2, 1, 0, 2]), ("东镇", [1, 1, 0, 1]), ("town=东镇", [1, 1, 0, 1]),
      ("乡镇=西镇", [1, 0, 0, 1]), ("西镇/西村党支部", [1, 0, 0, 1]), ("name=李二", [0, 1, 0, 0]),
      ("town~镇", [2, 1, 0, 2]),
    ] as [(String?, [Int])])
  func countsOfAGroup(group: String?, counts: [Int]) throws {
    let question = try WhyQuestion("m", group: group, in: ledger().ledger)
    let total = try question.query.total()
    #expect([total.met, total.notMet, total.unknown, total.excluded] == counts)
  }

  @Test(
    arguments: [(nil, true), ("东镇", true), ("town=西镇", true), ("name=李二", nil)]
      as [(String?, Bool?)])
  func theTargetOfAGroup(group: String?, isReached: Bool?) throws {
    #expect(try WhyQuestion("m", group: group, in: ledger().ledger).reached() == isReached)
  }

  @Test func whatIsLeftOutIsCountedByItsFirstReason() throws {
    let exclusions = try WhyQuestion("m", in: ledger().ledger).query.exclusions()
    #expect(exclusions.map { "\($0.reason) \($0.count)" } == ["年老体弱 1", "没有学时 1"])
  }

  /// The model hands on the `_id` of the members, and so it is known where its rows stand.
  @Test func sourcesSayHowManyOfTheirRowsCount() throws {
    let mini = try ledger()
    #expect(try MetricFinder(mini.ledger).metric("m").rowDataset == "member")
    let sources = try WhyQuestion("m", in: mini.ledger).sources()
    #expect(
      sources.map { "\($0.title) \($0.file) \($0.loaded) \($0.rejected) \($0.counted ?? -1)" } == [
        "党支部台账 党支部台账.csv 3 0 -1", "党员花名册 东镇/党员花名册.csv 5 1 3",
      ])
  }

  @Test func rulesSayHowManyFindingsAreOnTheRows() throws {
    let rules = try WhyQuestion("m", in: ledger().ledger).rules()
    // The row with the wrong id was rejected, and is not among them.
    #expect(
      rules.map { "\($0.rule) \($0.findings) \($0.onRows ?? -1)" } == [
        "R05 1 0", "R01 0 0", "X04 1 0",
      ])
    #expect(rules.map(\.title) == ["", "重复登记", "台账党员数与花名册不符"])
  }

  @Test func anUnknownGroup() throws {
    let mini = try ledger()
    #expect(throws: AskError(.unknownGroup(of: "m"), "东真", suggestion: "东镇")) {
      try WhyQuestion("m", group: "东真", in: mini.ledger)
    }
    #expect(throws: AskError(.unknownColumn(of: "m"), "镇子", suggestion: nil)) {
      try WhyQuestion("m", group: "镇子=东镇", in: mini.ledger)
    }
  }

  /// The database names the origin of the first query of several alone.
  @Test func rowsOfSeveralQueriesAreOfNoDataset() throws {
    var files = MiniPipeline(replacing: "metrics/hours.yaml", with: Self.metric)
    files.files["models/roster.sql"] = """
      SELECT m._id, m.name, m.hours, m.frail, b.town, b.org_name FROM member m JOIN branch b ON b._id = m.branch
      UNION ALL SELECT _id, org_name, NULL, NULL, town, org_name FROM branch
      """
    files.files["tables/towns.yaml"] = nil
    let mini = try MiniLedger.asked(files)
    let question = try WhyQuestion("m", in: mini.ledger)
    #expect(question.metric.rowDataset == nil)
    #expect(try question.sources().allSatisfy { $0.counted == nil })
    #expect(try question.rules().allSatisfy { $0.onRows == nil })
  }
}
