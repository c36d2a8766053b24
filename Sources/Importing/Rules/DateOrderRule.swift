/// `not_before` and `not_after`: dates in order, perhaps with a distance. Dates are intervals: the rule is
/// broken only if every reading of both breaks it.
struct DateOrderRule: Sendable {
  enum Bound: Sendable {
    case date(first: Int64, last: Int64)
    case field(Int)
    /// The birth date in a citizen id.
    case birthDate(Int)
  }

  var isAfter: Bool
  var bound: Bound
  var years: Int
  var months: Int

  func breach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    guard value.hasValue, let (first, last) = interval(record) else { return nil }
    let earliest = PackedDate.adding(years: years, months: months, to: first)
    let latest = PackedDate.adding(years: years, months: months, to: last)
    let isBroken = isAfter ? value.number > latest : Int64(value.last) < earliest
    return isBroken ? PackedDate.text(first) : nil
  }

  private func interval(_ record: ParsedRecord) -> (Int64, Int64)? {
    switch bound {
    case .date(let first, let last): return (first, last)
    case .field(let index):
      let value = record.values[index]
      return value.hasValue ? (value.number, Int64(value.last)) : nil
    case .birthDate(let index):
      let value = record.values[index]
      return value.hasValue ? (value.number, value.number) : nil
    }
  }
}
