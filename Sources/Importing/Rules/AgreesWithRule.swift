import Definitions

/// `agrees_with`: equal to another field, to a constant, or to what a citizen id says.
struct AgreesWithRule: Sendable {
  enum Comparison: Sendable {
    /// Dates agree as far as both are written: 1980-06 agrees with any day of that June.
    case dates
    /// The sex in a citizen id; the other values of the field (未说明) agree with either.
    case sex
    case texts
    case numbers
    /// `_id`s and yes or no, which mean nothing as numbers.
    case identities
  }

  enum Other: Sendable {
    case field(Int, FieldText)
    /// The birth date or the sex in a citizen id.
    case part(Int)
    case date(first: Int64, last: Int64)
    case number(Double)
    case text([UInt8])
  }

  var mine: FieldText
  var other: Other
  var comparison: Comparison

  func breach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    guard value.hasValue else { return nil }
    if case .field(let index, _) = other, !record.values[index].hasValue { return nil }
    if case .part(let index) = other, !record.values[index].hasValue { return nil }
    switch comparison {
    case .dates: return datesBreach(value, record)
    case .sex: return sexBreach(value, record)
    case .texts: return textsBreach(value, record)
    case .numbers:
      let number: Double
      switch other {
      case .field(let index, _): number = record.values[index].real
      case .number(let constant): number = constant
      case .part, .date, .text: return nil
      }
      return value.real == number ? nil : NumberText.text(number)
    case .identities:
      guard case .field(let index, _) = other else { return nil }
      return value.number == record.values[index].number ? nil : ""
    }
  }

  private func datesBreach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    let (first, last): (Int64, Int64)
    switch other {
    case .field(let index, _):
      (first, last) = (record.values[index].number, Int64(record.values[index].last))
    case .part(let index):
      (first, last) = (record.values[index].number, record.values[index].number)
    case .date(let start, let end): (first, last) = (start, end)
    case .number, .text: return nil
    }
    let agrees = value.number <= last && first <= Int64(value.last)
    return agrees ? nil : PackedDate.text(first)
  }

  private func sexBreach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    guard case .part(let index) = other else { return nil }
    let isMale = record.values[index].last == 1
    guard let written = mine.isMale(value, record), written != isMale else { return nil }
    return isMale ? "男" : "女"
  }

  private func textsBreach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    let theirs: String
    switch other {
    case .field(let index, let text): theirs = text.text(record.values[index], record)
    case .text(let bytes): theirs = String(decoding: bytes, as: UTF8.self)
    case .part, .date, .number: return nil
    }
    return mine.text(value, record) == theirs ? nil : theirs
  }
}

/// The text of a field's values as the ledger has it: of a vocabulary, the term.
struct FieldText: Sendable {
  private let terms: [String]?
  /// By term: whether it is 男, and not 女; `nil` for all others.
  private let isMaleTerm: [Bool?]

  init(_ field: Field, pipeline: Pipeline) {
    guard case .enumeration(let name) = field.type else {
      terms = nil
      isMaleTerm = []
      return
    }
    let terms = pipeline.vocabulary(named: name)?.terms.map(\.value) ?? []
    self.terms = terms
    isMaleTerm = terms.map(FieldText.isMale)
  }

  func text(_ value: ParsedValue, _ record: ParsedRecord) -> String {
    terms?[Int(value.number)] ?? record.text(of: value)
  }

  /// Whether the value is 男, and not 女; `nil` where it is neither.
  func isMale(_ value: ParsedValue, _ record: ParsedRecord) -> Bool? {
    terms == nil ? FieldText.isMale(record.text(of: value)) : isMaleTerm[Int(value.number)]
  }

  private static func isMale(_ text: String) -> Bool? {
    text == "男" ? true : text == "女" ? false : nil
  }
}

/// Numbers in messages: 3, not 3.0.
enum NumberText {
  static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
