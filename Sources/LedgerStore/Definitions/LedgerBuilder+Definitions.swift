import Definitions

extension LedgerBuilder {
  /// Writes down what the datasets, fields and rules of the pipeline are called.
  func keepNames() throws {
    for (position, dataset) in pipeline.datasets.enumerated() {
      try insert(
        "INSERT INTO _dataset VALUES (?, ?, ?, ?, ?)",
        [dataset.name, dataset.title, dataset.kind.rawValue, dataset.label, position])
      for (position, field) in dataset.fields.enumerated() {
        try insert(
          "INSERT INTO _field VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          [
            dataset.name, field.name, field.title, field.type.name, field.type.target,
            dataset.key.firstIndex(of: field.name), dataset.identifiers.contains(field.name),
            field.isSensitive, dataset.tracks(field), position,
          ])
      }
      for (position, link) in dataset.links.enumerated() {
        try insert(
          "INSERT INTO _field VALUES (?, ?, ?, 'reference', ?, NULL, 0, 0, 0, ?)",
          [
            dataset.name, link.name, pipeline.dataset(named: link.target)?.title ?? link.target,
            link.target, dataset.fields.count + position,
          ])
      }
      try keepComparison(of: dataset)
    }
    for rule in pipeline.namedRules {
      try insert(
        "INSERT INTO _rule VALUES (?, ?, ?, ?, ?)",
        [rule.rule, rule.title, rule.severity.rawValue, rule.dataset, rule.basis])
    }
  }

  private func keepComparison(of dataset: Dataset) throws {
    if let comparison = dataset.comparison {
      try insert(
        "INSERT INTO _comparison VALUES (?, ?, ?, ?)",
        [
          dataset.name, comparison.from,
          comparison.counts.map { pipeline.sqlParameters(for: period).compile($0) },
          comparison.group,
        ])
    }
    if let account = dataset.account {
      try insert(
        "INSERT INTO _account VALUES (?, ?, ?, ?, ?)",
        [dataset.name, account.of, account.group, account.opening, account.closing])
      let fields = account.joined.map { ($0, 1) } + account.left.map { ($0, -1) }
      for (position, (field, sign)) in fields.enumerated() {
        try insert(
          "INSERT INTO _account_field VALUES (?, ?, ?, ?)", [dataset.name, field, sign, position])
      }
    }
    for field in dataset.renaming?.from ?? [] {
      try insert(
        "INSERT INTO _renaming VALUES (?, ?, ?)", [dataset.name, dataset.renaming?.to, field])
    }
  }

  /// Adds what a metric means. Called in the order of the pipeline, before the ledger is finished.
  public func add(_ definition: MetricDefinition) throws {
    definitions += 1
    try insert(
      "INSERT INTO _metric_definition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        definition.metric, definition.title, definition.item, definition.basis, definition.formula,
        definition.source, definition.rowDataset, definition.target, definition.isCount,
        definition.hasAmount, definition.window.rawValue,
        definition.countsSQL, definition.rowsSQL, definitions - 1,
      ])
    for (position, column) in definition.columns.enumerated() {
      try insert(
        "INSERT INTO _metric_column VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          definition.metric, column.name, column.title, column.isListed, column.dimensionPosition,
          column.isSensitive, position,
        ])
    }
    for (index, reason) in definition.exclusions.enumerated() {
      try insert(
        "INSERT INTO _metric_exclusion VALUES (?, ?, ?)", [definition.metric, index + 1, reason])
    }
    for (position, rule) in definition.rules.enumerated() {
      try insert("INSERT INTO _metric_rule VALUES (?, ?, ?)", [definition.metric, rule, position])
    }
    for (position, dataset) in definition.datasets.enumerated() {
      try insert(
        "INSERT INTO _metric_dataset VALUES (?, ?, ?)", [definition.metric, dataset, position])
    }
  }
}

/// A rule as people know it. Several queries and tests may share an id.
struct NamedRule: Hashable {
  var rule: String
  var title: String
  var severity: Severity
  var dataset: String?
  var basis: String?
}

extension Pipeline {
  /// The rules of rows, then the checks; each title of a rule once.
  var namedRules: [NamedRule] {
    let ofRows = datasets.flatMap { dataset in
      dataset.rules.map {
        NamedRule(
          rule: $0.rule, title: $0.title, severity: $0.severity, dataset: dataset.name, basis: nil)
      }
    }
    let ofChecks = checks.map {
      NamedRule(
        rule: $0.name, title: $0.title, severity: $0.severity, dataset: $0.dataset, basis: $0.basis)
    }
    var seen: Set<NamedRule> = []
    return (ofRows + ofChecks).filter { seen.insert($0).inserted }
  }
}

extension Dataset {
  /// Whether a change of the field is told when two months are compared.
  fileprivate func tracks(_ field: Field) -> Bool {
    guard kind == .snapshot else { return false }
    let tracked = comparison?.tracked ?? []
    return tracked.isEmpty ? !key.contains(field.name) : tracked.contains(field.name)
  }
}

extension FieldType {
  /// The name that the type has in a definition.
  var name: String {
    switch self {
    case .text: "text"
    case .personName: "person_name"
    case .citizenID: "citizen_id"
    case .socialCreditCode: "social_credit_code"
    case .date: "date"
    case .integer: "integer"
    case .decimal: "decimal"
    case .boolean: "boolean"
    case .enumeration: "enumeration"
    case .phone: "phone"
    case .reference: "reference"
    }
  }

  /// The dataset that a reference leads to.
  var target: String? { if case .reference(let target, _) = self { target } else { nil } }
}
