/// A column that keeps the number of the row which an `exists` rule has found (`as`), so that SQL joins on numbers
/// and need not look for texts again.
public struct Link: Sendable {
  /// The column's name in the ledger.
  public var name: String
  /// The field whose value is looked for.
  public var field: String
  /// The dataset in which it is looked for, another one, and the field there.
  public var target: String
  public var targetField: String
  /// Where the rule stands that asks for it.
  public var rule: Location
}

extension Dataset {
  /// In the order of the rules; in the ledger they come after the fields.
  public var links: [Link] {
    rules.compactMap { rule in
      guard case .exists(let wanted) = rule.test, let name = wanted.link else { return nil }
      return Link(
        name: name, field: rule.field, target: wanted.dataset, targetField: wanted.field,
        rule: rule.location)
    }
  }
}
