import Testing

/// Each rule about members and activists once broken and once nearly broken, with the pipeline as it is shipped.
struct PeopleRuleTests {
  /// Made-up numbers with a birth date of their own.
  private static let born1977June30 = "身份证号=459901197706300013"
  private static let born1977July1 = "身份证号=459901197707010018"
  private static let born1978June30 = "身份证号=459901197806300010"
  private static let born1978July1 = "身份证号=459901197807010015"
  private static let born2004June30 = "身份证号=459901200406300016"
  private static let born2004July1 = "身份证号=459901200407010010"

  private static let probationer = "党员花名册 姓名=李二 人员类别=预备党员 转正日期=-"
  private static let full =
    "性别=男 民族=汉族 出生日期=1970-01-01 学历=高中 工作岗位=务农 手机号码=19900001111"

  @Test(arguments: [
    RuleCase(
      "R20", names: ["李二"], [probationer + " 入党日期=2022-06-29"],
      near: [probationer + " 入党日期=2022-06"]),
    // An extension is allowed, once.
    RuleCase(
      "R20", names: ["李二"], [probationer + " 入党日期=2022-03-01"],
      near: [probationer + " 入党日期=2022-03-01 延长预备期时间=2023年3月至9月"]),
    RuleCase(
      "R20a", names: ["李二"], [probationer + " 入党日期=2021-06-29"],
      near: [probationer + " 入党日期=2021-06"]),
    RuleCase(
      "R25", names: ["李二"], ["党员花名册 姓名=李二 工作岗位=学生 " + born1977June30],
      near: ["党员花名册 姓名=李二 工作岗位=学生 " + born1977July1]),
    RuleCase(
      "R25a", names: ["李二"], ["党员花名册 姓名=李二 工作岗位=退休 " + born1978July1],
      near: ["党员花名册 姓名=李二 工作岗位=退休 " + born1978June30]),
    RuleCase(
      "R25b", names: ["李二"], ["党员花名册 姓名=李二 工作岗位=务农 单位性质=党政机关"],
      near: ["党员花名册 姓名=李二 工作岗位=公务员 单位性质=党政机关"]),
    RuleCase(
      "R26", names: ["李二"], ["党员花名册 姓名=李二 学历=本科 " + born2004July1],
      near: ["党员花名册 姓名=李二 学历=本科 " + born2004June30]),
    RuleCase(
      "R26a", names: ["李二"], ["党员花名册 姓名=李二 学历=大专 毕业时间=2023-07"],
      near: ["党员花名册 姓名=李二 学历=大专 毕业时间=2023-06"]),
    RuleCase(
      "R27", names: ["李二"], ["党员花名册 姓名=李二 手机号码=1990000111"],
      near: ["党员花名册 姓名=李二 手机号码=19900001111"]),
    RuleCase(
      "R27a", names: ["张一甲甲", "张一甲乙", "张一甲丙", "张一甲丁"], ["党员花名册*4 手机号码=19900001111"],
      near: ["党员花名册*3 手机号码=19900001111"]),
    RuleCase(
      "R28", names: ["李二"], ["党员花名册 姓名=李二 是否失联党员=是"],
      near: ["党员花名册 姓名=李二 是否失联党员=是 失去联系日期=2023-05"]),
    RuleCase(
      "R28a", names: ["李二"], ["党员花名册 姓名=李二 是否失联党员=是 失去联系日期=2022-12"],
      near: ["党员花名册 姓名=李二 是否失联党员=是 失去联系日期=2023-01"]),
    RuleCase(
      "R28a", names: ["李二"], ["党员花名册 姓名=李二 是否失联党员=是 失去联系日期=2022-12"],
      near: ["党员花名册 姓名=李二 是否失联党员=是 失去联系日期=2022-12 党籍状态=停止党籍"]),
    RuleCase(
      "R29", names: ["李二"], ["党员花名册 姓名=李二 是否流动党员=是"],
      near: ["党员花名册 姓名=李二 是否流动党员=是 外出流向=外省"]),
    // Nothing is said where nobody's contact is given: the sender has no such column.
    RuleCase(
      "R29a", names: ["李二"], ["党员花名册 流动党员联系人=王三", "党员花名册 姓名=李二 是否流动党员=是"],
      near: ["党员花名册 姓名=李二 是否流动党员=是"]),
    RuleCase(
      "R29b", names: ["李二"], ["党员花名册 姓名=李二 是否流动党员=是 外出地点是否固定=是 外出时间=2022-12"],
      near: ["党员花名册 姓名=李二 是否流动党员=是 外出地点是否固定=是 外出时间=2023-01"]),
    RuleCase(
      "R30", names: ["李二"], ["党员花名册 姓名=李二 减少原因=去世"],
      near: ["党员花名册 姓名=李二 减少原因=转出"]),
    // Confirmed 21 years before; a year more or less is how people count.
    RuleCase("R31", names: ["李二"], ["党员花名册 姓名=李二 党龄=23"], near: ["党员花名册 姓名=李二 党龄=22"]),
    RuleCase("R31", names: ["李二"], ["党员花名册 姓名=李二 党龄=20"], near: ["党员花名册 姓名=李二 党龄=20.1"]),
    RuleCase(
      "R31", names: ["李二"], ["党员花名册 姓名=李二 党龄=23"], near: ["党员花名册 姓名=李二 党龄=23 党龄校正值=12"]),
    RuleCase(
      "R32a", names: ["李二"], ["党员花名册 " + full, "党员花名册 姓名=王三 " + full, "党员花名册 姓名=李二 性别=男 民族=汉族"],
      near: [
        "党员花名册 " + full, "党员花名册 姓名=王三 " + full, "党员花名册 姓名=李二 性别=男 民族=汉族 学历=高中",
      ]),
  ])
  func members(rule: RuleCase) throws { try rule.check() }

