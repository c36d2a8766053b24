import Testing

@testable import Importing

/// What a file's name says of its version.
struct VersionedNameTests {
  @Test(
    arguments: [
      ("名册.xlsx", "名册", .none, 0),
      ("乡镇报表/01-青样镇.xlsx", "乡镇报表/01-青样镇", .none, 0),
      ("名册(1).xlsx", "名册", .copy, 1), ("名册 （2）.xlsx", "名册", .copy, 2),
      ("名册 - 副本.xlsx", "名册", .copy, 1), ("名册-副本(3).xlsx", "名册", .copy, 3),
      ("名册v2.xlsx", "名册", .version, 2), ("名册_V1.3.xlsx", "名册", .version, 103),
      ("名册第二稿.xlsx", "名册", .version, 2), ("名册（第2次上报）.xlsx", "名册", .version, 2),
      ("名册20230615.xlsx", "名册", .version, 20_230_615), ("名册6月15日.xlsx", "名册", .version, 615),
      ("名册（更正）.xlsx", "名册", .correction, 1), ("名册-修改后.xlsx", "名册", .correction, 1),
      ("名册修改稿2.xlsx", "名册", .correction, 2), ("【更正】名册.xlsx", "名册", .correction, 1),
      ("更正/名册.csv", "名册", .correction, 1), ("名册（重报）(1).csv", "名册", .correction, 1),
      ("名册定稿.xlsx", "名册", .final, 1), ("名册更正最终版.xlsx", "名册", .final, 1),
      // Periods, numbers and names that only look like it.
      ("名册2023-06.xlsx", "名册2023-06", .none, 0), ("1-0101.xlsx", "1-0101", .none, 0),
      ("2023年6月名册.xlsx", "2023年6月名册", .none, 0), ("高新.xlsx", "高新", .none, 0),
      ("更正台账", "台账", .correction, 1), ("(1).xlsx", "", .copy, 1),
    ] as [(String, String, CorrectionMark.Level, Int)])
  func isTakenApart(name: String, base: String, level: CorrectionMark.Level, number: Int) {
    let versioned = VersionedName(name)
    #expect(versioned.base == base)
    #expect(versioned.mark.level == level)
    #expect(versioned.mark.number == number)
  }

  @Test func lastWordsOutweighEarlierOnes() {
    let names = ["名册", "名册(1)", "名册(2)", "名册v2", "名册更正", "名册更正2", "名册定稿"]
    let marks = names.map { VersionedName($0 + ".xlsx").mark }
    #expect(marks == marks.sorted())
    #expect(Set(names.map { VersionedName($0 + ".xlsx").base }) == ["名册"])
  }
}
