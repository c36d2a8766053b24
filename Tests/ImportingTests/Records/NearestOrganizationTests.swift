import Testing

@testable import Importing

struct NearestOrganizationTests {
  private let names = [
    "青样镇红星村党支部", "青样镇东山村党支部", "石样镇红星村党支部", "区直机关党委",
  ]

  @Test(arguments: [
    ("青样镇红星村党支步", "青样镇红星村党支部"), ("石样镇红星村党支部", "石样镇红星村党支部"),
    ("区直机关党委会", "区直机关党委"), ("玄武湖", nil), ("", nil), ("青", nil),
  ])
  func finds(text: String, name: String?) {
    #expect(NearestOrganization(names).find(text) == name)
  }

  /// 支部 is in every name and tells nothing; a name must be found by what is its own.
  @Test func findsOneAmongThousands() {
    let many = (0..<5_000).map { "第\($0)村党支部" } + ["红星村党支部"]
    #expect(NearestOrganization(many).find("红心村党支部") == "红星村党支部")
  }

  @Test func ofEquallyNearNamesTheFirst() {
    #expect(NearestOrganization(["甲村支部", "乙村支部"]).find("丙村支部") == "甲村支部")
  }

  @Test func holdsNothing() {
    #expect(NearestOrganization([]).find("红星村党支部") == nil)
  }
}
