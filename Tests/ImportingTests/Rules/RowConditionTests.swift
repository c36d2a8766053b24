import Definitions
import Testing

@testable import Importing

struct RowConditionTests {
  @Test(
    arguments: [
      ("{sex: 男}", ["sex": "男性"], true), ("{sex: 男}", ["sex": "女"], false),
      ("{sex: 男}", [:], false),
      ("{sex: [男, 女]}", ["sex": "女"], true), ("{sex: {not: [男]}}", ["sex": "女"], true),
      ("{sex: {not: [男]}}", ["sex": "男"], false), ("{sex: {not: [男]}}", [:], false),
      ("{name: 甲}", ["name": " 甲 "], true), ("{name: 甲}", ["name": "乙"], false),
      ("{old: true}", ["old": "是"], true), ("{old: true}", ["old": "否"], false),
      ("{old: false}", ["old": "×"], true),
      ("{count: 5}", ["count": "5"], true), ("{count: 5}", ["count": "6"], false),
      ("{hours: 2.5}", ["hours": "2.50"], true), ("{hours: {not: [2.5]}}", ["hours": "2.5"], false),
      ("{joined: 2020-05}", ["joined": "2020年5月"], true),
      ("{joined: 2020-05}", ["joined": "2020-05-01"], false),
      ("{joined: {not: [2020-05]}}", ["joined": "2020-05"], false),
      ("{joined: {present: true}}", ["joined": "2020"], true),
      ("{joined: {present: true}}", [:], false),
      ("{joined: {present: false}}", [:], true),
      ("{joined: {present: false}}", ["joined": "昨天"], true),
      // Every reading must lie before, or on or after.
      ("{joined: {before: 2020-05-02}}", ["joined": "2020-05-01"], true),
      ("{joined: {before: 2020-05-02}}", ["joined": "2020-05"], false),
      ("{joined: {before: 2020-06}}", ["joined": "2020-05"], true),
      ("{joined: {from: 2020-05-01}}", ["joined": "2020-05"], true),
      ("{joined: {from: 2020-05-02}}", ["joined": "2020-05"], false),
      ("{joined: {from: 2020-05, before: 2020-06}}", ["joined": "2020-05-31"], true),
      ("{sex: 男, old: true}", ["sex": "男", "old": "是"], true),
      ("{sex: 男, old: true}", ["sex": "男", "old": "否"], false),
    ] as [(String, [String: String], Bool)])
  func holds(condition: String, values: [String: String], holds: Bool) throws {
    let month = TestMonth.people(rule: "field: name, present: true, when: \(condition)")
    let record = try TestRecord(values, in: month)
    #expect(record.rules[0].condition?.holds(record.record) == holds)
  }
}
