import LedgerTestSupport
import Testing

@testable import Measuring

struct ScanQuestionTests {
  private func asked() throws -> MiniLedger {
    try .asked(
      MiniPipeline(
        replacing: "metrics/hours.yaml",
        with: """
          - {metric: a, title: 甲, basis: b, from: roster, by: [town]}
          - {metric: b, title: 乙, basis: b, from: branch_size}
          - {metric: c, title: 丙, basis: b, from: roster, meets: hours > 1}
          """))
  }

  @Test func saysWhatIsComputedTogether() throws {
    let asked = try asked()
    let question = try ScanQuestion("丙", in: asked.ledger)
    #expect([question.number, question.scans] == [1, 2])
    #expect(question.others == [.init(metric: "a", title: "甲")])
    #expect(try ScanQuestion("b", in: asked.ledger).others.isEmpty)
  }

  @Test func viewsAreSeenThroughAndTablesCounted() throws {
    let asked = try asked()
    #expect(
      try ScanQuestion("a", in: asked.ledger).sources() == [
        .init(name: "roster", kind: .view, rows: nil, depth: 0),
        .init(name: "member", kind: .dataset, rows: 5, depth: 1),
        .init(name: "branch", kind: .dataset, rows: 3, depth: 1),
      ])
    #expect(
      try ScanQuestion("b", in: asked.ledger).sources() == [
        .init(name: "branch_size", kind: .table, rows: 3, depth: 0)
      ])
  }

  @Test func thePlanIsTheDatabases() throws {
    let asked = try asked()
    let steps = try ScanQuestion("b", in: asked.ledger).steps()
    #expect(steps.contains { $0.depth == 0 && $0.text.hasPrefix("SCAN branch_size") })
  }

  @Test func theMetricMustBeThere() throws {
    let asked = try asked()
    #expect(throws: AskError.self) { try ScanQuestion("nothing", in: asked.ledger) }
  }
}
