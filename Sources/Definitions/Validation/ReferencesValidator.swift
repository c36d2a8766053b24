/// A reference can only lead to a dataset whose rows have names.
struct ReferencesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for field in pipeline.datasets.flatMap(\.fields) {
      guard case .reference(let name, _) = field.type,
        let target = pipeline.dataset(named: name), target.identifiers.isEmpty
      else { continue }
      session.report(
        "no-identifiers", at: session.places[field.location, "to"],
        LocalizedText(
          "数据集“\(name)”没有 identifiers 也没有 key，无法被引用",
          "the dataset “\(name)” has neither identifiers nor a key, so nothing can refer to its rows"
        ))
    }
  }
}
