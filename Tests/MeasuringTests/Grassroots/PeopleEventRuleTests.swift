import Testing

/// Each rule about attendance once broken and once nearly broken, with the pipeline as it is shipped.
struct PeopleEventRuleTests {
  private static let text = "学习党的二十大报告第三部分并结合本村实际讨论"

  /// Meetings of one branch: its names differ, since the first column names a row.
  private static func meetings(_ columns: [String]) -> [String] {
    let names = ["东村党支部", "中共东村党支部", "东村支部", "01.002", "东村支部委员会", "中共东村支部委员会"]
    return zip(names, columns).enumerated().map {
      "组织生活记录 支部名称=\($1.0) 会议时间=2023-05-0\($0 + 1) \($1.1)"
    }
  }

  @Test(arguments: [
    RuleCase("R54", names: ["东村党支部"], ["组织生活记录 应到人数=6"], near: ["组织生活记录 应到人数=5"]),
    // A fifth more or less may be those who came and went.
    RuleCase(
      "R54", names: ["东村党支部"], ["党员花名册*17", "组织生活记录 应到人数=25"],
      near: ["党员花名册*17", "组织生活记录 应到人数=24"]),
    RuleCase("R54", names: ["东村党支部"], ["组织生活记录"], near: ["组织生活记录 活动类型=支委会"]),
    RuleCase(
      "R55a", names: ["张一", "张一"],
      ["培训签到 培训地点=党校 培训结束时间=2023-03-10", "培训签到 备注=2 培训班名称=专题班 培训时间=2023-03-10 培训地点=礼堂"],
      near: ["培训签到 培训地点=党校 培训结束时间=2023-03-10", "培训签到 备注=2 培训班名称=专题班 培训时间=2023-03-11 培训地点=礼堂"]),
    RuleCase(
      "R55a", names: ["张一", "张一"],
      ["培训签到 培训地点=党校", "培训签到 备注=2 培训班名称=专题班 培训地点=礼堂"],
      near: ["培训签到 培训地点=党校", "培训签到 备注=2 培训班名称=专题班 培训时间=2023-03 培训地点=礼堂"]),
    RuleCase(
      "R55b", names: ["东村党支部", "西社区党支部"],
      ["组织生活记录 会议内容=\(text)", "组织生活记录 支部名称=西社区党支部 会议内容=\(text)"],
      near: ["组织生活记录 会议内容=\(text)", "组织生活记录 支部名称=西社区党支部 会议内容=\(text)等"]),
    // Short texts are alike by nature.
    RuleCase(
      "R55b", names: ["东村党支部", "西社区党支部"],
      ["组织生活记录 会议内容=\(text)", "组织生活记录 支部名称=西社区党支部 会议内容=\(text)"],
      near: ["组织生活记录 会议内容=学习二十大报告", "组织生活记录 支部名称=西社区党支部 会议内容=学习二十大报告"]),
    RuleCase(
      "R55c", names: ["东村党支部", "西社区党支部"],
      ["组织生活记录 照片=一.jpg", "组织生活记录 支部名称=西社区党支部 照片=一.jpg"],
      near: ["组织生活记录 照片=有", "组织生活记录 支部名称=西社区党支部 照片=有"]),
    RuleCase(
      "R56", names: ["东村党支部"], ["组织生活记录 录入时间=2023-06-05"], near: ["组织生活记录 录入时间=2023-06-04"]),
    RuleCase(
      "R56", names: ["东村党支部"], ["组织生活记录 会议时间=2023-04 录入时间=2023-05-31"],
      near: ["组织生活记录 会议时间=2023-04 录入时间=2023-05-30"]),
    RuleCase(
      "R56a", names: ["东村党支部"], meetings(Array(repeating: "录入时间=2023-06-04", count: 5)),
      near: meetings(Array(repeating: "录入时间=2023-06-04", count: 4))),
    RuleCase(
      "R57", names: ["张一"], ["培训签到 培训天数=1 获得学时=12.5"], near: ["培训签到 培训天数=1 获得学时=12"]),
    // Nobody said how long it was.
    RuleCase(
      "R57", names: ["张一"], ["培训签到 培训结束时间=2023-03-10 获得学时=25"], near: ["培训签到 获得学时=40"]),
    RuleCase("R57a", names: ["张一"], ["培训签到 培训天数=2 获得学时=17"], near: ["培训签到 培训天数=2 获得学时=16"]),
    RuleCase("R57b", names: ["轮训班"], ["培训班台账 学时=13"], near: ["培训班台账 学时=12"]),
    RuleCase("R58", names: ["张一"], ["培训签到 签到=代签"], near: ["培训签到 签到=补训"]),
    RuleCase("R58a", names: ["轮训班"], ["培训签到*30"], near: ["培训签到*29"]),
    RuleCase("R58a", names: ["轮训班"], ["培训签到*30"], near: ["培训签到*30", "培训签到 备注=2 签到=迟到"]),
    RuleCase(
      "R58b", names: ["东村党支部"], meetings(Array(repeating: "应到人数=10 实到人数=10", count: 6)),
      near: meetings(Array(repeating: "应到人数=10 实到人数=10", count: 5) + ["应到人数=10 实到人数=9"])),
    RuleCase(
      "R55", names: ["郑镇"], ["谈话提醒", "谈话提醒 备注=2"], near: ["谈话提醒", "谈话提醒 备注=2 谈话对象=李二"]),
  ])
  func attendance(rule: RuleCase) throws { try rule.check() }
}
