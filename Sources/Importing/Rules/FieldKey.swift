import Definitions

/// Makes keys of the values of one field, such that values are equal in the ledger if and only if their
/// keys are, whatever the types of the fields: a term of a vocabulary equals the same text elsewhere.
struct FieldKey: Sendable {
  private enum Kind: Sendable {
    case text, date, number
    case term([ValueKey])
  }

  private let kind: Kind

  init(_ field: Field, pipeline: Pipeline) {
    switch field.type {
    case .text, .personName, .citizenID, .socialCreditCode, .phone: kind = .text
    case .date: kind = .date
    case .integer, .decimal, .boolean, .reference: kind = .number
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms ?? []
      kind = .term(terms.map { ValueKey(text: Array($0.value.utf8).span) })
    }
  }

  func key(_ value: ParsedValue, _ record: ParsedRecord) -> ValueKey {
    switch kind {
    case .text: record.withText(of: value, ValueKey.init(text:))
    // The month 2023-06 is not the day 2023-06-01.
    case .date: ValueKey(high: UInt64(bitPattern: value.number), low: UInt32(value.precision))
    case .number: FieldKey.key(value.number, value.real)
    case .term(let keys): keys[Int(value.number)]
    }
  }

  /// - Parameter number: 0 where `real` is no whole number.
  private static func key(_ number: Int64, _ real: Double) -> ValueKey {
    // 0 and -0 are the same number.
    number == 0 && real != 0
      ? ValueKey(high: real.bitPattern, low: 2) : ValueKey(high: UInt64(bitPattern: number), low: 1)
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
