import Definitions

/// `when`: a condition on the fields of a row, with names looked up.
struct RowCondition: Sendable {
  fileprivate enum Clause: Sendable {
    case numbers(Set<Int64>, isNegated: Bool)
    case texts([[UInt8]], isNegated: Bool)
    case isPresent(Bool)
    case before(Int64)
    case from(Int64)
    /// A clause that no row can meet: a date that is none. Refused when the pipeline is loaded.
    case never
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
    case .isPresent(let flag): return .isPresent(flag)
    case .isBefore(let date): return PackedDate.interval(date).map { .before($0.first) } ?? .never
    case .isFrom(let date): return PackedDate.interval(date).map { .from($0.first) } ?? .never
    case .isOneOf(let values): return values.clause(field, pipeline, isNegated: false)
    case .isNoneOf(let values): return values.clause(field, pipeline, isNegated: true)
    }
  }

  func holds(_ record: ParsedRecord) -> Bool {
    clauses.allSatisfy { field, clause in
      let value = record.values[field]
      if case .isPresent(let flag) = clause { return value.hasValue == flag }
      guard value.hasValue else { return false }
      switch clause {
      case .numbers(let numbers, let isNegated): return numbers.contains(value.number) != isNegated
      case .texts(let texts, let isNegated):
        let isIn = record.withText(of: value) { span in
          span.withUnsafeBufferPointer { text in texts.contains { $0.elementsEqual(text) } }
        }
        return isIn != isNegated
      case .before(let date): return Int64(value.last) < date
      case .from(let date): return value.number >= date
      case .isPresent, .never: return false
      }
    }
  }
}

extension [String] {
  fileprivate func clause(
    _ field: Field, _ pipeline: Pipeline, isNegated: Bool
  ) -> RowCondition.Clause {
    switch field.type {
    case .enumeration(let name):
      let terms = pipeline.vocabulary(named: name)?.terms.map(\.value) ?? []
      let numbers = compactMap { value in terms.firstIndex(of: value).map(Int64.init) }
      return .numbers(Set(numbers), isNegated: isNegated)
    case .boolean:
      let yes = ["1", "true", "是", "有"]
      return .numbers(Set(map { yes.contains($0) ? 1 : 0 }), isNegated: isNegated)
    case .integer, .reference:
      return .numbers(Set(compactMap(Int64.init)), isNegated: isNegated)
    default:
      return .texts(map { [UInt8]($0.utf8) }, isNegated: isNegated)
    }
  }
}
