/// SQL as a definition file has it, and where it stands there.
public struct SQLText: Sendable {
  public var text: String
  /// Where the text's first character stands.
  public var location: Location
  /// Whether no file has this text, but a definition at `location` that it was made from.
  public var isGenerated: Bool

  public init(text: String, location: Location, isGenerated: Bool = false) {
    self.text = text
    self.location = location
    self.isGenerated = isGenerated
  }
}

/// A view over the ledger, `models/<name>.sql`, that metrics, checks and tables may read.
public struct Model: Sendable {
  public var name: String
  public var sql: SQLText
  /// Whether the ledger keeps the rows (`-- materialized: table`) and not only the query.
  public var isMaterialized: Bool
  /// The models that this one reads; it stands after them in `Pipeline.models`.
  public var location: Location

  public init(name: String, sql: SQLText, isMaterialized: Bool, location: Location) {
    self.name = name
    self.sql = sql
    self.isMaterialized = isMaterialized
    self.location = location
  }
}

/// A query that returns the rows that are wrong.
public struct Check: Sendable {
  /// The id in the pipeline's catalogue: `X04`.
  public var name: String
  public var title: String
  public var severity: Severity
  /// The dataset whose rows the query returns, by a column `_id`; `nil` where it is about no row.
  public var dataset: String?
  /// The field of that dataset that the finding points at.
  public var field: String?
  /// Returns `_id` (where there is a dataset), `value` and `entity` if it likes, and whatever the message names.
  public var rows: SQLText
  /// One sentence, with the query's columns in braces.
  public var message: String
  public var suggestion: String?
  public var basis: String?
  public var location: Location

  public init(
    name: String, title: String, severity: Severity, dataset: String?, field: String?,
    rows: SQLText, message: String, suggestion: String? = nil, basis: String? = nil,
    location: Location
  ) {
    self.name = name
    self.title = title
    self.severity = severity
    self.dataset = dataset
    self.field = field
    self.rows = rows
    self.message = message
    self.suggestion = suggestion
    self.basis = basis
    self.location = location
  }
}

/// A figure: of a population, how many rows meet a condition, how many do not, how many cannot be
/// judged and how many are left out. Rows may count for more than one (`amount`), and a figure without a
/// condition is a mere count.
public struct Metric: Sendable {
  public struct Exclusion: Sendable {
    public var when: SQLText
    public var reason: String
    public init(when: SQLText, reason: String) {
      self.when = when
      self.reason = reason
    }
  }

  /// What the figure should be: `rate >= 100%`, `not_met = 0`, `met >= 12`.
  public struct Target: Sendable {
    public enum Measure: String, Sendable, CaseIterable {
      case rate, met
      case notMet = "not_met"
    }
    public enum Comparison: String, Sendable, CaseIterable {
      case atLeast = ">="
      case atMost = "<="
      case equal = "="
      case above = ">"
      case below = "<"
    }
    public enum Bound: Hashable, Sendable {
      /// A share as a fraction: `100%` is 1.
      case number(Double)
      case parameter(String)
    }

    public var measure: Measure
    public var comparison: Comparison
    public var bound: Bound
    /// As it was written.
    public var text: String

    public init(measure: Measure, comparison: Comparison, bound: Bound, text: String) {
      self.measure = measure
      self.comparison = comparison
      self.bound = bound
      self.text = text
    }
  }

  /// What time a figure speaks of.
  public enum Window: String, Sendable, CaseIterable {
    /// It holds at the period's end: who is there, and what was done by then.
    case asOf = "as_of"
    /// It is of the month alone; over the year, such figures are added up.
    case month
  }

  public struct GapColumn: Sendable {
    public var name: String
    /// The heading; the field's title where the definition names none and a dataset has such a field.
    public var title: String
    public init(name: String, title: String) {
      self.name = name
      self.title = title
    }
  }

  public var name: String
  public var title: String
  /// The item of the work plan, from 1; `nil` where it belongs to none.
  public var item: Int?
  /// The sentence or regulation that asks for the figure.
  public var basis: String
  /// In words, what is counted.
  public var formula: String?
  /// A dataset or a model.
  public var from: String
  public var condition: SQLText?
  public var exclusions: [Exclusion]
  /// How much a row counts, a whole number; `nil` counts each as one.
  public var amount: SQLText?
  /// A condition, or with an `amount` how much of it is met; NULL means that the row cannot be judged.
  /// `nil` where the population is only counted.
  public var meets: SQLText?
  /// The ids of the rules that guard the figure.
  public var checks: [String]
  /// Each dimension is one column, or several that together name a group (`[town, village]`).
  public var dimensions: [[String]]
  public var target: Target?
  public var window: Window
  public var gapList: [GapColumn]
  public var location: Location

  /// The SQL that the metric is chiefly about, for messages that must point somewhere.
  public var mainSQL: SQLText {
    meets ?? amount ?? condition ?? SQLText(text: from, location: location)
  }
  /// Whether only a population is counted, of which there is no rate.
  public var isCount: Bool { meets == nil }

  public init(
    name: String, title: String, item: Int? = nil, basis: String, formula: String? = nil,
    from: String, condition: SQLText? = nil, exclusions: [Exclusion] = [], amount: SQLText? = nil,
    meets: SQLText?, checks: [String] = [], dimensions: [[String]] = [], target: Target? = nil,
    window: Window = .asOf, gapList: [GapColumn] = [], location: Location
  ) {
    self.name = name
    self.title = title
    self.item = item
    self.basis = basis
    self.formula = formula
    self.from = from
    self.condition = condition
    self.exclusions = exclusions
    self.amount = amount
    self.meets = meets
    self.checks = checks
    self.dimensions = dimensions
    self.target = target
    self.window = window
    self.gapList = gapList
    self.location = location
  }
}

/// A query over the ledger that is written out as a file of its own.
public struct Table: Sendable {
  public var name: String
  public var title: String
  public var sql: SQLText
  public var location: Location

  public init(name: String, title: String, sql: SQLText, location: Location) {
    self.name = name
    self.title = title
    self.sql = sql
    self.location = location
  }
}
