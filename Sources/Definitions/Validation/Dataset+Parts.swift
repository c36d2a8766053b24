extension Dataset {
  /// The conditions of fields and rules, each with the place of its mapping.
  func conditions(_ places: Places) -> [(owner: Location, condition: Condition)] {
    var found: [(owner: Location, condition: Condition)] = []
    for field in fields {
      if case .when(let condition) = field.requirement {
        found.append((places[field.location, "required", "when"], condition))
      }
    }
    for rule in rules {
      if let condition = rule.when { found.append((places[rule.location, "when"], condition)) }
    }
    return found
  }
}

extension RowRule {
  /// Where the operand of the test stands.
  func operandLocation(_ places: Places) -> Location {
    let key = test.key
    let test = places[location, .key(key)]
    // `{than: …}` or the operand itself.
    return places.has("than", at: test) ? places[location, .key(key), "than"] : test
  }
}

extension RowRule.Test {
  /// The key that stands for it in YAML.
  var key: String {
    switch self {
    case .unique: "unique"
    case .exists: "exists"
    case .agrees: "agrees_with"
    case .notBefore: "not_before"
    case .notAfter: "not_after"
    case .atLeast: "at_least"
    case .atMost: "at_most"
    case .present, .absent: "present"
    }
  }

  /// What the value is compared with, in the tests that compare.
  var operand: RowRule.Operand? {
    switch self {
    case .agrees(let operand), .notBefore(let operand, _), .notAfter(let operand, _),
      .atLeast(let operand), .atMost(let operand):
      operand
    case .unique, .exists, .present, .absent: nil
    }
  }
}
