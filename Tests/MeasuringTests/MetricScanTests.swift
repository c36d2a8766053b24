import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore
@testable import Measuring

/// Metrics that are read in one scan have the figures that they have one by one.
struct MetricScanTests {
  private func scans(_ metrics: String) throws -> [[String]] {
    let pipeline = try MiniPipeline(replacing: "metrics/hours.yaml", with: metrics).load()
    let period = try #require(Period(MiniMonth.period))
    return MetricScan.plan(pipeline.metrics, compiler: pipeline.sqlParameters(for: period))
      .map { $0.parts.map(\.metric.name) }
  }

  @Test func whatHasOnePopulationIsReadTogether() throws {
    let scans = try scans(
      """
      - {metric: a, title: a, basis: b, from: roster, by: [town]}
      - {metric: b, title: b, basis: b, from: roster, where: frail = 1, by: [town]}
      - {metric: c, title: c, basis: b, from: roster, by: [town, [town, org_name]], meets: hours > 1}
      - {metric: d, title: d, basis: b, from: branch_size, by: [town]}
      - {metric: e, title: e, basis: b, from: roster, exclude: [{when: frail = 1, reason: r}]}
      - {metric: f, title: f, basis: b, from: roster, amount: hours}
      - {metric: g, title: g, basis: b, from: roster, by: [frail]}
      """)
    // `b` has another population, `f` sums up an amount, `g` has a column that `c` does not need.
    #expect(scans == [["a", "c", "e"], ["b"], ["d"], ["f"], ["g"]])
  }

  @Test func theSQLOfAScanStandsWithEachOfItsMetrics() throws {
    let mini = try MiniLedger(
      MiniPipeline(
        replacing: "metrics/hours.yaml",
        with: """
          - {metric: a, title: a, basis: b, from: roster, by: [town]}
          - {metric: b, title: b, basis: b, from: branch_size}
          - {metric: c, title: c, basis: b, from: roster, meets: hours > 1}
          """))
    let definitions = try MetricDefinitions(mini.pipeline, period: mini.period).all(on: mini.ledger)
    #expect(definitions[0].countsSQL == definitions[2].countsSQL)
    #expect(definitions[0].countsSQL != definitions[1].countsSQL)
    #expect(try mini.ledger.rows(of: definitions[0].countsSQL).isEmpty == false)
  }

  /// What fails only while it runs.
  @Test func anErrorIsThatOfTheMetricThatHasIt() throws {
    let mini = try MiniLedger(
      MiniPipeline(
        replacing: "metrics/hours.yaml",
        with: """
          - {metric: a, title: a, basis: b, from: roster}
          - {metric: b, title: b, basis: b, from: roster, meets: abs(-9223372036854775806 - length(name)) > 1}
          """))
    let error = #expect(throws: DefinitionError.self) {
      try MetricRunner(pipeline: mini.pipeline, period: mini.period).run(on: mini.ledger)
    }
    #expect(error?.faults.map(\.location.line) == [2])
  }

  @Test(arguments: 1...20) func figuresAreThoseOfOneByOne(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let mini = try MiniLedger(
      MiniPipeline(replacing: "metrics/hours.yaml", with: Self.metrics(using: &generator)),
      month: Self.month(using: &generator))
    let compiler = mini.pipeline.sqlParameters(for: mini.period)
    let scans = MetricScan.plan(mini.pipeline.metrics, compiler: compiler)
    #expect(scans.count < mini.pipeline.metrics.count, "seed \(seed): nothing is fused")
    let runner = MetricRunner(pipeline: mini.pipeline, period: mini.period)
    let together = try runner.run(on: mini.ledger)
    #expect(together.map(\.metric.name) == mini.pipeline.metrics.map(\.name))
    for result in together {
      var pipeline = mini.pipeline
      pipeline.metrics = [result.metric]
      let alone = try MetricRunner(pipeline: pipeline, period: mini.period).run(on: mini.ledger)
      #expect(alone.map(\.figures) == [result.figures], "seed \(seed), \(result.metric.name)")
    }
  }

  private static func metrics(using generator: inout SeededGenerator) -> String {
    let conditions = ["", ", where: hours > 5", ", where: frail = 0"]
    let meets = [
      "", ", meets: hours >= :hours_member", ", meets: hours < 20", ", meets: phone IS NOT NULL",
      ", amount: hours", ", amount: hours, meets: hours / 3.0",
    ]
    let exclusions = [
      "", ", exclude: [{when: frail = 1, reason: r}]",
      ", exclude: [{when: hours IS NULL, reason: r}, {when: town = '东镇', reason: s}]",
    ]
    let dimensions = [
      "", ", by: [town]", ", by: [org_name, town]", ", by: [[town, org_name]]",
      ", by: [town, frail]", ", by: [hours]",
    ]
    return (0..<20).map { number in
      let options = [conditions, meets, exclusions, dimensions].map {
        $0.randomElement(using: &generator) ?? ""
      }
      return
        "- {metric: m\(number), title: t, basis: b, from: roster\(options.joined())}\n"
    }.joined()
  }

  private static func month(using generator: inout SeededGenerator) -> MiniMonth {
    var month = MiniMonth()
    let rows = (0..<60).map { number in
      let branch = ["东村党支部", "西村党支部", "", "无此支部"].randomElement(using: &generator) ?? ""
      let hours = Int.random(in: 0...45, using: &generator)
      let frail = ["是", "否", ""].randomElement(using: &generator) ?? ""
      return "周\(number),,,\(branch),\(number % 7 == 0 ? "" : "\(hours).5"),\(frail)\n"
    }
    month.files["党员花名册2.csv"] = "姓名,身份证号,联系电话,所在党支部,学时,年老体弱\n" + rows.joined()
    return month
  }
}
