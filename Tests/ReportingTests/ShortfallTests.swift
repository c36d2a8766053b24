import Definitions
import LedgerTestSupport
import Measuring
import Testing

@testable import Reporting

struct ShortfallTests {
  private func shortfall(_ target: String, met: Int, notMet: Int) throws -> Int? {
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] =
      "- {metric: m, title: 指标, basis: 依据, from: member, meets: hours > 1, target: '\(target)'}"
    let pipeline = try files.load()
    let metric = try #require(pipeline.metrics.first)
    var figure = Figure(dimension: "town", group: "东镇")
    figure.met = met
    figure.notMet = notMet
    figure.reached = false
    return Shortfall(figure, of: metric, in: pipeline)?.count
  }

  @Test(arguments: [
    ("rate >= 100%", 3, 2, 2), ("rate >= 90%", 80, 20, 10), ("rate >= 95%", 9, 1, 1),
    ("rate >= 7%", 6, 94, 1),  // 0.07 * 100 is a little more than 7
    ("not_met = 0", 3, 4, 4), ("not_met <= 1", 3, 4, 3), ("rate <= 10%", 30, 70, 20),
  ])
  func isHowManyMustChange(target: String, met: Int, notMet: Int, count: Int) throws {
    #expect(try shortfall(target, met: met, notMet: notMet) == count)
  }

  @Test func aNumberOfTheWholeIsAskedOfNoTown() throws {
    #expect(try shortfall("met >= 10000", met: 20, notMet: 0) == nil)
  }
}
