/// Every dataset or model that a definition names exists.
struct DatasetNamesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    let datasets = pipeline.datasets.map(\.name)
    let places = session.places
    for dataset in pipeline.datasets {
      for field in dataset.fields {
        guard case .reference(let name, _) = field.type else { continue }
        validate(name, among: datasets, at: places[field.location, "to"], session)
      }
      for rule in dataset.rules {
        guard case .exists(let name, _, _) = rule.test else { continue }
        validate(name, among: datasets, at: places[rule.location, "exists", "in"], session)
      }
    }
    for check in pipeline.checks {
      guard let name = check.dataset else { continue }
      validate(name, among: datasets, at: places[check.location, "dataset"], session)
    }
    for metric in pipeline.metrics {
      let known = datasets + pipeline.models.map(\.name)
      if known.contains(metric.from) || session.brokenNames.contains(metric.from) { continue }
      session.report(
        "unknown-source", at: places[metric.location, "from"],
        LocalizedText(
          "“\(metric.from)”既不是数据集，也不是 models 里的模型",
          "“\(metric.from)” is neither a dataset nor a model"),
        suggestion: NearestName.find(metric.from, in: known))
    }
  }

  private func validate(
    _ name: String, among datasets: [String], at location: Location, _ session: LoadingSession
  ) {
    if datasets.contains(name) || session.brokenNames.contains(name) { return }
    session.report(
      "unknown-dataset", at: location,
      LocalizedText("没有数据集“\(name)”", "there is no dataset “\(name)”"),
      suggestion: NearestName.find(name, in: datasets))
  }
}
