/// Every vocabulary that a field names exists.
struct VocabulariesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    let names = pipeline.vocabularies.map(\.name)
    for field in pipeline.datasets.flatMap(\.fields) {
      guard case .enumeration(let name) = field.type, !names.contains(name),
        !session.brokenNames.contains(name)
      else { continue }
      session.report(
        "unknown-vocabulary", at: session.places[field.location, "vocabulary"],
        LocalizedText("vocabularies.yaml 里没有词表“\(name)”", "there is no vocabulary “\(name)”"),
        suggestion: NearestName.find(name, in: names))
    }
  }
}
