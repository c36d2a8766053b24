import Testing

/// Each rule between ledgers about people once broken and once nearly broken, with the pipeline as it is shipped.
struct PeopleCrossRuleTests {
  private static let number = "身份证号=459901197001010016"
  private static let other = "身份证号=459901197001020011"
  private static let li = "党员花名册 姓名=李二 " + number
  private static let admitted = "党员花名册 姓名=李二 人员类别=预备党员 转正日期=- 入党日期="

  @Test(arguments: [
    RuleCase(
      "X01", names: ["李二"], [li, "培训签到 姓名=李仁 " + number], near: [li, "培训签到 姓名=李二 " + number]),
    RuleCase(
      "X01a", names: ["李二"], [li, "入党积极分子 " + number], near: [li, "入党积极分子 姓名=李二 " + number]),
    RuleCase("X01b", names: ["李二"], [li, "村干部台账 " + number], near: [li, "村干部台账 姓名=李二 " + number]),
    RuleCase(
      "X01c", names: ["李二"], [li, "双报到 " + number], near: [li, "双报到 党员姓名=李二 " + number]),
    RuleCase(
      "X01d", names: ["李二"], [li, "驻村工作队 " + number], near: [li, "驻村工作队 队员姓名=李二 " + number]),
    RuleCase(
      "X02", names: ["王三"], [li, "党员花名册 姓名=王三 " + number], near: [li, "党员花名册 姓名=王三 " + other]),
    RuleCase(
      "X02a", names: ["李二", "李二"],
      [li, "党员花名册 姓名=李　二 身份证号=459901197001010024"], near: [li, "党员花名册 姓名=李　二 " + other]),
    RuleCase(
      "X02b", names: ["李二"], [li, "培训签到 姓名=李二 所在党支部=西社区党支部 " + number],
      near: [li, "培训签到 姓名=李二 " + number]),
    RuleCase("X08", names: ["东村党支部"], ["党支部台账 党组织书记=赵七"], near: ["党支部台账 党组织书记=李二"]),
    RuleCase(
      "X08a", names: ["东村党支部"], ["党员花名册 人员类别=预备党员 转正日期=-"], near: ["党员花名册 人员类别=党员"]),
    RuleCase(
      "X08b", names: ["东村党支部"], ["党员花名册 入党日期=2021-07-01 转正日期=2022-07-01"],
      near: ["党员花名册 入党日期=2021-06-30 转正日期=2022-06"]),
    RuleCase(
      "X08b", names: ["东村党支部"],
      ["党员花名册 入党日期=2019-01-10 转正日期=2020-01-11", "党支部台账 书记任职时间=2021-01-10"],
      near: ["党员花名册 入党日期=2019-01-10 转正日期=2020-01-10", "党支部台账 书记任职时间=2021-01-10"]),
    RuleCase("X08c", names: ["东村党支部"], ["党支部台账 组织委员=赵七"], near: ["党支部台账 组织委员=王三"]),
    RuleCase(
      "X09", names: ["东村党支部"], ["党支部台账 书记任职时间=2021-01-09"], near: ["党支部台账 书记任职时间=2021-01"]),
    RuleCase(
      "X09a", names: ["东村党支部"], ["党支部台账 书记任职时间=2000-06"], near: ["党支部台账 书记任职时间=2000-07"]),
    RuleCase("X10", names: ["赵七"], ["培训签到 姓名=赵七"], near: ["培训签到"]),
    RuleCase("X10", names: ["孙甲"], ["培训签到 姓名=孙甲"], near: ["入党积极分子", "培训签到 姓名=孙甲"]),
    // A number that nobody bears is not overruled by a name.
    RuleCase("X10", names: ["李二"], [li, "培训签到 姓名=李二 " + other], near: [li, "培训签到 姓名=李二"]),
    RuleCase(
      "X11", names: ["张一", "李二", "王三"], ["组织生活记录 支部名称=西社区党支部"],
      near: ["组织生活记录 支部名称=西社区党支部", "组织生活记录 会议时间=2023-01-05"]),
    // A town that sent nothing has not said that nothing was held; who was trained has been seen.
    RuleCase(
      "X11", names: ["李二", "王三"], ["组织生活记录 支部名称=西社区党支部", "培训签到"], near: ["培训签到 备注=2 姓名=王三"]),
    RuleCase(
      "X12", names: ["李二"], [li, "入党积极分子 姓名=李二 " + number],
      near: [li, "入党积极分子 姓名=李二 状态=已发展 " + number]),
    RuleCase(
      "X12a", names: ["李二"], ["入党积极分子 状态=已发展", admitted + "2023-06-10"],
      near: ["入党积极分子 状态=已发展", admitted + "2023-05-31"]),
    RuleCase(
      "X12a", names: ["李二"], ["入党积极分子 状态=已发展", admitted + "2023-06"],
      near: ["入党积极分子 状态=已发展", "入党积极分子 姓名=李二", admitted + "2023-06"]),
    RuleCase(
      "X15", names: ["东村"], ["村干部台账 是否一肩挑=是", "村干部台账 姓名=李二 职务=村委会主任"],
      near: ["村干部台账 职务=书记、主任 是否一肩挑=是", "村干部台账 姓名=李二 职务=村委会副主任"]),
    RuleCase(
      "X15", names: ["东村"], ["村干部台账 职务=书记兼主任 是否一肩挑=否"],
      near: ["村干部台账 是否一肩挑=否", "村干部台账 姓名=李二 职务=村务监督委员会主任"]),
    RuleCase("X20", names: ["赵七"], ["双报到 党员姓名=赵七"], near: ["双报到"]),
    RuleCase(
      "X20a", names: ["张一", "张一"], ["双报到", "双报到 备注=2 报到社区=东社区"],
      near: ["双报到", "双报到 备注=2 报到社区=东社区 报到状态=已返回"]),
    RuleCase(
      "X20b", names: ["张一"], ["党员花名册 工作岗位=退休", "双报到"], near: ["党员花名册 工作岗位=公务员", "双报到"]),
    // Two people of one name in one branch are real: nobody is taken for the other.
    RuleCase(
      "X23", names: ["李二"], [li, "党员花名册 姓名=李　二 " + other, "培训签到 姓名=李二"],
      near: [li + " 手机号码=19900001111", "党员花名册 姓名=李　二 " + other, "培训签到 姓名=李二 手机号=19900001111"]),
    RuleCase(
      "X23", names: ["李二"], ["培训签到 姓名=李二 所在党支部=- 所属乡镇=东镇"], near: ["培训签到 姓名=李二 所属乡镇=东镇"]),
    RuleCase(
      "X23a", names: ["李二"], ["双报到 党员姓名=李二 所在党组织=-"], near: ["双报到 党员姓名=李二"]),
  ])
  func ledgers(rule: RuleCase) throws { try rule.check() }
}
