import Definitions

/// A column of a CSV output: its heading, and what stands below it. The report that writes the column
/// declares it, and `datapackage.json` says what was declared.
struct OutputColumn: Sendable {
  /// The types of Table Schema that the outputs have.
  enum Kind: String, Sendable {
    case string, integer, number, boolean, date, any
    case month = "yearmonth"
  }

  var name: String
  var kind: Kind
  var title: LocalizedText
  var description: LocalizedText?
  /// Whether no cell is blank.
  var isRequired: Bool
  /// The only values that there are; empty where they are not fixed.
  var values: [String]

  init(
    _ name: String, _ kind: Kind, _ title: LocalizedText, _ description: LocalizedText? = nil,
    isRequired: Bool = false, values: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.title = title
    self.description = description
    self.isRequired = isRequired
    self.values = values
  }
}
