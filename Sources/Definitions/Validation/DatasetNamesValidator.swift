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
        guard case .exists(let wanted) = rule.test else { continue }
        validate(
          wanted.dataset, among: datasets, at: places[rule.location, "exists", "in"], session)
      }
      if let account = dataset.account {
        validate(account.of, among: datasets, at: places[account.location, "of"], session)
      }
    }
    for check in pipeline.checks {
      guard let name = check.dataset else { continue }
      validate(name, among: datasets, at: places[check.location, "dataset"], session)
    }
    let known = datasets + pipeline.models.map(\.name)
    for metric in pipeline.metrics {
      validate(source: metric.from, among: known, at: places[metric.location, "from"], session)
    }
    for comparison in pipeline.datasets.compactMap(\.comparison) {
      validate(
        source: comparison.from, among: known, at: places[comparison.location, "from"], session)
    }
    for match in pipeline.datasets.compactMap(\.match) {
      validate(source: match.from, among: known, at: places[match.location, "from"], session)
      validate(source: match.to, among: known, at: places[match.location, "to"], session)
    }
  }

  private func validate(
    source name: String, among known: [String], at location: Location, _ session: LoadingSession
  ) {
    if known.contains(name) || session.brokenNames.contains(name) { return }
    session.report(
      "unknown-source", at: location,
      LocalizedText(
        "“\(name)”既不是数据集，也不是 models 里的模型", "“\(name)” is neither a dataset nor a model"),
      suggestion: NearestName.find(name, in: known))
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
