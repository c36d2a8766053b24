import Testing

@testable import Importing

struct NearestOrganizationTests {
  private let names = [
    "青样镇红星村党支部", "青样镇东山村党支部", "石样镇红星村党支部", "区直机关党委",
  ]

  private func find(_ text: String, in names: [String]) -> String? {
    var nearest = NearestOrganization(names)
    // What was found before makes no difference.
    _ = nearest.find("红星村")
    return nearest.find(text)
  }

  @Test(arguments: [
    ("青样镇红星村党支步", "青样镇红星村党支部"), ("石样镇红星村党支部", "石样镇红星村党支部"),
    ("区直机关党委会", "区直机关党委"), ("玄武湖", nil), ("", nil), ("青", nil),
  ])
  func finds(text: String, name: String?) {
    #expect(find(text, in: names) == name)
  }

  /// 支部 is in every name and tells nothing; a name must be found by what is its own.
  @Test func findsOneAmongThousands() {
    let many = (0..<5_000).map { "第\($0)村党支部" } + ["红星村党支部"]
    #expect(find("红心村党支部", in: many) == "红星村党支部")
  }

  @Test func ofEquallyNearNamesTheFirst() {
    #expect(find("丙村支部", in: ["甲村支部", "乙村支部"]) == "甲村支部")
  }

  @Test func holdsNothing() {
    #expect(find("红星村党支部", in: []) == nil)
  }
}
