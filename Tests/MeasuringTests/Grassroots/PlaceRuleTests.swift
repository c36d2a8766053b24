import Testing

/// Each rule about grids, sites, meetings of villages, two-new organisations and lists, with the pipeline as it is shipped.
struct PlaceRuleTests {
  private static let joint =
    "党支部台账 党组织名称=两新联合党支部 党组织代码=01.008 党组织类别=联合党支部 单位类别=非公有经济控制 所在村=- 任期年限=3 领导班子届满日期=2024-01-10"
  private static let firm =
    "党支部台账 党组织名称=甲公司党支部 党组织代码=01.009 单位类别=非公有经济控制 所在村=- 任期年限=3 领导班子届满日期=2024-01-10"
  private static let solo = "两新组织 是否建立党组织=是 党组织名称=甲公司党支部 组建方式=单独组建 党员人数=3"
  private static let firmMembers = "党员花名册*3 姓名=甲员 所在党支部=甲公司党支部"

  @Test(arguments: [
    RuleCase(
      "R40", names: ["东村西网格"], ["网格台账", "网格台账 网格编号=g1 网格名称=东村西网格"],
      near: ["网格台账", "网格台账 网格编号=G2 网格名称=东村西网格"]),
    RuleCase(
      "R48a", names: ["甲公司"], [joint, "两新组织 是否建立党组织=是 党组织名称=两新联合党支部 组建方式=联合组建 党员人数=3"],
      near: [joint, "两新组织 是否建立党组织=是 党组织名称=两新联合党支部 组建方式=联合组建 党员人数=3 预备党员数=1"]),
    RuleCase(
      "R49", names: ["甲公司"], ["两新组织 统一社会信用代码=914599013AKMWL9A9P"],
      near: ["两新组织"]),
    RuleCase("R49a", names: ["甲公司"], ["两新组织 类型=社会团体"], near: ["两新组织 类型=律师事务所"]),
    RuleCase("R50", names: ["甲公司"], ["两新组织 党员人数=21"], near: ["两新组织 党员人数=20"]),
    RuleCase(
      "R50a", names: ["甲公司"], [firm, solo + " 预备党员数=1"], near: [firm, solo]),
    RuleCase(
      "R51", names: ["甲公司"], [firm, solo + " 组建方式=-"], near: [firm, solo]),
    RuleCase(
      "R51a", names: ["甲公司"],
      [firm, solo, "两新组织 单位名称=乙公司 是否建立党组织=是 组建方式=联合组建 党组织成立时间=2020-05"],
      near: [firm, solo]),  // no unit of the sheet gives a date: the column is not asked for
    RuleCase(
      "R51b", names: ["甲公司"], ["两新组织 党组织成立时间=2020-05"], near: ["两新组织 拟建党组织日期=2023-09"]),
    RuleCase(
      "R52", names: ["甲公司"], ["两新组织 是否派驻党建指导员=否 指导员姓名=- 指导员电话=-"],
      near: ["两新组织 是否派驻党建指导员=- 指导员姓名=- 指导员电话=-"]),
    RuleCase("R52a", names: ["甲公司"], ["两新组织 指导员姓名=-"], near: ["两新组织 指导员电话=-"]),
    RuleCase(
      "R53", names: ["row 2"], ["组织生活记录 实到人数=11"], near: ["组织生活记录 实到人数=10 请假人数=0"]),
    RuleCase("R53a", names: ["东村党支部"], ["组织生活记录 请假人数=2"], near: ["组织生活记录"]),
    RuleCase("R53", names: ["修水渠"], ["四议两公开 审议实到=21"], near: ["四议两公开 审议实到=20"]),
    RuleCase("R59", names: ["东村党群服务中心"], ["阵地台账 建筑面积=0"], near: ["阵地台账 建筑面积=1"]),
    RuleCase("R59", names: ["东村党群服务中心"], ["阵地台账 建筑面积=20001"], near: ["阵地台账 建筑面积=20000"]),
    RuleCase(
      "R59a", names: ["东村党群服务中心"], ["阵地台账 建筑面积=601 占地面积=200"], near: ["阵地台账 建筑面积=600 占地面积=200"]),
    RuleCase(
      "R59a", names: ["东村党群服务中心"], ["阵地台账 建筑面积=801 占地面积=200 层数=4"],
      near: ["阵地台账 建筑面积=800 占地面积=200 层数=4"]),
    RuleCase("R59b", names: ["东镇"], ["阵地台账 建筑面积=300"], near: ["阵地台账 建筑面积=301"]),
    RuleCase(
      "R60", names: ["修水渠"], ["四议两公开 商议时间=2023-02-28"], near: ["四议两公开 商议时间=2023-03"]),
    RuleCase(
      "R60", names: ["修水渠"], ["四议两公开 审议时间=2023-03-02"], near: ["四议两公开 审议时间=2023-03-03"]),
    RuleCase(
      "R60", names: ["修水渠"], ["四议两公开 决议时间=2023-03-05"], near: ["四议两公开 决议时间=2023-03-06"]),
    RuleCase(
      "R60", names: ["修水渠"], ["四议两公开 决议公开时间=2023-03-09"], near: ["四议两公开 决议公开时间=2023-03-10"]),
    RuleCase(
      "R60", names: ["修水渠"], ["四议两公开 实施结果公开时间=2023-03-10"],
      near: ["四议两公开 实施结果公开时间=2023-03-11"]),
    RuleCase(
      "R60a", names: ["修水渠"], ["四议两公开 决议到会比例=82%"], near: ["四议两公开 决议到会比例=81%"]),
    RuleCase("R60b", names: ["修水渠"], ["四议两公开 决议实到=19"], near: ["四议两公开 决议实到=20"]),
    RuleCase(
      "R60b", names: ["修水渠"], ["四议两公开 决议会议形式=村民会议 决议实到=15"],
      near: ["四议两公开 决议会议形式=村民会议 决议实到=16"]),
    // Between a half and two thirds it depends on a form that nobody gave.
    RuleCase(
      "R60b", names: ["修水渠"], ["四议两公开 决议会议形式=- 决议实到=15"],
      near: ["四议两公开 决议会议形式=- 决议实到=16"]),
    RuleCase(
      "R60c", names: ["东村"], ["四议两公开 审议时间=-"], near: ["四议两公开 实施结果公开时间=- 是否实施完毕=否"]),
    RuleCase(
      "R61", names: ["东村"], ["村(社区)基本情况 户籍人口=2401"], near: ["村(社区)基本情况 户籍人口=2400"]),
    RuleCase(
      "R61a", names: ["东村"], ["村(社区)基本情况 户数=-"], near: ["村(社区)基本情况 户数=- 常住户数=280"]),
    RuleCase(
      "R63", names: ["东村"], ["软弱涣散整顿 整顿时限=2023-05"], near: ["软弱涣散整顿 整顿时限=2023-06"]),
    RuleCase(
      "R64", names: ["东村", "东村"], ["事项清单", "事项清单*1 事项=小微权力清单公布 是否完成=否 完成时间=-"],
      near: ["事项清单", "事项清单*1 事项=小微权力清单公布"]),
    RuleCase("R64a", names: ["东村"], ["事项清单 是否完成=否"], near: ["事项清单 是否完成=否 完成时间=-"]),
    RuleCase(
      "X13", names: ["甲公司"], [firm, firmMembers, solo + " 党员人数=2"], near: [firm, firmMembers, solo]),
    RuleCase(
      "X13", names: ["甲公司"], [firm, firmMembers, solo + " 党员人数=5 未转入组织关系党员数=1"],
      near: [firm, firmMembers, solo + " 党员人数=5 未转入组织关系党员数=2"]),
    RuleCase(
      "X13a", names: ["甲公司"], [firm, firmMembers, solo + " 党员人数=5"],
      near: [firm, firmMembers, solo]),
    RuleCase("X14", names: ["甲公司"], [firm, solo + " 党组织名称=丙公司党支部"], near: [firm, solo]),
    RuleCase(
      "X14a", names: ["甲公司"], [firm + " 单位名称=乙公司", solo], near: [firm + " 单位名称=甲公司", solo]),
    RuleCase("X16", names: ["东村网格"], ["网格台账 党支部名称=南村党支部"], near: ["网格台账 党支部名称=中共东村支部委员会"]),
    RuleCase("X16", names: ["东村网格"], ["网格台账 所属村(社区)=南村"], near: ["网格台账"]),
    RuleCase("X16a", names: ["东村网格"], ["网格台账 是否建立党支部=否"], near: ["网格台账 是否建立党支部=否 党支部名称=-"]),
    RuleCase(
      "X16b", names: ["东村网格"], ["党支部台账 党小组数=0", "网格台账 党小组名称=一组"],
      near: ["党支部台账 党小组数=1", "网格台账 党小组名称=一组"]),
    RuleCase(
      "X17", names: ["东村"], ["村(社区)基本情况 党员人数=4"], near: ["村(社区)基本情况 党员人数=3"]),
    RuleCase(
      "X17", names: ["东村"], ["村(社区)基本情况 活动场所面积=300", "阵地台账"],
      near: ["村(社区)基本情况 活动场所面积=320", "阵地台账"]),
    // No grid of the town is known: that is a ledger not sent, not a wrong total.
    RuleCase("X17", names: ["东村"], ["村(社区)基本情况 网格数=2", "网格台账"], near: ["村(社区)基本情况 网格数=2"]),
    RuleCase("X18", names: ["东村党群服务中心"], ["阵地台账 所属村=南村"], near: ["阵地台账"]),
    RuleCase("X18", names: ["东村党群服务中心"], ["阵地台账 所属村=-"], near: ["阵地台账 阵地类型=镇 所属村=-"]),
    RuleCase(
      "X18a", names: ["东村党群服务中心", "东村老中心"], ["阵地台账", "阵地台账 阵地名称=东村老中心"],
      near: ["阵地台账", "阵地台账 阵地名称=东村老中心 阵地类型=其他阵地"]),
    RuleCase("X19", names: ["东镇"], ["乡镇汇总 户数=1201"], near: ["乡镇汇总"]),
    // A village without households leaves nothing to compare with.
    RuleCase(
      "X19", names: ["东镇"], ["乡镇汇总 党员数=4"], near: ["乡镇汇总 户数=1201", "村(社区)基本情况 户数=-"]),
    RuleCase(
      "X21", names: ["东镇"], ["乡镇汇总 本年发展党员数=3 产业工人=4 青年农民=1"],
      near: ["乡镇汇总 本年发展党员数=3 产业工人=3 青年农民=1"]),
    RuleCase(
      "X21a", names: ["东镇"], ["党员花名册*3 姓名=新员 人员类别=预备党员 入党日期=2023-02-01 转正日期=-"],
      near: [
        "党员花名册*3 姓名=新员 人员类别=预备党员 入党日期=2023-02-01 转正日期=- 工作岗位=农民 学历=高中"
      ]),
    RuleCase("X22", names: ["东村党支部"], ["党支部台账 所在村=南村"], near: ["党支部台账"]),
    RuleCase("X22a", names: ["西社区"], ["党支部台账 党组织名称=西社区党支部 所在村=东村"], near: []),
    RuleCase(
      "X22b", names: ["西社区"], ["网格台账"],
      near: ["网格台账", "网格台账 网格编号=G2 网格名称=西网格 所属村(社区)=西社区"]),
    RuleCase(
      "X24", names: ["西社区"],
      ["村(社区)基本情况 村(社区)名称=西社区 是否实行大党委=是", "事项清单 事项=社区大党委 单位=西社区 单位类型=社区 是否完成=否 完成时间=-"],
      near: ["村(社区)基本情况 村(社区)名称=西社区 是否实行大党委=是", "事项清单 事项=社区大党委 单位=西社区 单位类型=社区"]),
    RuleCase(
      "X24a", names: ["东镇"],
      ["发展党员计划", "入党积极分子 状态=已发展 成为预备党员时间=2023-03-01"],
      near: [
        "发展党员计划", "入党积极分子 状态=已发展 成为预备党员时间=2023-03-01",
        "党员花名册 姓名=孙甲 人员类别=预备党员 入党日期=2023-03-01 转正日期=-",
      ]),
    RuleCase(
      "X24b", names: ["东村"],
      [
        "村(社区)基本情况 一村一品品牌=东村红", "党建品牌 品牌名称=西社区红 所属党组织=西社区党支部",
      ], near: ["村(社区)基本情况 一村一品品牌=东村红", "党建品牌"]),
  ])
  func isFound(_ rule: RuleCase) throws { try rule.check() }
}
