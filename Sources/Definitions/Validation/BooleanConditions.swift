/// Conditions on yes/no fields may be written `true` and `false`; the ledger holds 1 and 0.
enum BooleanConditions {
  static func normalize(_ pipeline: inout Pipeline) {
    for d in pipeline.datasets.indices {
      let names = pipeline.datasets[d].fields.compactMap { field -> String? in
        if case .boolean = field.type { field.name } else { nil }
      }
      let booleans = Set(names)
      for f in pipeline.datasets[d].fields.indices {
        if case .when(let condition) = pipeline.datasets[d].fields[f].requirement {
          pipeline.datasets[d].fields[f].requirement = .when(normalized(condition, booleans))
        }
      }
      for r in pipeline.datasets[d].rules.indices {
        pipeline.datasets[d].rules[r].when =
          pipeline.datasets[d].rules[r].when.map { normalized($0, booleans) }
      }
    }
  }

  private static func normalized(_ condition: Condition, _ booleans: Set<String>) -> Condition {
    Condition(
      clauses: condition.clauses.map { field, clause in
        guard booleans.contains(field) else { return (field, clause) }
        switch clause {
        case .isOneOf(let values): return (field, .isOneOf(values.map(normalized)))
        case .isNoneOf(let values): return (field, .isNoneOf(values.map(normalized)))
        default: return (field, clause)
        }
      })
  }

  private static func normalized(_ value: String) -> String {
    switch value {
    case "true", "True", "TRUE", "是": "1"
    case "false", "False", "FALSE", "否": "0"
    default: value
    }
  }
}
