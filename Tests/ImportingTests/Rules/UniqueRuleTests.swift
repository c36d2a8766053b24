import Definitions
import Testing

@testable import Importing

struct UniqueRuleTests {
  /// The rows of which each repeats an earlier one.
  private func repeated(_ fields: String, _ rows: [[String: String]]) throws -> [String?] {
    let month = TestMonth.people(rule: "field: name, unique: [\(fields)]")
    var context = RuleContext(values: WatchedValues(Pipeline(name: "", title: "")))
    context.keys = [KeyTable()]
    context.sheetNames = ["", "a.csv", "b.csv"]
    return try rows.enumerated().map { index, values in
      let record = try TestRecord(values, in: month)
      context.record = context.places.append(sheet: index < 2 ? 1 : 2, row: index + 2)
      return record.rules[0].test.breach(record.record, field: 0, in: &context)
    }
  }

  @Test func namesTheEarlierRowAndItsSheet() throws {
    let rows = ["甲", "甲", "甲", "乙", "", "", "乙"].map { ["name": $0] }
    #expect(try repeated("name", rows) == [nil, "2", "a.csv 2", nil, nil, nil, "5"])
  }

  @Test func comparesSeveralFieldsTogether() throws {
    let rows = [
      ["name": "甲", "joined": "2020-05-01"], ["name": "甲", "joined": "2020-05-02"],
      ["name": "乙", "joined": "2020-05-01"], ["name": "甲"], ["name": "甲"],
      ["name": "甲", "joined": "2020.5.1"],
    ]
    #expect(try repeated("name, joined", rows) == [nil, nil, nil, nil, nil, "a.csv 2"])
  }

  /// A month, its first day and a year are different dates in the ledger.
  @Test func comparesDatesAsTheLedgerHasThem() throws {
    let rows = ["2020-01", "2020-01-01", "2020", "2020年1月"].map { ["joined": $0] }
    #expect(try repeated("joined", rows) == [nil, nil, nil, "a.csv 2"])
  }

  @Test func comparesNumbersAndTerms() throws {
    #expect(
      try repeated("hours", ["5", "5.0", "0", "-0"].map { ["hours": $0] }) == [nil, "2", nil, "4"])
    #expect(
      try repeated("sex", ["男", "男性", "女"].map { ["sex": $0] }) == [nil, "2", nil])
  }
}
