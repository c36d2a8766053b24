/// Every figure that the plan names exists, and every figure of an item is named by a sentence of it.
struct PlanValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    let names = pipeline.metrics.map(\.name)
    for sentence in pipeline.plan {
      for (index, name) in sentence.metrics.enumerated() where !names.contains(name) {
        session.report(
          "unknown-metric", at: session.places[sentence.location, "metrics", .index(index)],
          LocalizedText("没有指标“\(name)”", "there is no metric “\(name)”"),
          suggestion: NearestName.find(name, in: names))
      }
    }
    guard !pipeline.plan.isEmpty else { return }
    for metric in pipeline.metrics {
      guard let item = metric.item else { continue }
      let isNamed = pipeline.plan.contains { $0.item == item && $0.metrics.contains(metric.name) }
      if isNamed { continue }
      session.report(
        "plan-metric", at: session.places[metric.location, "item"],
        LocalizedText(
          "plan.yaml 第 \(item) 条没有一句写到指标“\(metric.name)”",
          "no sentence of item \(item) in plan.yaml names the metric “\(metric.name)”"))
    }
  }
}
