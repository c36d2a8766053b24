/// Keeps a text as its normal form.
struct TextNormalizer: Normalizer {
  /// Whether 无, — and the like mean that there is no text.
  var placeholders: Bool

  init(placeholders: Bool = false) { self.placeholders = placeholders }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    if placeholders, Placeholders.isPlaceholder(text) { return .refused(.missing) }
    text.append(to: &out)
    return Reading(.text)
  }
}