  private static let target = "入党积极分子 确定为入党积极分子时间=2021-03-01 确定为发展对象时间=2023-01-10 预审时间=2023-05-01"

  @Test(arguments: [
    RuleCase("R23", names: ["孙甲"], [target + " 集中培训学时=23"], near: [target + " 集中培训学时=24"]),
    RuleCase("R23", names: ["孙甲"], [target + " 集中培训天数=2"], near: [target + " 集中培训天数=3"]),
    // The classes of a year before are not in this year's files.
    RuleCase(
      "R23", names: ["孙甲"], [target],
      near: ["入党积极分子 确定为入党积极分子时间=2021-03-01 确定为发展对象时间=2022-12-10 预审时间=2023-05-01"]),
    // A sign-in sheet counts as well, but only before the admission.
    RuleCase(
      "R23", names: ["孙甲"], [target, "培训签到 姓名=孙甲 培训时间=2023-05-02 学时=24"],
      near: [target, "培训签到 姓名=孙甲 培训时间=2023-05-01 学时=24"]),
    RuleCase(
      "R24", names: ["孙甲"], ["入党积极分子 培养联系人=张一、李二、王三"], near: ["入党积极分子 培养联系人=张一、李二"]),
    RuleCase(
      "R24", names: ["孙甲"], ["入党积极分子", "入党积极分子 姓名=孙乙 培养联系人1=李二"],
      near: ["入党积极分子", "入党积极分子 姓名=孙乙"]),
    RuleCase(
      "R24a", names: ["孙甲"], ["入党积极分子 成为预备党员时间=2023-03-01 入党介绍人=李二"],
      near: ["入党积极分子 成为预备党员时间=2023-03-01 入党介绍人=李二、王三"]),
    RuleCase(
      "R24b", names: ["孙甲"], ["入党积极分子 培养联系人1=李二 培养联系人2=李二"],
      near: ["入党积极分子 培养联系人1=李二 培养联系人2=王三"]),
    RuleCase(
      "R24c", names: ["孙甲"],
      ["党员花名册 姓名=李二 入党日期=2022-03-01 转正日期=2023-03-02", "入党积极分子 支部大会通过时间=2023-03-01 入党介绍人=李二、王三"],
      near: ["党员花名册 姓名=李二 入党日期=2022-03-01 转正日期=2023-03-02", "入党积极分子 支部大会通过时间=2023-03 入党介绍人=李二、王三"]),
    RuleCase(
      "R21", names: ["吴甲"], ["微心愿 认领时间=2023-02-28"], near: ["微心愿 认领时间=2023-02-28 征集时间=2023-02"]),
  ])
  func activists(rule: RuleCase) throws { try rule.check() }

  private static let team = "驻村工作队 队员姓名=周队 身份证号=459901197001010016 月在岗天数=22"

  @Test(arguments: [
    RuleCase("R62", names: ["周队"], ["驻村工作队 离任时间=2021-05-27"], near: ["驻村工作队 离任时间=2021-05"]),
    RuleCase(
      "R62", names: ["张一"], ["村干部台账 任现职时间=2021-02-01 离任时间=2021-01-31"],
      near: ["村干部台账 任现职时间=2021-02-01 离任时间=2021-02"]),
    RuleCase("R62a", names: ["周队"], ["驻村工作队 月在岗天数=31"], near: ["驻村工作队 月在岗天数=30"]),
    RuleCase("R62a", names: ["周队"], ["驻村工作队 2月在岗天数=29"], near: ["驻村工作队 2月在岗天数=28"]),
    RuleCase(
      "R62b", names: ["周队", "周队"],
      [team + " 离任时间=2023-03-02", team.replacing("周队", with: "周　队") + " 所驻村=西社区 任职时间=2023-03-01"],
      near: [
        team + " 离任时间=2023-03", team.replacing("周队", with: "周　队") + " 所驻村=西社区 任职时间=2023-03-01",
      ]),
    RuleCase(
      "R62c", names: ["张一", "张一"],
      ["村干部台账 身份证号=459901197001010016", "村干部台账 姓名=张　一 身份证号=459901197001010016 所在村=西社区"],
      near: [
        "村干部台账 身份证号=459901197001010016 离任时间=2023-06",
        "村干部台账 姓名=张　一 身份证号=459901197001010016 所在村=西社区",
      ]),
  ])
  func cadresAndTeams(rule: RuleCase) throws { try rule.check() }
}
