/// `plan.yaml`.
enum PlanFile {
  static func read(_ value: ValueReader) -> [PlanSentence] {
    if value.isNull { return [] }
    return (value.elements() ?? []).compactMap(sentence)
  }

  private static func sentence(_ value: ValueReader) -> PlanSentence? {
    guard let mapping = value.mapping(["item", "sentence", "metrics", "not_measured"]) else {
      return nil
    }
    let item = mapping.required("item")?.integer()
    let text = mapping.required("sentence")?.text()
    let metrics = mapping["metrics"]?.texts() ?? []
    let reason = mapping["not_measured"]?.text()
    if metrics.isEmpty == (reason == nil) {
      value.report(
        "plan-sentence",
        LocalizedText(
          "每句要么写 metrics（指标），要么写 not_measured（为什么不计量）",
          "a sentence has either `metrics` or `not_measured`, the reason why it has none"))
    }
    guard let item, let text else { return nil }
    return PlanSentence(
      item: item, text: text, metrics: metrics, reason: reason, location: mapping.location)
  }
}
