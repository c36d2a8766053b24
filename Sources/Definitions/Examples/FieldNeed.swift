/// Whether a field must be filled in.
public enum FieldNeed: Hashable, Sendable { case always, sometimes, never }

extension Dataset {
  /// What the field's definition and the dataset's rules ask.
  public func need(of field: Field) -> FieldNeed {
    switch field.requirement {
    case .always: return .always
    case .when: return .sometimes
    case .optional:
      let isAsked = rules.contains { rule in
        if case .present = rule.test { rule.field == field.name } else { false }
      }
      return isAsked ? .sometimes : .never
    }
  }
}
