import Definitions

/// The page's own words, by the names that the template has for them.
enum PageWords {
  static func all(_ language: Language) -> [String: String] {
    texts.mapValues { $0[language] }
  }

  private static let texts: [String: LocalizedText] = [
    "basis": LocalizedText("依据", "basis"),
    "behind": LocalizedText("谁落后、找谁", "Who is behind, and whom to call"),
    "behindBars": LocalizedText("未达标项数", "figures behind"),
    "call": LocalizedText("找谁", "whom to call"),
    "change": LocalizedText("较上月", "change"),
    "charts": LocalizedText("逐项对比", "Figure by figure"),
    "checks": LocalizedText("校核规则", "rules"),
    "contents": LocalizedText("目录", "Contents"),
    "counts": LocalizedText("达标/应计", "met/judged"),
    "dataset": LocalizedText("数据集", "dataset"),
    "definitions": LocalizedText("口径", "What is counted"),
    "errors": LocalizedText("错误", "errors"),
    "excluded": LocalizedText("不计", "left out"),
    "figure": LocalizedText("指标", "figure"),
    "figures": LocalizedText("指标与目标", "Figures and targets"),
    "file": LocalizedText("文件", "file"),
    "filter": LocalizedText("筛选各表", "Filter all tables"),
    "filterHint": LocalizedText("乡镇、指标、规则、文件……", "town, figure, rule, file …"),
    "findings": LocalizedText("问题", "Findings"),
    "findingsByKind": LocalizedText("按规则", "By rule"),
    "findingsByFile": LocalizedText("按文件和填报单位", "By file and sender"),
    "formula": LocalizedText("算法", "formula"),
    "gaps": LocalizedText("名单", "list"),
    "heat": LocalizedText("热力表", "Heat table"),
    "infos": LocalizedText("提示", "notes"),
    "loaded": LocalizedText("入账", "loaded"),
    "lowest": LocalizedText("最低", "lowest"),
    "missing": LocalizedText("还差", "missing"),
    "none": LocalizedText("没有", "None"),
    "note": LocalizedText("说明", "note"),
    "number": LocalizedText("个数", "count"),
    "parameters": LocalizedText("门槛", "Thresholds"),
    "read": LocalizedText("读", "read"),
    "rejected": LocalizedText("退回", "rejected"),
    "rule": LocalizedText("规则", "rule"),
    "sender": LocalizedText("填报单位", "sender"),
    "severity": LocalizedText("轻重", "severity"),
    "sheet": LocalizedText("工作表", "sheet"),
    "skip": LocalizedText("跳到正文", "Skip to the content"),
    "skipped": LocalizedText("跳过", "skipped"),
    "sources": LocalizedText("数据来源", "Sources"),
    "state": LocalizedText("状态", "state"),
    "target": LocalizedText("目标", "target"),
    "trend": LocalizedText("走势", "trend"),
    "unknown": LocalizedText("无法判定", "not judged"),
    "value": LocalizedText("数值", "value"),
    "warnings": LocalizedText("警告", "warnings"),
    "what": LocalizedText("是什么", "what it is"),
    "whole": LocalizedText("合计", "all"),
    "worst": LocalizedText("差得最多的", "furthest behind"),
    "findingsLead": LocalizedText(
      "全部问题一行一条在 findings.csv，没有入账的行在 rejects.csv。",
      "Every finding is a line of findings.csv, every row that was not loaded one of rejects.csv."),
    "sourcesLead": LocalizedText(
      "读 = 入账 + 退回 + 跳过（标题、合计、空行等），全表在 sources.csv。",
      "read = loaded + rejected + skipped (titles, totals, blank rows …); all of it is in sources.csv."
    ),
    "heatLead": LocalizedText(
      "格子里是比率，或只数个数的指标的个数。绿色 ✓ 达到目标，黄到红 ✗ 没有达到，越红差得越多；没有底色的没有定目标；— 没有可判定的。",
      "Cells are rates, or counts. Green ✓ reaches the target, yellow to red ✗ does not, the redder the further; cells without colour have no target; — nothing to judge."
    ),
    "behindLead": LocalizedText(
      "“还差”是达到目标还要有多少符合要求（或要少多少个）。名单是本文件夹里的 CSV，一行一个要补的人或单位。“最低”是各组中比率最低的。",
      "“Missing” is how many more have to meet the condition (or how many too many there are). Lists are CSV files in this folder, a line for each person or unit to be seen to. “Lowest” has the lowest rate of all groups."
    ),
    "figuresLead": LocalizedText(
      "比率的变化以百分点计。分乡镇、分村的全部数字在 metrics.csv。",
      "Changes of rates are in percentage points. All figures of all groups are in metrics.csv."),
  ]
}
