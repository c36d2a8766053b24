import Testing

@testable import Importing

struct AgreesWithRuleTests {
  private func breach(_ rule: String, _ values: [String: String]) throws -> String? {
    try TestRecord(values, in: TestMonth.people(rule: rule)).breach()
  }

  @Test(arguments: [
    ("1990-01-01", nil), ("1990-01", nil), ("1990", nil), ("1990-01-02", "1990-01-01"),
    ("1991", "1990-01-01"), ("", nil), ("1990-02-30", nil),
  ])
  func comparesDatesAsFarAsBothSay(birth: String, breach expected: String?) throws {
    let found = try breach(
      "field: birth, agrees_with: citizen_id.birth_date",
      ["birth": birth, "citizen_id": TestMonth.ids[0]])
    #expect(found == expected)
  }

  @Test(arguments: [
    ("sex", "男", 0, nil), ("sex", "女", 0, "男"), ("sex", "女性", 1, nil), ("sex", "男", 1, "女"),
    ("sex", "未说明", 0, nil), ("sex", "", 0, nil), ("sex_text", "女", 0, "男"),
    ("sex_text", "女", 1, nil),
    ("sex_text", "不详", 1, nil),
  ])
  func comparesTheSex(field: String, sex: String, id: Int, breach expected: String?) throws {
    let found = try breach(
      "field: \(field), agrees_with: citizen_id.sex", [field: sex, "citizen_id": TestMonth.ids[id]])
    #expect(found == expected)
  }

  @Test(arguments: [
    ("name", "nick", "甲", "甲", nil), ("name", "nick", "甲", "乙", "乙"),
    ("name", "nick", "甲", "", nil),
    // A vocabulary's term against a text, both ways.
    ("sex_text", "sex", "女", "女性", nil), ("sex_text", "sex", "男", "女", "女"),
    ("sex", "sex_text", "女性", "女", nil), ("sex", "sex_text", "男", "女", "女"),
    // A whole number against a decimal.
    ("count", "hours", "5", "5.0", nil), ("hours", "count", "5.5", "5", "5"),
    ("hours", "count", "5", "5", nil),
    ("hours", "hours", "5.5", "5.5", nil),
  ])
  func comparesFields(
    field: String, other: String, mine: String, theirs: String, breach expected: String?
  ) throws {
    var values = [other: theirs]
    values[field] = mine
    #expect(try breach("field: \(field), agrees_with: \(other)", values) == expected)
  }

  @Test(arguments: [
    ("count", "\":most\"", "10", nil), ("count", "\":most\"", "9", "10"),
    ("hours", "2.5", "2.5", nil),
    ("birth", "\":as_of\"", "2025-12", nil), ("birth", "\":as_of\"", "2025-11", "2025-12-31"),
    ("birth", "2020-01", "2020-01-31", nil), ("birth", "\":since\"", "2020-02", "2020-01-01"),
  ])
  func comparesConstants(
    field: String, operand: String, text: String, breach expected: String?
  ) throws {
    #expect(try breach("field: \(field), agrees_with: \(operand)", [field: text]) == expected)
  }
}
