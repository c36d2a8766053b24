import Definitions

/// Reads one of the values of a closed vocabulary, by its name or a synonym. Labels count, never
/// codes of some other system; white space and the case of ASCII letters do not.
struct VocabularyNormalizer: Normalizer {
  /// Whether 无, — and the like, where they are no value themselves, mean that there is none.
  var placeholders: Bool
  private let canonical: [String]
  private var words = WordTable()

  /// - Parameter values: The canonical values, in order, each with its synonyms. A word given twice
  ///   means the first.
  init(values: [(canonical: String, synonyms: [String])], placeholders: Bool = true) {
    self.placeholders = placeholders
    canonical = values.map(\.canonical)
    // The names themselves first, so that no synonym of an earlier value can take one over.
    for (index, value) in values.enumerated() { words.insert(value.canonical, meaning: index) }
    for (index, value) in values.enumerated() {
      for synonym in value.synonyms { words.insert(synonym, meaning: index) }
    }
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    if let index = words.meaning(of: text) { return Reading(.term(index)) }
    return .refused(placeholders && Placeholders.isPlaceholder(text) ? .missing : .vocabulary)
  }

  /// The canonical value that `text` was probably meant to be: the one whose name or synonym is the
  /// nearest, a third of its characters off at most. For messages only; it looks at every word.
  func nearest(to text: String) -> String? {
    let folded = WordTable.fold(text)
    let written = String(decoding: folded, as: UTF8.self)
    var limit = max(1, written.count / 3)
    var nearest: String?
    for (word, meaning) in words.entries() {
      // A word of one character is as near to any other such word.
      guard min(word.count, written.count) > limit,
        let distance = EditDistance.between(written, word, limit: limit)
      else { continue }
      if distance < limit || nearest == nil { nearest = canonical[meaning] }
      limit = distance
    }
    return nearest
  }
}
