import Definitions
import Spreadsheets

/// The normalizer of a field's type. An enumeration and not an existential, since every cell passes here.
enum FieldNormalizer: Sendable {
  case text(TextNormalizer)
  case personName(PersonNameNormalizer)
  case citizenID(CitizenIDNormalizer)
  case socialCreditCode(SocialCreditCodeNormalizer)
  case date(DateNormalizer)
  case integer(IntegerNormalizer)
  case decimal(DecimalNormalizer)
  case boolean(BooleanNormalizer)
  case enumeration(VocabularyNormalizer, terms: [String])
  case phone(PhoneNormalizer)
  case reference(ReferenceNormalizer)

  init(_ field: Field, pipeline: Pipeline, today: CalendarDate, reference: ReferenceIndex) {
    switch field.type {
    case .text: self = .text(TextNormalizer())
    case .personName(let isPlain): self = .personName(PersonNameNormalizer(plain: isPlain))
    case .citizenID(let acceptsOldForm):
      self = .citizenID(CitizenIDNormalizer(today: today, acceptsOldForm: acceptsOldForm))
    case .socialCreditCode: self = .socialCreditCode(SocialCreditCodeNormalizer())
    case .date(let forms, let precision, _):
      let least: DateReading.Precision =
        switch precision {
        case .year: .year
        case .month: .month
        case .day: .day
        }
      self = .date(
        DateNormalizer(forms: forms == .any ? .any : .ymd, precision: least, today: today))
    case .integer(let units, let minimum, let maximum):
      self = .integer(
        IntegerNormalizer(
          units: units, minimum: minimum.map(Int64.init), maximum: maximum.map(Int64.init)))
    case .decimal(let units, let minimum, let maximum):
      self = .decimal(DecimalNormalizer(units: units, minimum: minimum, maximum: maximum))
    case .boolean: self = .boolean(BooleanNormalizer())
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms ?? []
      self = .enumeration(
        VocabularyNormalizer(values: terms.map { ($0.value, $0.synonyms) }),
        terms: terms.map(\.value))
    case .phone: self = .phone(PhoneNormalizer())
    case .reference(_, let match):
      self = .reference(ReferenceNormalizer(index: reference, match: match))
    }
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    switch self {
    case .text(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .personName(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .citizenID(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .socialCreditCode(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .date(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .integer(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .decimal(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .boolean(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .enumeration(let normalizer, _): normalizer.read(text, cell: cell, into: &out)
    case .phone(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .reference(let normalizer): normalizer.read(text, cell: cell, into: &out)
    }
  }

  /// Whether the same cells come again and again; names and numbers of people do not.
  var repeatsItself: Bool {
    switch self {
    case .citizenID, .phone, .personName, .socialCreditCode: false
    default: true
    }
  }

  /// Whether `无` and `—` are looked for before the type is: to a boolean 无 is an answer, and a
  /// vocabulary may have the word.
  var treatsPlaceholders: Bool {
    switch self {
    case .boolean: false
    case .enumeration(_, let terms): !terms.contains("无")
    default: true
    }
  }

  /// The fault of a text of the wrong form, for jobs in which a placeholder is such a text.
  var formFault: CellFault? {
    switch self {
    case .text, .personName: nil
    case .citizenID: .citizenIDForm
    case .socialCreditCode: .creditCodeForm
    case .date: .dateForm
    case .integer, .decimal: .numberForm
    case .boolean: .booleanForm
    case .enumeration: .vocabulary
    case .phone: .phoneForm
    case .reference: .referenceUnknown
    }
  }

  func suggestion(for text: String) -> String? {
    switch self {
    case .enumeration(let normalizer, _): normalizer.nearest(to: text)
    case .reference(let normalizer): normalizer.index.suggestion(for: text)
    default: nil
    }
  }

  func term(_ index: Int64) -> String? {
    guard case .enumeration(_, let terms) = self, terms.indices.contains(Int(index)) else {
      return nil
    }
    return terms[Int(index)]
  }
}
