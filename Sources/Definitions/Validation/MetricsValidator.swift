/// The dimensions, the gap list and the target of a metric make sense, and the rules that it names exist.
struct MetricsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    let rules = pipeline.ruleIDs
    for metric in pipeline.metrics {
      if metric.isCount { validateCount(metric, session) }
      for (index, id) in metric.checks.enumerated() where !rules.contains(id) {
        session.report(
          "unknown-rule", at: session.places[metric.location, "checks", .index(index)],
          LocalizedText("没有编号为“\(id)”的规则", "no rule has the id “\(id)”"),
          suggestion: NearestName.find(id, in: rules.sorted()))
      }
      var seen: Set<[String]> = []
      for (index, dimension) in metric.dimensions.enumerated() {
        let place = session.places[metric.location, "by", .index(index)]
        if dimension.isEmpty {
          session.report(
            "dimension", at: place, LocalizedText("分组没有写任何列", "a dimension needs a column"))
        } else if !seen.insert(dimension).inserted || Set(dimension).count < dimension.count {
          session.report(
            "dimension", at: place,
            LocalizedText(
              "分组“\(dimension.joined(separator: ", "))”重复了",
              "the dimension “\(dimension.joined(separator: ", "))” stands twice"))
        }
      }
      var columns: Set<String> = []
      for (index, column) in metric.gapList.enumerated() {
        if columns.insert(column.name).inserted { continue }
        session.report(
          "gap-list", at: session.places[metric.location, "gap_list", .index(index)],
          LocalizedText("列“\(column.name)”写了两次", "the column “\(column.name)” stands twice"))
      }
    }
  }

  /// A count has no rate and lacks nobody.
  private func validateCount(_ metric: Metric, _ session: LoadingSession) {
    if let target = metric.target, target.measure != .met {
      session.report(
        "target", at: session.places[metric.location, "target"],
        LocalizedText(
          "没有 meets 的指标只是计数，目标要写 met",
          "a metric without `meets` is a count; its target is a number of met"),
        suggestion: "met >= …")
    }
    if !metric.gapList.isEmpty {
      session.report(
        "gap-list", at: session.places[metric.location, "gap_list"],
        LocalizedText(
          "没有 meets 的指标没有未达标的行，不能写 gap_list", "a metric without `meets` has no gap list"))
    }
  }
}
