import Definitions

/// What to write into a dataset's definition so that a column gets its place.
public struct AliasSuggestion: Hashable, Sendable {
  /// What speaks for the field.
  public enum Basis: String, Sendable, CaseIterable {
    /// The heading is like one of the field's.
    case heading
    /// The cells look like values of the field, which has no column.
    case values
  }

  /// The column, from 1.
  public var column: Int
  /// The index of the dataset's field.
  public var field: Int
  public var basis: Basis
  /// The line as it stands in the YAML with the heading added: `aliases: [所属党支部, 所属支部]`.
  public var line: String
  /// The row of `aliases.csv` that says the same: `member,branch,所属支部`.
  public var row: String
  /// Where the field is defined.
  public var location: Location

  init(column: SheetPlan.Column, field: Int, basis: Basis, of dataset: Dataset) {
    self.column = column.column
    self.field = field
    self.basis = basis
    location = dataset.fields[field].location
    // White space plays no part in a heading, and a line break has no place in the line.
    let heading = column.heading.filter { !$0.isNewline }
    let aliases = dataset.fields[field].aliases + [heading]
    row = [dataset.name, dataset.fields[field].name, heading].map(AliasSuggestion.csv)
      .joined(separator: ",")
    line = "aliases: [" + aliases.map(YAMLText.scalar).joined(separator: ", ") + "]"
  }

  /// A field of CSV, after RFC 4180.
  static func csv(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isWhitespace }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
