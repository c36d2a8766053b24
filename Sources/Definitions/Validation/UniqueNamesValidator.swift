/// Names of one kind differ; of datasets and models together, since both are tables in SQL.
struct UniqueNamesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    var seen: [Key: Declaration] = [:]
    for declaration in pipeline.declarations(session.places) {
      let kind = declaration.kind == .model ? .dataset : declaration.kind
      let key = Key(kind: kind, name: declaration.name)
      guard let first = seen[key] else {
        seen[key] = declaration
        continue
      }
      let label = declaration.kind.label
      let other = first.kind.label
      session.report(
        "name-duplicate", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(declaration.name)”已被\(other.chinese)用过：\(first.location.file) 第 \(first.location.line) 行",
          "the \(label.english) “\(declaration.name)” cannot be named so; a \(other.english) is: \(first.location.file):\(first.location.line)"
        ))
    }
    for vocabulary in pipeline.vocabularies { validate(vocabulary, session) }
  }

  private struct Key: Hashable {
    var kind: Declaration.Kind
    var name: String
  }

  /// A text that stands for two values stands for none.
  private func validate(_ vocabulary: Vocabulary, _ session: LoadingSession) {
    var owner: [String: String] = [:]
    for (index, term) in vocabulary.terms.enumerated() {
      let texts = [term.value] + term.synonyms
      for (position, text) in texts.enumerated() {
        guard let other = owner[text] else {
          owner[text] = term.value
          continue
        }
        let places = session.places
        let place =
          if position > 0 {
            places[vocabulary.location, .key(term.value), .index(position - 1)]
          } else if places.has(term.value, at: vocabulary.location) {
            places[vocabulary.location, .name(term.value)]
          } else {
            places[vocabulary.location, .index(index)]
          }
        session.report(
          "vocabulary-duplicate", at: place,
          LocalizedText(
            "词表“\(vocabulary.name)”里“\(text)”写了不止一次（已属于“\(other)”）",
            "“\(text)” stands twice in the vocabulary “\(vocabulary.name)” (it belongs to “\(other)”)"
          ))
      }
    }
  }
}
