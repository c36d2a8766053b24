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
  case enumeration(VocabularyNormalizer)
  case phone(PhoneNormalizer)
  case reference(ReferenceNormalizer)

  init(_ field: Field, pipeline: Pipeline, today: CalendarDate, reference: ReferenceIndex?) {
    let placeholders = field.placeholders
    switch field.type {
    case .text: self = .text(TextNormalizer(placeholders: placeholders))
    case .personName(let isPlain):
      self = .personName(PersonNameNormalizer(plain: isPlain, placeholders: placeholders))
    case .citizenID(let acceptsOldForm):
      self = .citizenID(
        CitizenIDNormalizer(
          today: today, acceptsOldForm: acceptsOldForm, placeholders: placeholders))
    case .socialCreditCode:
      self = .socialCreditCode(SocialCreditCodeNormalizer(placeholders: placeholders))
    case .date(let forms, let precision, _):
      let least: DateReading.Precision =
        switch precision {
        case .year: .year
        case .month: .month
        case .day: .day
        }
      self = .date(
        DateNormalizer(
          forms: forms == .any ? .any : .ymd, precision: least, today: today,
          placeholders: placeholders))
    case .integer(let units, let minimum, let maximum):
      self = .integer(
        IntegerNormalizer(
          units: units, minimum: minimum.map(Int64.init), maximum: maximum.map(Int64.init),
          placeholders: placeholders))
    case .decimal(let units, let minimum, let maximum, let isShare):
      self = .decimal(
        DecimalNormalizer(
          units: units, minimum: minimum, maximum: maximum, isShare: isShare,
          placeholders: placeholders))
    case .boolean: self = .boolean(BooleanNormalizer(placeholders: placeholders))
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms ?? []
      self = .enumeration(
        VocabularyNormalizer(
          values: terms.map { ($0.value, $0.synonyms) }, placeholders: placeholders))
    case .phone: self = .phone(PhoneNormalizer(placeholders: placeholders))
    case .reference(_, let match):
      self = .reference(
        ReferenceNormalizer(index: reference, match: match, placeholders: placeholders))
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
    case .enumeration(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .phone(let normalizer): normalizer.read(text, cell: cell, into: &out)
    case .reference(let normalizer): normalizer.read(text, cell: cell, into: &out)
    }
  }

  /// What a text says that is written as most are, where telling it takes less than looking up what was made of
  /// it before; `nil` where more has to be asked.
  func readPlain(_ text: Span<UInt8>) -> Reading? {
    switch self {
    case .date: WholeDate.readISO(text)
    case .reference(let normalizer):
      normalizer.index?.exactRow(text).map { Reading(.integer($0)) }
    default: nil
    }
  }

  /// Whether the same cells come again and again, and reading one takes longer than finding it again; names and
  /// numbers of people do not, and a text is kept as it is.
  var repeatsItself: Bool {
    switch self {
    case .citizenID, .phone, .personName, .socialCreditCode, .text: false
    default: true
    }
  }

  /// Whether a cell is read as a word, and not as a number, a date or a code.
  var isTextual: Bool {
    switch self {
    case .text, .enumeration, .reference: true
    default: false
    }
  }

  func suggestion(for text: String) -> String? {
    switch self {
    case .enumeration(let normalizer): normalizer.nearest(to: text)
    case .reference(let normalizer): normalizer.index?.suggestion(for: text)
    default: nil
    }
  }
}
