/// What is left of a formula's error value where a file has no such values: CSV and HTML hold its text.
enum ErrorText {
  private static let all: [StaticString] = [
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]

  /// - Parameter text: In normal form.
  static func isError(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 4, text[0] == UInt8(ascii: "#") else { return false }
    return all.contains { text.equals($0) }
  }
}
