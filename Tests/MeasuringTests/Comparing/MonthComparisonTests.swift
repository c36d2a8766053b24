import Definitions
import LedgerStore
import LedgerTestSupport
import Testing

@testable import Measuring

struct MonthComparisonTests {
  private static let branches = """
    代码,党支部名称,曾用名,乡镇,类别,是否撤销
    A1,东村支部,,东镇,村,
    A2,西村支部,,西镇,村,
    A3,南村支部,,南镇,社区,

    """
  private static let members = """
    姓名,身份证号,所在党支部,党籍,学时
    张一,459901196203050011,东村支部,正常,40
    李二,459901197108120020,东村支部,正常,8
    王三,459901198509230030,西村支部,正常,
    钱五,459901199302140075,西村支部,正常,12

    """

  private func months(
    branches: String = branches, members: String = members, more: [String: String] = [:]
  )
    throws -> ComparedMonths
  {
    let then = ["党支部台账.csv": Self.branches, "党员花名册.csv": Self.members]
    return try ComparedMonths(
      then: then,
      now: ["党支部台账.csv": branches, "党员花名册.csv": members].merging(more) { $1 })
  }

  @Test func theSameMonthHasNoChanges() throws {
    let months = try months()
    #expect(try months.changes(of: "member") == [])
    #expect(try months.changes(of: "branch") == [])
    let member = try #require(months.comparison.datasets.first { $0.name == "member" })
    #expect(try months.comparison.sizes(of: member) == (then: 4, now: 4))
  }

  @Test func peopleComeGoAndMove() throws {
    let months = try months(
      members: """
        姓名,身份证号,所在党支部,党籍,学时
        李二,459901197108120020,西村支部,正常,9
        王三,459901198509230030,西村支部,停止,
        赵四,459901199011010043,东村支部,正常,
        钱五,459901199302140075,西村支部,,12
        """)
    #expect(
      try months.changes(of: "member") == [
        "joined 赵四", "left 张一", "left 王三: status 正常 → 停止", "changed 李二: branch 东村支部 → 西村支部",
        "changed 钱五: status 正常 → —",
      ])
  }

  /// A branch that has another code and name now is the same branch where one of its names says so.
  @Test func renamedBranchesMoveNobody() throws {
    let months = try months(
      branches: """
        代码,党支部名称,曾用名,乡镇,类别,是否撤销
        B1,东风支部,东村支部,东镇,村,
        A2,西村新支部,,西镇,村,
        A3,南村支部,,南镇,村,是
        A4,北村支部,,北镇,村,
        """,
      members: Self.members.replacing("东村支部", with: "东风支部").replacing("西村支部", with: "西村新支部"))
    #expect(
      try months.changes(of: "branch") == [
        "joined 北村支部", "left 南村支部: kind 社区 → 村", "renamed 东风支部: org_name 东村支部 → 东风支部",
        "renamed 西村新支部: org_name 西村支部 → 西村新支部",
      ])
    #expect(try months.changes(of: "member") == [])
  }

  @Test func aTableOfRenamingsIsBelieved() throws {
    let months = try months(
      branches: """
        代码,党支部名称,曾用名,乡镇,类别,是否撤销
        B1,东风支部,,东镇,村,
        A3,南村支部,,南镇,社区,
        """,
      members: Self.members.replacing("东村支部", with: "东风支部").replacing("西村支部", with: "南村支部"),
      more: ["更名.csv": "原名称,现名称\n东村支部,东风支部\n西村支部,南村支部\n"])
    #expect(
      try months.changes(of: "branch") == [
        "renamed 东风支部: org_name 东村支部 → 东风支部",
        "merged 南村支部: org_name 西村支部 → 南村支部: kind 村 → 社区",
      ])
    // They moved to another town, but to the branch that theirs is now.
    #expect(try months.changes(of: "member") == ["changed 王三", "changed 钱五"])
  }

  /// Where two might be meant, none is.
  @Test func namesOfSeveralTellNothing() throws {
    let months = try months(
      branches: """
        代码,党支部名称,曾用名,乡镇,类别,是否撤销
        B1,东一支部,东村支部,东镇,村,
        B2,东二支部,东村支部,东镇,村,
        A2,西村支部,,西镇,村,
        A3,南村支部,,南镇,社区,
        """, members: Self.members.replacing("东村支部", with: "东一支部"))
    #expect(try months.changes(of: "branch") == ["joined 东一支部", "joined 东二支部", "left 东村支部"])
    #expect(
      try months.changes(of: "member")
        == ["changed 张一: branch 东村支部 → 东一支部", "changed 李二: branch 东村支部 → 东一支部"])
  }

  @Test func rowsWithoutAKeyAreCounted() throws {
    let months = try months(members: Self.members + "孙六,,东村支部,正常,\n周七,,东村支部,正常,\n")
    #expect(try months.changes(of: "member") == [])
    let member = try #require(months.comparison.datasets.first { $0.name == "member" })
    #expect(try months.comparison.uncompared(of: member) == (then: 0, now: 2))
  }

  @Test func theAccountIsExplainedByPeople() throws {
    let months = try months(
      members: """
        姓名,身份证号,所在党支部,党籍,学时
        张一,459901196203050011,东村支部,正常,40
        李二,459901197108120020,西村支部,正常,9
        王三,459901198509230030,西村支部,停止,
        赵四,459901199011010043,西村支部,正常,
        钱五,459901199302140075,西村支部,,12
        """, more: ["增减.csv": "所属乡镇,期初,增加,减少,期末\n东镇,2,,1,1\n西镇,2,1,1,2\n"])
    let account = try #require(try months.comparison.accountDefinitions().first)
    let groups = try months.comparison.groups(of: account)
    #expect(groups.map(\.group) == ["东镇", "西镇"])
    #expect(groups.map(\.isExplained) == [true, false])
    #expect(groups[0].went.compactMap(\.label) == ["李二"])
    #expect(groups[1].came.compactMap(\.label).sorted() == ["李二", "赵四"])
    #expect(groups[1].went.compactMap(\.label) == ["王三"])
    #expect([groups[1].before, groups[1].now, groups[1].joined, groups[1].left] == [2, 3, 1, 1])
  }

  @Test func figuresMove() throws {
    let figures = try months(members: Self.members.replacing(",8\n", with: ",18\n")).comparison
      .figures()
    #expect(figures.map(\.metric) == ["m", "n"])
    // 2 of 3, then 3 of 3.
    #expect(figures.map(\.change) == [3333, 0])
  }

  @Test func aMonthIsNotComparedWithItself() throws {
    #expect(throws: AskError(.samePeriod, "2023-06")) {
      let mini = try MiniLedger.asked()
      _ = try MonthComparison(then: mini.ledger, now: mini.ledger)
    }
  }
}
