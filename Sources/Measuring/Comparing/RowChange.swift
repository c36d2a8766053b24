/// A row that came, went or is another than it was.
public struct RowChange: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case joined, left, renamed, merged, changed
  }

  public struct Place: Hashable, Sendable {
    public var file: String
    /// Blank for CSV.
    public var sheet: String
    public var row: Int
  }

  public struct KeyPart: Hashable, Sendable {
    public var value: String
    public var isSensitive: Bool
  }

  public struct FieldChange: Sendable {
    public var name: String
    public var title: String
    public var before: String?
    public var after: String?
    public var isSensitive: Bool
  }

  public var kind: Kind
  /// The parts of the key that are not blank.
  public var key: [KeyPart]
  /// What people call the row: its new name.
  public var label: String?
  public var isLabelSensitive: Bool
  /// The fields that changed; of rows that are still there but no longer count, too.
  public var fields: [FieldChange]
  public var groupThen: String?
  public var groupNow: String?
  public var placeThen: Place?
  public var placeNow: Place?
}
