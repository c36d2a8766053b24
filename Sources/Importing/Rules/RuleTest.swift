import Definitions

/// A rule of a dataset with its fields looked up. One file beside this one for each kind.
enum RuleTest: Sendable {
  case unique(UniqueRule)
  case exists(ExistsRule)
  case agreesWith(AgreesWithRule)
  case dateOrder(DateOrderRule)
  case numberBound(NumberBoundRule)
  case presence(PresenceRule)

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
