import Testing

/// Figures about people of small months, with the pipeline as it is shipped: met, not met, cannot be judged.
struct PeopleFigureTests {
  private static let number = "身份证号=459901197001010016"
  private static let other = "身份证号=459901197001020011"
  private static let phone = "手机号=19900001112"
  private static let office = "党支部台账 单位类别=机关 所在村=- 任期年限=3"
  private static let key = "村(社区)基本情况 是否乡村振兴重点村=是"
  private static let promise = "单位=东村党支部 单位类型=党支部"

  @Test(arguments: [
    ("rural_member_training_coverage", ["培训签到"], [1, 2, 0]),
    ("rural_member_training_coverage", ["培训签到 签到=-"], [0, 2, 1]),
    ("rural_member_training_coverage", ["培训签到 签到=代签"], [0, 3, 0]),
    // A number with a wrong check digit says nothing; the name and the branch still do.
    ("rural_member_training_coverage", ["培训签到 身份证号=459901197001010017"], [1, 2, 0]),
    // A right number that is nobody's is not overruled by them.
    ("rural_member_training_coverage", ["培训签到 " + number], [0, 3, 0]),
    // Two of one name in one branch: it was one of them, nobody knows which.
    ("rural_member_training_coverage", ["党员花名册 姓名=李　二", "培训签到 姓名=李二"], [0, 2, 2]),
    (
      "rural_member_training_coverage",
      ["党员花名册 姓名=李　二 手机号码=19900001112", "培训签到 姓名=李二 " + phone], [1, 3, 0]
    ),
    // Only the town is known: a candidate, never a person.
    ("rural_member_training_coverage", ["培训签到 所在党支部=- 所属乡镇=东镇"], [0, 3, 0]),
    ("member_hours_rate", ["培训签到 学时=32"], [1, 2, 0]),
    ("member_hours_rate", ["培训签到 学时=31.5"], [0, 3, 0]),
    ("key_group_training_coverage", ["村干部台账", "入党积极分子"], [0, 2, 0]),
    // Who holds two posts counts in both groups.
    ("key_group_training_coverage", ["村干部台账 职务=书记、经联社理事长", "培训签到"], [2, 0, 0]),
    (
      "key_group_training_coverage",
      ["村干部台账 姓名=钱六 联系方式=19900001112", "培训签到 姓名=钱六 所在党支部=- " + phone], [1, 0, 0]
    ),
    (
      "key_group_training_coverage",
      [
        "村干部台账 姓名=钱六 联系方式=19900001112 " + number, "培训签到 姓名=钱六 所在党支部=- " + phone + " " + other,
      ], [0, 1, 0]
    ),
    ("new_secretary_induction_rate", ["党支部台账 书记任职时间=2022-12-20", "培训签到"], [1, 0, 0]),
    ("new_secretary_induction_rate", ["党支部台账 书记任职时间=2022-12-20"], [0, 0, 1]),
    ("new_secretary_induction_rate", ["党支部台账 书记任职时间=2023-01-20"], [0, 0, 0]),
    ("stationed_team_coverage", [key, "驻村工作队 离任时间=2023-07"], [1, 0, 0]),
    ("stationed_team_coverage", [key, "驻村工作队 离任时间=2023-06"], [0, 1, 0]),
    ("stationed_team_coverage", [key], [0, 0, 1]),
    ("stationed_onduty_rate", ["驻村工作队 月在岗天数=20 5月在岗天数=19"], [1, 1, 0]),
    ("stationed_onduty_rate", ["驻村工作队"], [0, 0, 1]),
    // In the month of the arrival nobody can be there for twenty days.
    ("stationed_onduty_rate", ["驻村工作队 任职时间=2023-06-15 月在岗天数=9"], [0, 0, 0]),
    // Of a month in which the whole district sent nothing, nothing is known.
    ("monthly_talk_rate", ["谈话提醒"], [1, 0, 5]),
    ("monthly_talk_rate", ["谈话提醒 谈话人=赵副"], [0, 1, 5]),
    ("secretary_filing_rate", ["村干部台账 备案时间=2023-06"], [1, 0, 0]),
    ("secretary_filing_rate", ["村干部台账 是否县级备案=否"], [0, 1, 0]),
    ("secretary_filing_rate", ["村干部台账"], [0, 0, 1]),
    ("term_audit_rate", ["村干部台账 任期审计时间=2021-01"], [1, 0, 0]),
    ("term_audit_rate", ["村干部台账 任期审计时间=2021-01-09"], [0, 1, 0]),
    ("term_audit_rate", ["村干部台账"], [0, 0, 1]),
    ("one_shoulder_rate", ["村干部台账 职务=书记兼主任"], [1, 0, 0]),
    ("one_shoulder_rate", ["村干部台账", "村干部台账 姓名=李二 职务=村委会主任"], [0, 1, 0]),
    ("one_shoulder_rate", ["村干部台账", "村干部台账 姓名=李二 职务=村委会副主任"], [0, 0, 1]),
    // One name: one person, unless their numbers differ.
    ("one_shoulder_rate", ["村干部台账 " + number, "村干部台账 姓名=张　一 职务=村委会主任"], [1, 0, 0]),
    (
      "one_shoulder_rate", ["村干部台账 " + number, "村干部台账 姓名=张　一 职务=村委会主任 " + other],
      [0, 1, 0]
    ),
    ("dual_report_member_rate", [office, "双报到"], [1, 2, 0]),
    ("dual_report_member_rate", [office, "双报到 报到状态=已返回"], [0, 3, 0]),
    ("dual_report_member_rate", [office, "党员花名册 姓名=李二 工作岗位=退休", "双报到"], [1, 1, 0]),
    ("dual_report_member_rate", [office], [0, 0, 3]),
    // The branch's three members count.
    (
      "commitment_cycle_rate",
      ["事项清单 事项=承诺 " + promise, "事项清单 事项=践诺 " + promise, "事项清单 事项=评诺 " + promise], [3, 0, 0]
    ),
    (
      "commitment_cycle_rate",
      ["事项清单 事项=承诺 " + promise, "事项清单 事项=践诺 是否完成=否 完成时间=- " + promise], [0, 3, 0]
    ),
    ("commitment_cycle_rate", ["事项清单 事项=承诺 " + promise], [0, 0, 3]),
    ("project_progress", ["项目领办 进度=30%"], [1, 0, 0]),
    ("project_progress", ["项目领办 进度=29%"], [0, 1, 0]),
    ("project_progress", ["项目领办 计划完成时间=2023-06"], [1, 0, 0]),
    ("project_progress", ["项目领办 计划完成时间=2023-06-29"], [0, 1, 0]),
    ("project_progress", ["项目领办 计划完成时间=-"], [0, 0, 1]),
  ])
  func isCounted(metric: String, changes: [String], figure: [Int]) throws {
    #expect(try GrassrootsMonth(changes).figure(of: metric) == figure)
  }
}
