import Definitions

/// Something wrong, or odd, in the data: what, where, and what to do about it.
public struct Finding: Sendable {
  public var severity: Severity
  /// The id in the pipeline's catalogue: `R05`; the finding's own code where the pipeline has none.
  public var rule: String
  /// The dataset's name; `nil` for a whole file or sheet.
  public var dataset: String?
  /// What the row is about, for people: a name.
  public var entity: String?
  /// The number of the source and of the sheet, as the sink gave them.
  public var source: Int?
  public var sheet: Int?
  /// The row and column, from 1.
  public var row: Int?
  public var column: Int?
  /// The heading as the sheet has it, or the field's title where the column is missing.
  public var heading: String?
  /// The cell as the file has it.
  public var value: String?
  /// Whether `value` is masked wherever it leaves the ledger.
  public var isSensitive = false
  /// Whether the row was rejected for it.
  public var isRejection = false
  /// One sentence, in which `{value}` stands for the value: it is filled in where the finding leaves
  /// the ledger, since only there is it known whether the value may be shown.
  public var message: String
  public var suggestion: String?

  public init(
    severity: Severity, rule: String, dataset: String? = nil, entity: String? = nil,
    source: Int? = nil, sheet: Int? = nil, row: Int? = nil, column: Int? = nil,
    heading: String? = nil, value: String? = nil, isSensitive: Bool = false,
    isRejection: Bool = false, message: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.dataset = dataset
    self.entity = entity
    self.source = source
    self.sheet = sheet
    self.row = row
    self.column = column
    self.heading = heading
    self.value = value
    self.isSensitive = isSensitive
    self.isRejection = isRejection
    self.message = message
    self.suggestion = suggestion
  }
}
