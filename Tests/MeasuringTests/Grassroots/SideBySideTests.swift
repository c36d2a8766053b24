import Measuring
import Testing

/// However many connections read a ledger, they find the same.
struct SideBySideTests {
  private static let month = Result {
    try GrassrootsMonth([
      "上月 党员花名册 姓名=李二", "党员花名册*9 所在党支部=西社区党支部 联系电话=1", "党员花名册 姓名=李二 身份证号=459901197001011230",
      "党支部台账 党组织名称=西社区党支部 党员数=4 任期年限=3 领导班子当选日期=2019-01-10", "培训签到*4 姓名=钱甲 签到=√",
      "两新组织*3 从业人员数=60", "组织生活记录*5 会议时间=2023-06-05", "网格台账*2 网格长=-",
    ])
  }

  private static let alone = Result { try month.get().measured(readers: 0) }

  @Test(arguments: [2, 4]) func findingsAndFiguresAreTheSame(readers count: Int) throws {
    let month = try Self.month.get()
    let alone = try Self.alone.get()
    let found = try month.measured(readers: count)
    #expect(found.findings == alone.findings)
    #expect(found.findings.count > 20)
    #expect(found.results.map(\.metric.name) == alone.results.map(\.metric.name))
    #expect(found.results.map(\.figures) == alone.results.map(\.figures))
  }
}
