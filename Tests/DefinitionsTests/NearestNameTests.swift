import Testing

@testable import Definitions

struct NearestNameTests {
  @Test(
    arguments: [
      ("titel", ["name", "title"], "title"),  // two letters swapped
      ("citzen_id", ["citizen_id", "name"], "citizen_id"),
      ("Citizen-ID", ["citizen_ids", "citizen_id"], "citizen_id"),
      ("支部", ["姓名", "所在党支部"], "所在党支部"),  // one inside the other
      ("branch", ["branch_size", "brunch"], "brunch"),  // but a slip is nearer
      ("入党时间", ["入党日期", "出生日期"], nil),  // two of four is too much
      ("党员类型", ["党员类别", "党员数"], "党员类别"),
      ("男", ["女"], nil),
      ("sex", ["age"], nil),
      ("", ["a"], nil),
      ("ab", ["aa", "bb"], "aa"),  // the first of equals
    ] as [(String, [String], String?)])
  func finds(name: String, candidates: [String], nearest: String?) {
    #expect(NearestName.find(name, in: candidates) == nearest)
  }
}
