/// Parameters are valid for some time, and those that rules and targets name exist. (Of those in SQL
/// see `SQLParametersValidator`.)
struct ParametersValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for parameter in pipeline.parameters {
      // ISO dates compare as texts.
      guard let from = parameter.validFrom, let to = parameter.validTo, from > to else { continue }
      session.report(
        "date-order", at: session.places[parameter.location, "valid_to"],
        LocalizedText(
          "valid_to（\(to)）早于 valid_from（\(from)）", "valid_to (\(to)) is before valid_from (\(from))"
        ))
    }
    for rule in pipeline.datasets.flatMap(\.rules) {
      guard case .parameter(let name)? = rule.test.operand else { continue }
      let place = rule.operandLocation(session.places)
      // `:as_of` is an operand of its own; here it is only what may have been meant.
      pipeline.checkParameter(name, builtIn: ["as_of"], at: place, session)
    }
    for metric in pipeline.metrics {
      guard case .parameter(let name)? = metric.target?.bound else { continue }
      let place = session.places[metric.location, "target"]
      pipeline.checkParameter(name, builtIn: [], at: place, session)
      if let parameter = pipeline.parameters.first(where: { $0.name == name }) {
        if case .number = parameter.value { continue }
        session.report(
          "target", at: place,
          LocalizedText(
            "目标里的参数“:\(name)”不是数字", "the parameter “:\(name)” of the target is no number"))
      }
    }
  }
}

extension Pipeline {
  /// Reports where there is no parameter `name`.
  func checkParameter(
    _ name: String, builtIn: [String], at location: Location, _ session: LoadingSession
  ) {
    let known = parameters.map(\.name) + builtIn
    if known.contains(name) || session.brokenNames.contains(name) { return }
    session.report(
      "unknown-parameter", at: location,
      LocalizedText(
        "parameters.yaml 里没有参数“:\(name)”", "there is no parameter “:\(name)” in parameters.yaml"),
      suggestion: NearestName.find(name, in: known).map { ":\($0)" })
  }
}
