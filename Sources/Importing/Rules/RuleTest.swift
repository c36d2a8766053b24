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

/// A key of one field: the value itself where it fits into 128 bits.
extension Key128 {
  init(_ value: ParsedValue, _ record: ParsedRecord, isText: Bool) {
    guard isText else {
      self.init(high: UInt64(bitPattern: value.number), low: value.real.bitPattern)
      return
    }
    let hashes = record.withText(of: value) { text in
      (ByteHash.hash(text), ByteHash.hash(text, seed: 0x51ED_270B_0A1C_8A6D))
    }
    self.init(high: hashes.0, low: hashes.1)
  }

  /// The key of several fields together.
  static func combining(_ keys: some Sequence<Key128>) -> Key128 {
    keys.reduce(into: Key128(high: 0, low: 0x9E37_79B9_7F4A_7C15)) { sum, key in
      sum.high = ByteHash.mix(sum.high ^ key.high, 0x8BB8_4B93_962E_ACC9 ^ key.low)
      sum.low = ByteHash.mix(sum.low ^ key.low, 0x2D35_8DCC_AA6C_78A5 ^ key.high)
    }
  }
}

extension FieldType {
  /// Whether a value of the type lies in the record's texts.
  var isText: Bool {
    switch self {
    case .text, .personName, .citizenID, .socialCreditCode, .phone: true
    case .date, .integer, .decimal, .boolean, .enumeration, .reference: false
    }
  }
}
