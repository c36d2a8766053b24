/// A rule that each row of a dataset must obey, judged while the row is read.
public struct RowRule: Sendable {
  /// What the rule asks. One file in `Importing/Rules` for each.
  public enum Test: Sendable {
    /// No earlier row has the same values in all of these fields. Rows in which one of them is blank
    /// or unreadable are not compared.
    case unique([String])
    /// The value is in a field of another dataset: in its usable rows, or in any row whose own value
    /// there is valid.
    case exists(Existence)
    /// The value equals another field's, or what a citizen id says: dates as far as both say.
    case agrees(with: Operand)
    case notBefore(Operand, plus: Duration)
    case notAfter(Operand, plus: Duration)
    case atLeast(Operand)
    case atMost(Operand)
    /// The field has a value.
    case present
    /// The field has no value.
    case absent
  }

  public enum Among: String, Sendable, CaseIterable { case usable, all }

  public struct Existence: Hashable, Sendable {
    public var dataset: String
    /// The field there.
    public var field: String
    public var among: Among
    /// The column that keeps the row that was found; see `Dataset.Link`.
    public var link: String?

    public init(dataset: String, field: String, among: Among, link: String? = nil) {
      self.dataset = dataset
      self.field = field
      self.among = among
      self.link = link
    }
  }

  public struct Duration: Hashable, Sendable {
    public var years: Int
    public var months: Int
    public init(years: Int = 0, months: Int = 0) {
      self.years = years
      self.months = months
    }
  }

  /// What a value is compared with.
  public enum Operand: Hashable, Sendable {
    /// Another field of the row.
    case field(String)
    /// What a citizen id says of the birth date (`citizen_id.birth_date`) or sex (`citizen_id.sex`).
    case part(field: String, part: Part)
    /// The last day of the period, `:as_of`.
    case asOf
    /// A parameter of the pipeline, `:hours_member`.
    case parameter(String)
    case number(Double)
    /// An ISO date.
    case date(String)
  }

  public enum Part: String, Sendable, CaseIterable {
    case birthDate = "birth_date"
    case sex
  }

  /// The id in the pipeline's catalogue: `R16`. Several rules may share one.
  public var rule: String
  public var title: String
  /// The field that the finding points at.
  public var field: String
  public var test: Test
  /// The rule is judged only where this holds.
  public var when: Condition?
  public var severity: Severity
  public var effect: Effect
  /// One sentence; `{value}`, `{title}` and `{other}` (what it was compared with) are filled in.
  public var message: String
  public var suggestion: String?
  public var location: Location

  public init(
    rule: String, title: String, field: String, test: Test, when: Condition? = nil,
    severity: Severity, effect: Effect, message: String, suggestion: String? = nil,
    location: Location
  ) {
    self.rule = rule
    self.title = title
    self.field = field
    self.test = test
    self.when = when
    self.severity = severity
    self.effect = effect
    self.message = message
    self.suggestion = suggestion
    self.location = location
  }
}

/// A condition on the other fields of a row; all clauses must hold. A blank field makes every clause
/// but `isPresent(false)` fail.
public struct Condition: Sendable {
  public enum Clause: Sendable {
    /// The field's value, as it stands in the ledger, is one of these.
    case isOneOf([String])
    case isNoneOf([String])
    case isPresent(Bool)
    /// ISO dates, which may be partial: every reading of the field lies before / on or after.
    case isBefore(String)
    case isFrom(String)
  }

  public var clauses: [(field: String, clause: Clause)]

  public init(clauses: [(field: String, clause: Clause)]) {
    self.clauses = clauses
  }
}
