import Definitions

/// A rule of a dataset with its fields looked up. One file beside this one for each kind.
enum RuleTest: Sendable {
  case unique(UniqueRule)
  case exists(ExistsRule)
  case agreesWith(AgreesWithRule)
  case dateOrder(DateOrderRule)
  case numberBound(NumberBoundRule)
  case presence(PresenceRule)

  /// Whether it looks for the row's values among those of others.
  var looksUp: Bool {
    switch self {
    case .unique, .exists: true
    case .agreesWith, .dateOrder, .numberBound, .presence: false
    }
  }

  /// - Returns: What broke the rule, as text for `{other}`; `nil` where it holds or cannot be judged.
  func breach(_ record: ParsedRecord, field: Int, in context: inout RuleContext) -> String? {
    switch self {
    case .unique(let rule): rule.breach(record, in: &context)
    case .exists(let rule): rule.breach(record.values[field], record, in: context)
    case .agreesWith(let rule): rule.breach(record.values[field], record)
    case .dateOrder(let rule): rule.breach(record.values[field], record)
    case .numberBound(let rule): rule.breach(record.values[field], record)
    case .presence(let rule): rule.breach(record.values[field])
    }
  }

  /// Looks where `breach` will look, and does nothing there; see `KeyTable.touch`.
  func touch(_ record: ParsedRecord, field: Int, in context: RuleContext) -> UInt64 {
    switch self {
    case .unique(let rule):
      guard let key = rule.key(record) else { return 0 }
      return context.keys[rule.table].touch(key)
    case .exists(let rule):
      let value = record.values[field]
      guard value.hasValue else { return 0 }
      return context.values.touch(rule.key.key(value, record), at: rule.watched)
    case .agreesWith, .dateOrder, .numberBound, .presence: return 0
    }
  }
}

/// What rules look into besides the row at hand.
struct RuleContext {
  /// One table for each `unique` rule of the dataset.
  var keys: [KeyTable] = []
  /// The place of the row at hand.
  var place = KeyTable.Place(sheet: 0, row: 0)
  /// Names the sheet of an earlier row for people.
  var sheetNames: [String] = []
  /// The values that other datasets have in the fields that `exists` rules name.
  var values: WatchedValues
}
