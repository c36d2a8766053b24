import Definitions
import LedgerStore
import LedgerTestSupport
import Testing

@testable import Measuring

struct PopulationQueryTests {
  private func query(_ conditions: String..., metric: String = "hours_rate") throws -> (
    MiniLedger, PopulationQuery
  ) {
    let mini = try MiniLedger.asked()
    let definition = try MetricFinder(mini.ledger).metric(metric)
    return (
      mini,
      try PopulationQuery(
        definition, where: conditions.map { try ColumnCondition($0) }, in: mini.ledger)
    )
  }

  private func lines(_ rows: AskedRows, _ mini: MiniLedger) throws -> [String] {
    var lines: [String] = []
    try rows.forEach(in: mini.ledger) { row in
      lines.append(row.map { $0.text ?? "" }.joined(separator: " "))
    }
    return lines
  }

  // 张一 40, 李二 8, 王三 blank and frail, 赵四 blank, 钱五 12; 孙六's id is wrong.
  @Test(arguments: [
    (PopulationQuery.Outcome.met, ["东镇 张一"]), (.notMet, ["东镇 李二", "西镇 钱五"]),
    (.unknown, ["西镇 赵四"]), (.excluded, ["东镇 王三"]),
  ])
  func theRowsOfAnOutcome(outcome: PopulationQuery.Outcome, names: [String]) throws {
    let (mini, query) = try query()
    let lines = try lines(query.rows(outcome), mini)
    #expect(
      lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == names)
  }

  @Test func theyAreAsManyAsTheFigureSays() throws {
    let (mini, query) = try query()
    let figure = try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)[0].total
    #expect(
      try query.total()
        == {
          var own = figure
          own.reached = nil
          return own
        }())
    #expect(try query.rows(.notMet).count(in: mini.ledger) == figure.notMet)
  }

  @Test(arguments: [
    ("town=东镇", 1), ("乡镇=东镇", 1), ("town!=东镇", 1), ("town~镇", 2), ("town＝西镇", 1), ("现有学时=8", 1),
    ("hours=8", 1), ("hours~8", 1), ("org_name~东", 1), ("党支部名称~东", 1), ("phone=", 1),
    ("phone!=", 1),
    ("town= 东镇 ", 1), ("town=' OR 1=1 --", 0), ("citizen_id=459901197108120020", 1),
  ])
  func conditions(text: String, count: Int) throws {
    let (mini, query) = try query(text)
    #expect(try query.rows(.notMet).count(in: mini.ledger) == count)
  }

  @Test func severalConditionsAllHold() throws {
    let (mini, query) = try query("town=东镇", "hours=12")
    #expect(try query.rows(.notMet).count(in: mini.ledger) == 0)
    #expect(try query.total().judged == 0)
  }

  @Test func groupsWithMostNotMetComeFirst() throws {
    let (mini, query) = try query()
    #expect(try lines(query.groups(by: ["乡镇"]), mini) == ["东镇 1 1 0 1", "西镇 1 0 1 0"])
    #expect(
      try lines(query.groups(by: ["town", "org_name"]), mini)
        == ["东镇 东村党支部 1 1 0 1", "西镇 西村党支部 1 0 1 0"])
  }

  @Test func reasonsAreCounted() throws {
    let exclusions = try query().1.exclusions()
    #expect(exclusions.map { "\($0.reason) \($0.count)" } == ["年老体弱 1"])
  }

  @Test func amountsAreSummed() throws {
    let text = """
      - metric: m
        title: 指标
        basis: 依据
        from: branch
        amount: member_count
        meets: 3
        by: [town]
      """
    let mini = try MiniLedger.asked(MiniPipeline(replacing: "metrics/hours.yaml", with: text))
    let query = try PopulationQuery(try MetricFinder(mini.ledger).metric("指标"), in: mini.ledger)
    // 3 of 3, 3 of 9, 3 of 0.
    #expect(
      try lines(query.groups(by: ["town"]), mini) == ["西镇 6 3 0 0", "东镇 0 3 0 0", "南镇 -3 3 0 0"])
    let total = try query.total()
    #expect([total.met, total.notMet] == [9, 3])
  }

  @Test func placesComeWhereThePopulationHandsThemOn() throws {
    let text =
      "- {metric: m, title: 指标, basis: 依据, from: member, meets: hours > 10, gap_list: [name]}"
    let mini = try MiniLedger.asked(MiniPipeline(replacing: "metrics/hours.yaml", with: text))
    let query = try PopulationQuery(try MetricFinder(mini.ledger).metric("m"), in: mini.ledger)
    #expect(
      try lines(query.rows(.notMet, withPlaces: true), mini) == ["李二 东镇/党员花名册.csv  3"])
    // A model may hand on whose rows its own are.
    let (other, ofModel) = try self.query()
    #expect(
      try lines(ofModel.rows(.met, withPlaces: true), other).first?.hasSuffix("东镇/党员花名册.csv  2")
        == true)
  }

  @Test(
    arguments: [
      ("hour_rate", .unknownMetric, "hours_rate"), ("学时达标", .unknownMetric, "hours_rate"),
      ("xxxxxxxx", .unknownMetric, nil),
    ] as [(String, AskError.Kind, String?)])
  func anUnknownMetric(name: String, kind: AskError.Kind, suggestion: String?) throws {
    let mini = try MiniLedger.asked()
    #expect(throws: AskError(kind, name, suggestion: suggestion)) {
      try MetricFinder(mini.ledger).metric(name)
    }
  }

  @Test func anUnknownColumn() {
    #expect(
      throws: AskError(.unknownColumn(of: "hours_rate"), "twon", suggestion: "town")
    ) { try query("twon=东镇") }
  }

  @Test(arguments: ["town", "=东镇", "", "town!"])
  func conditionsThatAreNone(text: String) {
    #expect(throws: AskError(.conditionForm, text)) { try ColumnCondition(text) }
  }
}
