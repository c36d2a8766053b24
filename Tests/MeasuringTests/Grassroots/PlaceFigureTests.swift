import Testing

/// Figures of organisations and places of small months, with the pipeline as it is shipped: met, not met, cannot be judged.
struct PlaceFigureTests {
  private static let community = "村(社区)基本情况 村(社区)名称=西社区"
  private static let site = "阵地台账 阵地名称=西社区党群服务中心 阵地类型=社区 所属村=西社区"

  @Test(arguments: [
    // 900 households want 270㎡: less than 500, and one of the two is enough.
    ("facility_community_rate", [site + " 建筑面积=270"], [1, 0, 0]),
    ("facility_community_rate", [site + " 建筑面积=269"], [0, 1, 0]),
    ("facility_community_rate", [community + " 户数=5000", site + " 建筑面积=500"], [1, 0, 0]),
    // Without households the second test cannot be failed, nor passed.
    ("facility_community_rate", [community + " 户数=-", site + " 建筑面积=499"], [0, 0, 1]),
    ("facility_community_rate", [community + " 户数=-", site + " 建筑面积=500"], [1, 0, 0]),
    ("facility_village_rate", ["阵地台账 建筑面积=300"], [1, 0, 0]),
    ("facility_village_rate", ["阵地台账 建筑面积=299.5"], [0, 1, 0]),
    ("facility_village_rate", ["阵地台账 建筑面积=-"], [0, 0, 1]),
    // A town that sent its sites and none for this village; a town that sent none at all.
    ("facility_village_rate", [site], [0, 1, 0]),
    ("facility_village_rate", [], [0, 0, 1]),
    ("grid_party_coverage", ["网格台账 党支部名称=- 是否建立党支部=有"], [0, 0, 1]),
    ("grid_party_coverage", ["网格台账 党支部名称=- 党小组名称=一组"], [1, 0, 0]),
    ("grid_party_coverage", ["网格台账 党支部名称=- 是否建立党支部=无"], [0, 1, 0]),
    // The town has no grid of its own, the community none at all, and its secretary is not known.
    ("grid_head_secretary_rate", ["网格台账"], [1, 1, 1]),
    ("grid_head_secretary_rate", ["网格台账 网格长=王三"], [0, 2, 1]),
    (
      "grid_head_secretary_rate",
      ["网格台账", "网格台账 网格编号=G0 网格名称=东镇网格 层级=镇级网格 所属村(社区)=- 网格长=郑镇"], [2, 0, 1]
    ),
    ("grid_backbone_rate", ["网格台账 网格长政治面貌=-"], [1, 0, 0]),
    ("grid_backbone_rate", ["网格台账 网格长政治面貌=- 网格长=周外"], [0, 0, 1]),
    ("grid_backbone_rate", ["网格台账 网格长政治面貌=群众"], [0, 1, 0]),
    ("rectify_pass_rate", ["软弱涣散整顿 验收结果=已转化"], [1, 0, 0]),
    ("rectify_pass_rate", ["软弱涣散整顿 整顿时限=2023-05"], [0, 1, 0]),
    ("rectify_pass_rate", ["软弱涣散整顿 整顿时限=2023-06"], [0, 0, 0]),
    ("rectify_pass_rate", ["软弱涣散整顿 整顿时限=-"], [0, 0, 1]),
    ("branch_standard_rate", ["党支部台账 分类定等=三星级"], [1, 0, 1]),
    ("branch_standard_rate", ["党支部台账 分类定等=后进"], [0, 1, 1]),
    ("four_two_compliance", ["四议两公开"], [1, 0, 0]),
    ("four_two_compliance", ["四议两公开 决议会议形式=- 决议实到=16"], [0, 0, 1]),
    ("four_two_compliance", ["四议两公开 实施结果公开时间=- 是否实施完毕=否"], [1, 0, 0]),
    ("four_two_compliance", ["四议两公开 实施结果公开时间=- 是否实施完毕=-"], [0, 0, 1]),
    ("village_four_two_use", ["四议两公开"], [1, 1, 0]),
    ("village_four_two_use", [], [0, 0, 2]),
    ("attendance_rate", ["组织生活记录", "组织生活记录 支部名称=西社区党支部 实到人数=-"], [9, 1, 0]),
    ("attendance_rate", ["组织生活记录 实到人数=11"], [0, 0, 10]),
    (
      "new_member_plan_rate",
      ["发展党员计划 发展计划数=2", "党员花名册*3 姓名=新员 人员类别=预备党员 入党日期=2023-02-01 转正日期=-"], [3, -1, 0]
    ),
    (
      "new_member_plan_kept",
      ["发展党员计划 发展计划数=2", "党员花名册*3 姓名=新员 人员类别=预备党员 入党日期=2023-02-01 转正日期=-"], [0, 1, 0]
    ),
    // The same matter twice, done and not done; a date without a word is done.
    ("power_list_rate", ["事项清单", "事项清单*1 事项=小微权力清单公布 是否完成=否 完成时间=-"], [0, 0, 2]),
    ("power_list_rate", ["事项清单 是否完成=-"], [1, 0, 1]),
    ("big_committee_rate", [community + " 是否实行大党委=否"], [0, 1, 0]),
    ("big_committee_rate", [community + " 是否实行大党委=是"], [0, 0, 1]),
    (
      "big_committee_rate",
      [
        community + " 是否实行大党委=是",
        "事项清单 事项=兼职委员 单位=西社区 单位类型=社区 数量=3",
      ], [1, 0, 0]
    ),
    ("instructor_load", ["两新组织*11"], [0, 1, 0]),
    ("instructor_load", ["两新组织*10"], [1, 0, 0]),
    ("small_demo_count", ["事项清单 事项=小个专 单位=东市场 单位类型=两新组织 数量=2"], [2, 0, 0]),
    ("village_brand_rate", ["党建品牌"], [1, 0, 0]),
    ("village_brand_rate", ["村(社区)基本情况 一村一品品牌=东村红"], [1, 0, 0]),
    ("village_brand_rate", ["党建品牌 所属党组织=西社区党支部"], [0, 1, 0]),
    ("brand_recommend_count", ["党建品牌 推荐层级=市级", "党建品牌 品牌名称=西社区红"], [1, 0, 0]),
  ])
  func isCounted(_ metric: String, _ rows: [String], _ counts: [Int]) throws {
    #expect(try GrassrootsMonth(rows).figure(of: metric) == counts)
  }
}
