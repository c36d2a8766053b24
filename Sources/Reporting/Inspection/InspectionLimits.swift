/// How much of a file an inspection shows: enough to see what is odd, and an end to hostile files.
enum InspectionLimits {
  static let sheets = 50
  static let columns = 100
  static let places = 5
  /// Characters of a cell in a sample, and of a heading or a name.
  static let cell = 40
  static let name = 80
  static let findings = 10
  /// Places, ranges and filters in JSON.
  static let kept = 20

  /// Characters of a finding's message.
  static let message = 200

  static func cut(_ text: String, to length: Int) -> String {
    // Not by `count`: counting the characters of a text of 16 MB takes long.
    let start = text.prefix(length)
    return start.endIndex < text.endIndex ? start + "…" : text
  }
}

extension Disclosure {
  /// A text as it may be shown, cut. It is masked before: half a number does not look like one.
  func cut(_ text: String, to length: Int, isSensitive: Bool = false) -> String {
    InspectionLimits.cut(shown(String(text.prefix(1_000)), isSensitive: isSensitive), to: length)
  }
}
