import Definitions

/// The work plan as a page: each sentence with its figures, what they count, what they need, whom they list, and
/// which rules guard them.
public struct PlanPage {
  private let pipeline: Pipeline

  public init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// Markdown, in Chinese, as the plan is.
  public var markdown: String {
    var text = """
      # \(pipeline.title)：工作要点与指标

      由 `taizhang pipeline describe` 从流程定义生成，不要手改。共 \(pipeline.plan.count) 句：\(measured) 句有指标，\
      \(pipeline.plan.count - measured) 句说明了为什么不计量；指标 \(pipeline.metrics.count) 项。

      """
    let items = Set(pipeline.plan.map(\.item)).sorted()
    for item in items {
      text += "\n## 第 \(item) 条\n"
      for sentence in pipeline.plan where sentence.item == item { text += section(sentence) }
    }
    let others = pipeline.metrics.filter { $0.item == nil }
    if !others.isEmpty {
      text += "\n## 工作要点以外的指标\n\n" + others.map(entry).joined()
    }
    return text
  }

  private var measured: Int { pipeline.plan.count { !$0.metrics.isEmpty } }

  private func section(_ sentence: PlanSentence) -> String {
    let metrics = sentence.metrics.compactMap { name in
      pipeline.metrics.first { $0.name == name }
    }
    let head = "\n> \(sentence.text)\n\n"
    if let reason = sentence.reason { return head + "不计量：\(reason)\n" }
    return head + metrics.map(entry).joined()
  }

  private func entry(_ metric: Metric) -> String {
    var lines = ["- **\(metric.title)** `\(metric.name)`"]
    if let formula = metric.formula { lines.append("  - 口径：\(formula)") }
    lines.append("  - 依据：\(metric.basis)")
    lines.append("  - 目标：\(metric.target.map { "`\($0.text)`" } ?? "没有定目标")")
    let exclusions = metric.exclusions.map(\.reason)
    if !exclusions.isEmpty { lines.append("  - 不计：\(exclusions.joined(separator: "、"))") }
    let datasets = Lineage(of: metric, in: pipeline).datasets
    lines.append("  - 需要的表：\(datasets.map(\.title).joined(separator: "、"))")
    let columns = metric.gapList.map(\.title)
    lines.append("  - 名单：\(columns.isEmpty ? "没有" : columns.joined(separator: "、"))")
    lines.append(
      "  - 校核：\(metric.checks.isEmpty ? "没有专门的规则" : metric.checks.joined(separator: "、"))")
    return lines.map { $0 + "\n" }.joined()
  }
}
