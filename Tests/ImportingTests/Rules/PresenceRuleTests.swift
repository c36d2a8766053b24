import Testing

@testable import Importing

struct PresenceRuleTests {
  @Test(arguments: [
    (true, "2020-01-01", false), (true, "", true), (true, "无", true), (false, "2020-01-01", true),
    (false, "", false), (false, "—", false),
    // Unreadable: it has a finding of its own.
    (true, "昨天", false), (false, "昨天", false),
  ])
  func asks(isPresent: Bool, joined: String, isBroken: Bool) throws {
    let month = TestMonth.people(rule: "field: joined, present: \(isPresent)")
    #expect(try (TestRecord(["joined": joined], in: month).breach() != nil) == isBroken)
  }
}
