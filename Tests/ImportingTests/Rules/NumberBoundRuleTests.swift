import Testing

@testable import Importing

struct NumberBoundRuleTests {
  @Test(arguments: [
    ("at_least: 1", "1", "", nil), ("at_least: 1", "0", "", "1"), ("at_least: 1", "", "", nil),
    ("at_most: 2.5", "3", "", "2.5"), ("at_most: 2.5", "2", "", nil),
    ("at_most: hours", "3", "2.5", "2.5"), ("at_most: hours", "3", "3", nil),
    ("at_most: hours", "3", "", nil),
    ("at_most: \":most\"", "11", "", "10"), ("at_most: \":most\"", "10", "", nil),
  ])
  func bounds(test: String, count: String, hours: String, breach: String?) throws {
    let month = TestMonth.people(rule: "field: count, \(test)")
    let record = try TestRecord(["count": count, "hours": hours], in: month)
    #expect(try record.breach() == breach)
  }
}
