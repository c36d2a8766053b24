/// A checked pipeline: everything that `pipelines/<name>/` says, with every name resolved.
public struct Pipeline: Sendable {
  /// The pipeline's name, equal to its folder's: `grassroots-2023`.
  public var name: String
  public var title: String
  /// What to do with a second version of a sheet.
  public var corrections = Corrections.newest
  /// What a run writes.
  public var outputs = Set(Output.allCases)
  public var parameters: [Parameter] = []
  public var vocabularies: [Vocabulary] = []
  /// What findings that the importer makes by itself are called here, by their code (`date-form` …).
  public var findings: [String: FindingStyle] = [:]
  /// The datasets, each after those that its references and rules name.
  public var datasets: [Dataset] = []
  public var models: [Model] = []
  public var checks: [Check] = []
  public var metrics: [Metric] = []
  public var tables: [Table] = []
  /// The work plan that the figures serve, sentence by sentence; empty where the pipeline has none.
  public var plan: [PlanSentence] = []
  /// The files that it was read from, in the order of their paths.
  public var files: [DefinitionFile] = []

  public enum Corrections: String, Sendable, CaseIterable {
    /// The newest is read, and takes the place of the others.
    case newest
    /// Nothing is read until a person has chosen.
    case refuse
  }

  public init(name: String, title: String) {
    self.name = name
    self.title = title
  }

  public func dataset(named name: String) -> Dataset? { datasets.first { $0.name == name } }
  public func vocabulary(named name: String) -> Vocabulary? {
    vocabularies.first { $0.name == name }
  }
}

/// A file of a pipeline as it was read, so that it can be told whether two runs had the same definitions.
public struct DefinitionFile: Sendable {
  /// The path below the pipeline's folder.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A place in a definition file.
public struct Location: Hashable, Sendable {
  /// The path as it was given on the command line, joined with the file's place in the pipeline.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, warning, error

  public static func < (a: Severity, b: Severity) -> Bool {
    switch (a, b) {
    case (.info, .warning), (.info, .error), (.warning, .error): true
    default: false
    }
  }
}

/// What a finding does to the row it is about.
public enum Effect: String, Sendable, CaseIterable {
  /// The row is not loaded; no metric sees it. What `error` does where nothing else is said.
  case reject
  /// The row is loaded, the field counts as unknown. What `warning` does where nothing else is said.
  case unset
  /// The row is loaded as it is. What `info` does where nothing else is said.
  case keep

  public init(for severity: Severity) {
    self =
      switch severity {
      case .error: .reject
      case .warning: .unset
      case .info: .keep
      }
  }
}

/// What a pipeline says of a finding that the importer makes by itself.
public struct FindingStyle: Hashable, Sendable {
  /// The id in the pipeline's own catalogue of rules: `R05`.
  public var rule: String?
  public var severity: Severity?
  public var effect: Effect?
  /// One sentence; `{value}` and `{title}` stand for the cell's text and the field's title.
  public var message: String?
  public var suggestion: String?

  public init(
    rule: String? = nil, severity: Severity? = nil, effect: Effect? = nil, message: String? = nil,
    suggestion: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.effect = effect
    self.message = message
    self.suggestion = suggestion
  }
}

/// A number or a word that the figures depend on, with its basis: never a constant in a query.
public struct Parameter: Sendable {
  /// How far the value can be trusted.
  public enum Mark: String, Sendable, CaseIterable {
    /// Seen in the regulation or in two independent restatements (✔).
    case verified
    /// Seen once, in a secondary or local source (◐).
    case secondary
    /// General knowledge, not verified (○).
    case general
    /// No authoritative number exists; our proposal (▲).
    case proposed
    /// Stated in the work plan itself (种).
    case plan
  }

  public enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
    case list([String])
  }

  public var name: String
  public var title: String
  public var value: Value
  public var unit: String?
  public var basis: String
  public var mark: Mark
  /// ISO dates; `nil` where open.
  public var validFrom: String?
  public var validTo: String?
  public var location: Location

  public init(
    name: String, title: String, value: Value, unit: String? = nil, basis: String, mark: Mark,
    validFrom: String? = nil, validTo: String? = nil, location: Location
  ) {
    self.name = name
    self.title = title
    self.value = value
    self.unit = unit
    self.basis = basis
    self.mark = mark
    self.validFrom = validFrom
    self.validTo = validTo
    self.location = location
  }
}

/// The values that a field may have, in the order in which they are shown.
public struct Vocabulary: Sendable {
  public struct Term: Sendable {
    public var value: String
    public var synonyms: [String]

    public init(value: String, synonyms: [String] = []) {
      self.value = value
      self.synonyms = synonyms
    }
  }

  public var name: String
  public var terms: [Term]
  public var location: Location

  public init(name: String, terms: [Term], location: Location) {
    self.name = name
    self.terms = terms
    self.location = location
  }
}
