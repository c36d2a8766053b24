import Testing
import Yams

@testable import Definitions

struct TargetParserTests {
  typealias Target = Metric.Target

  @Test(arguments: [
    ("rate >= 100%", Target.Measure.rate, Target.Comparison.atLeast, Target.Bound.number(1)),
    (">= 100%", .rate, .atLeast, .number(1)),
    ("rate>0.95", .rate, .above, .number(0.95)),
    ("not_met = 0", .notMet, .equal, .number(0)),
    ("met >= :minimum", .met, .atLeast, .parameter("minimum")),
    ("rate <= :share", .rate, .atMost, .parameter("share")),
    ("  met  <  12 ", .met, .below, .number(12)),
  ])
  func reads(
    text: String, measure: Target.Measure, comparison: Target.Comparison, bound: Target.Bound
  ) throws {
    let session = LoadingSession()
    let source = YAMLSource(file: "m.yaml", text: text)
    let value = ValueReader(
      node: Node(text, .implicit, .singleQuoted), source: source, session: session)
    let target = try #require(TargetParser.read(value))
    #expect(target.measure == measure)
    #expect(target.comparison == comparison)
    #expect(target.bound == bound)
    #expect(target.text == text)
  }
}
