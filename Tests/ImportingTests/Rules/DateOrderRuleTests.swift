import Testing

@testable import Importing

struct DateOrderRuleTests {
  /// `nil` is where the rule holds.
  @Test(arguments: [
    ("2020-05-01", "2020-05-01", nil), ("2020-05-01", "2020-05-02", nil),
    ("2020-05-02", "2020-05-01", "2020-05-02"),
    // A month may mean any of its days: only where every day breaks the rule is it broken.
    ("2020-05-31", "2020-05", nil), ("2020-06-01", "2020-05", "2020-06-01"),
    ("2020-05", "2020-05-01", nil), ("2020-05", "2020-04-30", "2020-05-01"),
    ("2020", "2020-01", nil), ("2020", "2019", "2020-01-01"), ("2020-12", "2020", nil),
    // Leap days.
    ("2020-02-29", "2020-02", nil), ("2020-03-01", "2020-02", "2020-03-01"),
    ("2021-03-01", "2021-02", "2021-03-01"),
    // Blank or unreadable: not judged.
    ("", "2020-05-01", nil), ("2020-05-01", "", nil), ("2020-05-01", "2020-02-30", nil),
  ])
  func notBefore(birth: String, joined: String, breach: String?) throws {
    let month = TestMonth.people(rule: "field: joined, not_before: birth")
    #expect(try TestRecord(["birth": birth, "joined": joined], in: month).breach() == breach)
  }

  @Test(arguments: [
    ("2020-05-02", "2020-05-01", nil), ("2020-05-01", "2020-05-02", "2020-05-01"),
    ("2020-05", "2020-05-31", nil), ("2020-05", "2020-06-01", "2020-05-01"),
  ])
  func notAfter(birth: String, joined: String, breach: String?) throws {
    let month = TestMonth.people(rule: "field: joined, not_after: birth")
    #expect(try TestRecord(["birth": birth, "joined": joined], in: month).breach() == breach)
  }

  @Test(arguments: [
    // Eighteen years and a day later.
    ("2000-02-29", "2018-02-28", "2000-02-29"), ("2000-02-29", "2018-03-01", nil),
    ("2000-02-28", "2018-02-28", nil), ("2000-03-01", "2018-02-28", "2000-03-01"),
    ("2000-03", "2018-03-01", nil), ("2000-03", "2018-02-28", "2000-03-01"),
    ("2000-12-31", "2018", nil), ("2000", "2017", "2000-01-01"),
  ])
  func addsYears(birth: String, joined: String, breach: String?) throws {
    let month = TestMonth.people(rule: "field: joined, not_before: {than: birth, years: 18}")
    #expect(try TestRecord(["birth": birth, "joined": joined], in: month).breach() == breach)
  }

  @Test(arguments: [
    ("2020-11-30", "2020-12-29", 1, "2020-11-30"), ("2020-11-30", "2020-12-30", 1, nil),
    ("2020-01-31", "2020-02-29", 1, "2020-01-31"), ("2020-01-31", "2020-03-01", 1, nil),
    ("2020-12-15", "2021-01-15", 1, nil), ("2020-12-15", "2021-01-14", 1, "2020-12-15"),
    ("2020-01-15", "2019-12-15", -1, nil), ("2020-01-15", "2019-12-14", -1, "2020-01-15"),
  ])
  func addsMonths(birth: String, joined: String, months: Int, breach: String?) throws {
    let month = TestMonth.people(
      rule: "field: joined, not_before: {than: birth, months: \(months)}")
    #expect(try TestRecord(["birth": birth, "joined": joined], in: month).breach() == breach)
  }

  @Test(arguments: [
    ("citizen_id.birth_date", "1990-01-01", nil),
    ("citizen_id.birth_date", "1989-12-31", "1990-01-01"),
    ("\":as_of\"", "2025-12-30", "2025-12-31"), ("\":as_of\"", "2025-12", nil),
    ("2020-06", "2020-06-01", nil), ("2020-06", "2020-05-31", "2020-06-01"),
    ("\":since\"", "2019-12-31", "2020-01-01"), ("\":since\"", "2020-01-01", nil),
  ])
  func looksAtOtherThings(operand: String, joined: String, breach: String?) throws {
    let month = TestMonth.people(rule: "field: joined, not_before: \(operand)")
    let values = ["joined": joined, "citizen_id": TestMonth.ids[0]]
    #expect(try TestRecord(values, in: month).breach() == breach)
  }
}
