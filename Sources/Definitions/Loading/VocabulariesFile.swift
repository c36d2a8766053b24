/// `vocabularies.yaml`.
struct VocabulariesFile {
  static func read(_ value: ValueReader) -> [Vocabulary] {
    if value.isNull { return [] }
    let wanted = LocalizedText("一组词表：名字和取值", "vocabularies and their values")
    return (value.entries(wanted) ?? []).compactMap { key, content in
      guard let name = key.text() else { return nil }
      guard let terms = terms(content), !terms.isEmpty else {
        if content.node.mapping?.isEmpty == true || content.node.sequence?.isEmpty == true {
          content.report(
            "empty", LocalizedText("词表“\(name)”没有取值", "the vocabulary “\(name)” has no values"))
        }
        value.session.markBroken(name)
        return nil
      }
      value.session.record(content.node, at: key.location)
      return Vocabulary(name: name, terms: terms, location: key.location)
    }
  }

  private static func terms(_ value: ValueReader) -> [Vocabulary.Term]? {
    if value.node.sequence != nil {
      return value.texts()?.map { Vocabulary.Term(value: $0) }
    }
    let wanted = LocalizedText("取值的列表，或“取值: [同义词]”", "a list of values, or values with synonyms")
    return value.entries(wanted)?.compactMap { key, synonyms in
      guard let name = key.text() else { return nil }
      // `男:` alone is a value without synonyms.
      let texts = synonyms.isNull ? [] : synonyms.texts() ?? []
      return Vocabulary.Term(value: name, synonyms: texts)
    }
  }
}
