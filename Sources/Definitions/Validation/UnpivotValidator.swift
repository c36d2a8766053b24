/// What `unpivot` puts into an enumeration are values of its vocabulary.
struct UnpivotValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      guard let unpivot = dataset.unpivot, let field = dataset.field(named: unpivot.into),
        case .enumeration(let name) = field.type,
        let vocabulary = pipeline.vocabulary(named: name)
      else { continue }
      let values = vocabulary.terms.flatMap { [$0.value] + $0.synonyms }
      for (heading, value) in unpivot.columns where !values.contains(value) {
        session.report(
          "unpivot-value", at: session.places[unpivot.location, "columns", .key(heading)],
          LocalizedText(
            "“\(value)”不是词表“\(name)”的取值", "“\(value)” is no value of the vocabulary “\(name)”"),
          suggestion: NearestName.find(value, in: values))
      }
    }
  }
}
