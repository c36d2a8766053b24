import Definitions

/// `when`: a condition on the fields of a row, with names looked up.
struct RowCondition: Sendable {
  private enum Clause: Sendable {
    case numbers([Double], isNegated: Bool)
    case terms([Int64], isNegated: Bool)
    case texts([[UInt8]], isNegated: Bool)
    /// Days, months and years as they stand in the ledger.
    case dates([DateValue], isNegated: Bool)
    case isPresent(Bool)
    case before(Int64)
    case from(Int64)
    /// A clause that no row can meet: a date that is none. Refused when the pipeline is loaded.
    case never
  }

  private struct DateValue: Sendable {
    var first: Int64
    var last: Int64
  }

  private var clauses: [(field: Int, clause: Clause)] = []

  init(_ condition: Condition, of dataset: Dataset, in pipeline: Pipeline) {
    for (name, clause) in condition.clauses {
      guard let index = dataset.fields.firstIndex(where: { $0.name == name }) else { continue }
      clauses.append((index, RowCondition.clause(clause, dataset.fields[index], pipeline)))
    }
  }

  private static func clause(
    _ clause: Condition.Clause, _ field: Field, _ pipeline: Pipeline
  ) -> Clause {
    switch clause {
    case .isPresent(let flag): .isPresent(flag)
    case .isBefore(let date): PackedDate.interval(date).map { .before($0.first) } ?? .never
    case .isFrom(let date): PackedDate.interval(date).map { .from($0.first) } ?? .never
    case .isOneOf(let values): membership(values, field, pipeline, isNegated: false)
    case .isNoneOf(let values): membership(values, field, pipeline, isNegated: true)
    }
  }

  private static func membership(
    _ values: [String], _ field: Field, _ pipeline: Pipeline, isNegated: Bool
  ) -> Clause {
    switch field.type {
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms.map(\.value) ?? []
      let numbers = values.compactMap { value in terms.firstIndex(of: value).map(Int64.init) }
      return .terms(numbers, isNegated: isNegated)
    case .boolean:
      let yes = ["1", "true", "是", "有"]
      return .terms(values.map { yes.contains($0) ? 1 : 0 }, isNegated: isNegated)
    case .integer, .decimal: return .numbers(values.compactMap(Double.init), isNegated: isNegated)
    case .date:
      let dates = values.compactMap(PackedDate.interval)
      return .dates(dates.map { DateValue(first: $0.first, last: $0.last) }, isNegated: isNegated)
    case .reference: return .never
    case .text, .personName, .citizenID, .socialCreditCode, .phone:
      return .texts(values.map { Array($0.utf8) }, isNegated: isNegated)
    }
  }

  func holds(_ record: ParsedRecord) -> Bool {
    clauses.allSatisfy { field, clause in
      let value = record.values[field]
      if case .isPresent(let flag) = clause { return value.hasValue == flag }
      guard value.hasValue else { return false }
      switch clause {
      case .numbers(let numbers, let isNegated): return numbers.contains(value.real) != isNegated
      case .terms(let terms, let isNegated): return terms.contains(value.number) != isNegated
      case .texts(let texts, let isNegated):
        let isIn = record.withText(of: value) { span in
          span.withUnsafeBufferPointer { text in texts.contains { $0.elementsEqual(text) } }
        }
        return isIn != isNegated
      case .dates(let dates, let isNegated):
        let isIn = dates.contains { $0.first == value.number && $0.last == Int64(value.last) }
        return isIn != isNegated
      case .before(let date): return Int64(value.last) < date
      case .from(let date): return value.number >= date
      case .isPresent, .never: return false
      }
    }
  }
}
