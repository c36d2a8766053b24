import Testing

/// Each rule about organisations once broken and once nearly broken, with the pipeline as it is shipped.
struct OrganizationRuleTests {
  private static let second = "党支部台账 党组织名称=二队党支部 党组织代码=01.004"
  private static let third = "党支部台账 党组织名称=三队党支部 党组织代码=01.005"
  private static let fourth = "党支部台账 党组织名称=四队党支部 党组织代码=01.006"
  private static let general = "党支部台账 党组织名称=东村党总支 党组织代码=01.007 党组织类别=党总支"

  @Test(arguments: [
    RuleCase(
      "R40", names: ["二队党支部"], [second.replacing("01.004", with: "01.002")], near: [second]),
    // A branch above a branch; a circle of two.
    RuleCase(
      "R41", names: ["二队党支部"], [second + " 上级党组织=东村党支部"], near: [general, second + " 上级党组织=东村党总支"]),
    RuleCase("R41", names: ["二队党支部"], [second + " 上级党组织=西镇党委"], near: [second]),
    RuleCase("R41", names: ["二队党支部"], [second + " 上级党组织=-"], near: [second]),
    RuleCase(
      "R41a", names: ["二队党支部", "三队党支部", "四队党支部"],
      [
        second + " 上级党组织=三队党支部", third + " 上级党组织=四队党支部", fourth + " 上级党组织=二队党支部",
      ],
      near: [second + " 上级党组织=三队党支部", third + " 上级党组织=四队党支部", fourth]),
    RuleCase(
      "R41b", names: ["二队党支部"], [general + " 上级党组织=-", second + " 上级党组织=东村党总支"],
      near: [general, second + " 上级党组织=东村党总支"]),
    // Only the code of the one above is given: that will do.
    RuleCase(
      "R41b", names: ["二队党支部"], [general + " 上级党组织=-", second + " 上级党组织=东村党总支"],
      near: [
        general + " 上级党组织=- 上级党组织代码=01.001", second + " 上级党组织=东村党总支",
      ]),
    RuleCase(
      "R42", names: ["东村党支部"], ["党支部台账 成立日期=2021-01-11"], near: ["党支部台账 成立日期=2021-01"]),
    RuleCase(
      "R42", names: ["东村党支部"], ["党支部台账 领导班子届满日期=2021-01-09"], near: ["党支部台账 领导班子届满日期=2021-01"]),
    RuleCase(
      "R42a", names: ["东村党支部"], ["党支部台账 领导班子届满日期=2026-03-10"], near: ["党支部台账 领导班子届满日期=2026-02"]),
    RuleCase(
      "R43", names: ["东村党支部"], ["党支部台账 任期年限=3 领导班子届满日期=2024-01-10"],
      near: ["党支部台账 单位类别=机关 所在村=- 任期年限=3 领导班子届满日期=2024-01-10"]),
    RuleCase(
      "R44", names: ["东村党支部"], ["党支部台账 领导班子届满日期=2023-06-29"], near: ["党支部台账 领导班子届满日期=2023-06"]),
    RuleCase(
      "R44a", names: ["东村党支部"], ["党支部台账 领导班子届满日期=2023-12-31"], near: ["党支部台账 领导班子届满日期=2024-01-01"]),
    RuleCase(
      "R44b", names: ["东村党支部"], ["党支部台账 领导班子届满日期=2022-06-29"], near: ["党支部台账 领导班子届满日期=2022-06-30"]),
    RuleCase(
      "R45", names: ["东村党支部", "西社区党支部"], ["党支部台账 党组织书记=-"],
      near: ["党支部台账 党组织名称=西社区党支部 党组织书记=钱四"]),
    RuleCase(
      "R45a", names: ["东村党支部", "二队党支部"],
      ["党支部台账 书记手机=19900001112", second + " 书记手机=19900001112"],
      near: ["党支部台账 书记手机=19900001112", second + " 书记手机=19900001113"]),
    RuleCase(
      "R45b", names: ["西社区党支部"], ["党支部台账 党组织名称=西社区党支部 书记空缺时间=2023-03"],
      near: ["党支部台账 党组织名称=西社区党支部 书记空缺时间=2023-04"]),
    RuleCase(
      "R46", names: ["东村党支部"], ["党员花名册*4", "党支部台账 委员人数=2"], near: ["党员花名册*3", "党支部台账 委员人数=2"]),
    // Nothing is said of a committee whose size nobody gave.
    RuleCase("R46", names: ["东村党支部"], ["党员花名册*4", "党支部台账 委员人数=6"], near: ["党员花名册*4"]),
    RuleCase("R46a", names: ["东村党支部"], ["党支部台账 委员人数=8"], near: ["党支部台账 委员人数=7"]),
    RuleCase(
      "R46b", names: ["东村党支部"], ["党员花名册*3", "党支部台账 委员人数=3"], near: ["党员花名册*4", "党支部台账 委员人数=3"]),
    RuleCase("R47", names: ["东村党支部"], ["党员花名册*48"], near: ["党员花名册*47"]),
    RuleCase("R47a", names: ["东村党支部"], ["党员花名册*42"], near: ["党员花名册*41"]),
    RuleCase(
      "R47b", names: ["东村党支部"], ["党员花名册 姓名=王三 人员类别=预备党员 转正日期=-"],
      near: ["党支部台账 党组织类别=临时党支部", "党员花名册 姓名=王三 人员类别=预备党员 转正日期=-"]),
    RuleCase(
      "R48", names: ["东村党支部"], ["党支部台账 党组织类别=联合党支部 联合单位数=6"],
      near: ["党支部台账 党组织类别=联合党支部 联合单位数=5"]),
    RuleCase(
      "R48", names: ["东村党支部"], ["党支部台账 党组织类别=联合党支部 联合单位数=1"],
      near: ["党支部台账 联合单位数=1"]),
    RuleCase(
      "X03", names: ["李二"], ["党员花名册 姓名=李二 所在党支部=南村党支部"],
      near: ["党支部台账 曾用名=南村党支部", "党员花名册 姓名=李二 所在党支部=南村党支部"]),
    RuleCase(
      "X03a", names: ["西社区党支部"], [], near: ["党员花名册 姓名=赵五 所在党支部=西社区党支部"]),
    RuleCase("X04", names: ["东村党支部"], ["党支部台账 党员数=4"], near: ["党支部台账 党员数=3"]),
    RuleCase(
      "X04a", names: ["东村党支部"], ["党支部台账 党员数=3 正式党员数=2"], near: ["党支部台账 党员数=3 正式党员数=3"]),
    RuleCase(
      "X04b", names: ["东村党支部"], ["党支部台账 党员数=3 正式党员数=3 预备党员数=1"],
      near: ["党支部台账 党员数=3 正式党员数=3 预备党员数=0"]),
    RuleCase(
      "X05", names: ["东镇"], ["党员增减 发展=2 期末=4"], near: ["党员增减 发展=2 去世=1 期末=4"]),
    RuleCase(
      "X05a", names: ["全区"], ["党员增减 发展=2 期末=4"], near: ["党员增减 发展=2 去世=1 期末=4"]),
    RuleCase(
      "X06", names: ["东镇"], ["上月 党员增减 期末=4", "党员增减"], near: ["上月 党员增减 期末=3", "党员增减"]),
    // Five percent of 60 is three: four fewer is too much, and no flow says why.
    RuleCase(
      "X07", names: ["东镇"], ["上月 党员花名册*61", "党员花名册*57", "党员增减"],
      near: ["上月 党员花名册*61", "党员花名册*58", "党员增减"]),
    RuleCase(
      "X07", names: ["东镇"], ["上月 党员花名册*61", "党员花名册*57"],
      near: ["上月 党员花名册*61", "党员花名册*57", "党员增减 转出=4"]),
    RuleCase(
      "X22c", names: ["老东村党支部"], ["上月 党支部台账 党组织名称=老东村党支部 党组织代码=01.090"],
      near: ["上月 党支部台账 党组织名称=老东村党支部 党组织代码=01.090", "党组织更名"]),
    RuleCase(
      "X22c", names: ["老东村党支部"], ["上月 党支部台账 党组织名称=老东村党支部 党组织代码=01.090"],
      near: ["上月 党支部台账 党组织名称=老东村党支部 党组织代码=01.090", "党支部台账 原代码=01.090"]),
    RuleCase(
      "X22d", names: ["南村"], ["上月 村(社区)基本情况 村(社区)名称=南村 村(社区)代码=459901100299"],
      near: ["上月 村(社区)基本情况"]),
    RuleCase(
      "X22e", names: ["东村"],
      ["上月 村(社区)基本情况 村(社区)名称=东庄 村(社区)代码=459901100201", "上月 村(社区)基本情况 村(社区)代码=459901100298"],
      near: ["上月 村(社区)基本情况"]),
    // A blank is not a nought where it is the closing that is missing.
    RuleCase("X05", names: ["东镇"], ["党员增减 发展=- 期末=4"], near: ["党员增减 发展=2 期末=-"]),
  ])
  func isFound(_ rule: RuleCase) throws { try rule.check() }
}
