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
    case .exists(let rule): rule.breach(record, in: &context)
    case .agreesWith(let rule): rule.breach(record.values[field], record)
    case .dateOrder(let rule): rule.breach(record.values[field], record)
    case .numberBound(let rule): rule.breach(record.values[field], record)
    case .presence(let rule): rule.breach(record.values[field])
    }
  }

  /// Looks where `breach` will look, and does nothing there; see `KeyTable.touch`.
  func touch(_ records: [ParsedRecord], _ range: Range<Int>, in context: RuleContext) -> UInt64 {
    var sum: UInt64 = 0
    switch self {
    case .unique(let rule):
      let table = context.keys[rule.table]
      for index in range { sum ^= table.touch(records[index].keys[rule.key]) }
    case .exists(let rule):
      for index in range {
        sum ^= context.values.touch(records[index].keys[rule.key], at: rule.watched)
      }
    case .agreesWith, .dateOrder, .numberBound, .presence: break
    }
    return sum
  }
}

/// What rules look into besides the row at hand.
struct RuleContext {
  /// One table for each `unique` rule of the dataset.
  var keys: [KeyTable] = []
  /// The number of the record at hand, and where those so far stand.
  var record: UInt32 = 0
  var places = RecordPlaces()
  /// Names the sheet of an earlier row for people.
  var sheetNames: [String] = []
  /// The rows that `exists` rules have found for the record at hand, by link: their `_id`s, 0 for none.
  var links: [Int64] = []
  /// The values that other datasets have in the fields that `exists` rules name.
  var values: WatchedValues
}
