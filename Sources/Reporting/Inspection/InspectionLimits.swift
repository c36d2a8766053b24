import Importing

/// How much of a file an inspection shows: enough to see what is odd, and an end to hostile files.
enum InspectionLimits {
  static let sheets = 50
  static let columns = 100
  /// Columns of a row that is shown as it stands.
  static let rowColumns = 20
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
  /// A cell of a column that no definition calls sensitive.
  func shown(number text: String) -> String {
    SampleRecord.isFraction(text) ? text : shown(text)
  }

  /// A text as it may be shown, cut. It is masked before: half a number does not look like one.
  func cut(_ text: String, to length: Int, isSensitive: Bool = false) -> String {
    let start = String(text.prefix(1_000))
    return InspectionLimits.cut(
      isSensitive ? shown(start, isSensitive: true) : shown(number: start), to: length)
  }
}
