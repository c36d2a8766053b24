/// What the cells of a field must look like. A class, so that handing it on costs little where there is none.
final class FieldPattern: @unchecked Sendable {
  // Unchecked: an expression is not changed by matching.
  private let expression: Regex<AnyRegexOutput>

  init?(_ pattern: String) {
    guard let expression = try? Regex(pattern) else { return nil }
    self.expression = expression
  }

  func matches(_ text: Span<UInt8>) -> Bool {
    let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return (try? expression.wholeMatch(in: string)) != nil
  }
}
