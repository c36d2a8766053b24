import Definitions

/// Makes keys of the values of one field, such that values are equal in the ledger if and only if their
/// keys are, whatever the types of the fields: a term of a vocabulary equals the same text elsewhere.
struct FieldKey: Sendable {
  private enum Kind: Sendable {
    case text, date, number
    case term([Key128])
  }

  private let kind: Kind

  init(_ field: Field, pipeline: Pipeline) {
    switch field.type {
    case .text, .personName, .citizenID, .socialCreditCode, .phone: kind = .text
    case .date: kind = .date
    case .integer, .decimal, .boolean, .reference: kind = .number
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms ?? []
      kind = .term(terms.map { FieldKey.key(Array($0.value.utf8).span) })
    }
  }

  func key(_ value: ParsedValue, _ record: ParsedRecord) -> Key128 {
    switch kind {
    case .text: record.withText(of: value, FieldKey.key)
    // The month 2023-06 is not the day 2023-06-01.
    case .date: Key128(high: UInt64(bitPattern: value.number), low: UInt64(value.precision))
    // 0 and -0 are the same number.
    case .number:
      Key128(
        high: UInt64(bitPattern: value.number), low: value.real == 0 ? 0 : value.real.bitPattern)
    case .term(let keys): keys[Int(value.number)]
    }
  }

  private static func key(_ text: Span<UInt8>) -> Key128 {
    Key128(high: ByteHash.hash(text), low: ByteHash.hash(text, seed: 0x51ED_270B_0A1C_8A6D))
  }
}

extension Key128 {
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
