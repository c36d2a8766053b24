/// One kind of table that senders fill in: which headings it has and what its cells must be.
public struct Dataset: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The whole picture at the period's end.
    case snapshot
    /// Each row happened once.
    case events
  }

  /// The table's name in the ledger, `snake_case`.
  public var name: String
  public var title: String
  public var kind: Kind
  /// The fields that tell one row from another; may be empty for `events`.
  public var key: [String]
  /// Words in the name of a sheet, a title row or a file that speak for this dataset.
  public var sheets: [String]
  /// The field that names a row to people: `name`, `org_name`.
  public var label: String?
  /// The fields by which a reference may name a row of this dataset.
  public var identifiers: [String]
  public var fields: [Field]
  public var rules: [RowRule]
  /// Whether its sheets may be the same for months, which then says nothing of them.
  public var isSteady: Bool
  public var unpivot: Unpivot?
  public var match: Match?
  /// What is told of its rows when two months are compared; `nil` where nothing is said.
  public var comparison: Comparison?
  public var account: FlowAccount?
  public var renaming: Renaming?
  public var location: Location

  public init(
    name: String, title: String, kind: Kind, key: [String], sheets: [String] = [],
    label: String? = nil, identifiers: [String] = [], fields: [Field], rules: [RowRule] = [],
    isSteady: Bool = false, unpivot: Unpivot? = nil, match: Match? = nil,
    comparison: Comparison? = nil, account: FlowAccount? = nil, renaming: Renaming? = nil,
    location: Location
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.key = key
    self.sheets = sheets
    self.label = label
    self.identifiers = identifiers
    self.fields = fields
    self.rules = rules
    self.isSteady = isSteady
    self.unpivot = unpivot
    self.match = match
    self.comparison = comparison
    self.account = account
    self.renaming = renaming
    self.location = location
  }

  public func field(named name: String) -> Field? { fields.first { $0.name == name } }
}

/// Columns of a wide sheet that become rows: each filled cell under one of `columns` is a record of
/// its own, with the heading's value in `into` and the cell in `value`.
public struct Unpivot: Sendable {
  public enum Columns: Sendable {
    /// Heading (or alias) to the text that `into` gets.
    case listed([(heading: String, value: String)])
    /// Headings that name a month, 1月 or 2023年1月: `into` gets the month.
    case months
    /// All headings that are no field's: `into`, a reference, gets the row that they name.
    case names
  }

  public var columns: Columns
  /// The field that says which column a record comes from.
  public var into: String
  /// The field that gets the cell.
  public var value: String
  public var location: Location

  public init(
    columns: Columns, into: String, value: String, location: Location
  ) {
    self.columns = columns
    self.into = into
    self.value = value
    self.location = location
  }

  /// The columns that are listed; none where they are told by what their headings name.
  public var listed: [(heading: String, value: String)] {
    if case .listed(let columns) = columns { columns } else { [] }
  }
}

/// One column of a dataset.
public struct Field: Sendable {
  /// How much white space inside a text is kept.
  public enum Whitespace: String, Sendable, CaseIterable { case remove, collapse }

  public enum Requirement: Sendable {
    case optional
    case always
    /// Only in rows of which the condition holds.
    case when(Condition)
  }

  /// The column's name in the ledger, `snake_case`.
  public var name: String
  /// The heading that a form would show.
  public var title: String
  /// Other headings under which the column was seen.
  public var aliases: [String]
  public var type: FieldType
  public var requirement: Requirement
  /// The severity of whatever is wrong with a cell of this field, where `findings` says nothing else.
  public var severity: Severity?
  public var effect: Effect?
  /// Masked wherever it leaves the ledger.
  public var isSensitive: Bool
  /// Whether a blank cell, or one that says 同上, has the value of the row above it.
  public var fillsDown: Bool
  public var whitespace: Whitespace
  /// Whether `无`, `—`, `/` and the like are blanks; otherwise they are text like any other.
  public var placeholders: Bool
  /// Whether letters are made upper case.
  public var uppercase: Bool
  /// A regular expression that the whole text must match, in its normal form.
  public var pattern: String?
  /// Overrides of `Pipeline.findings` for this field.
  public var findings: [String: FindingStyle]
  public var location: Location

  public init(
    name: String, title: String, aliases: [String] = [], type: FieldType,
    requirement: Requirement = .optional, severity: Severity? = nil, effect: Effect? = nil,
    isSensitive: Bool = false, fillsDown: Bool = false,
    whitespace: Whitespace = .remove, placeholders: Bool = true,
    uppercase: Bool = false, pattern: String? = nil, findings: [String: FindingStyle] = [:],
    location: Location
  ) {
    self.name = name
    self.title = title
    self.aliases = aliases
    self.type = type
    self.requirement = requirement
    self.severity = severity
    self.effect = effect
    self.isSensitive = isSensitive
    self.fillsDown = fillsDown
    self.whitespace = whitespace
    self.placeholders = placeholders
    self.uppercase = uppercase
    self.pattern = pattern
    self.findings = findings
    self.location = location
  }
}

/// What the cells of a field are, and how they are read.
public enum FieldType: Sendable {
  /// How dates may be written: `any` form that people use, or only `ymd`, a year, a month and a day
  /// in digits.
  public enum DateForms: String, Sendable, CaseIterable { case any, ymd }
  public enum Precision: String, Sendable, CaseIterable { case year, month, day }
  /// Whether a reference must equal the code or name, or may differ in 中共, 委员会 and the like.
  public enum Match: String, Sendable, CaseIterable { case exact, folded }

  case text
  /// `isPlain`: any text is a name.
  case personName(isPlain: Bool)
  case citizenID(acceptsOldForm: Bool)
  case socialCreditCode
  /// `precision`: the least precise date that is accepted. `future`: whether a date after the period's
  /// end is all right, as in plans.
  case date(forms: DateForms, precision: Precision, future: Bool)
  case integer(units: [String], minimum: Int?, maximum: Int?)
  /// `isShare`: a share of a whole, which is 0.95 in the ledger, however it is written.
  case decimal(units: [String], minimum: Double?, maximum: Double?, isShare: Bool)
  case boolean
  case enumeration(vocabulary: String)
  case phone
  /// A row of another dataset, or of the same, named by one of its `identifiers`.
  case reference(to: String, match: Match)
}
