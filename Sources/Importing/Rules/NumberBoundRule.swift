/// `at_least` and `at_most`: numbers against a number, a parameter or another field.
struct NumberBoundRule: Sendable {
  enum Bound: Sendable {
    case number(Double)
    case field(Int)
  }

  var isMinimum: Bool
  var bound: Bound

  func breach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    guard value.hasValue else { return nil }
    let limit: Double
    switch bound {
    case .number(let number): limit = number
    case .field(let index):
      guard record.values[index].hasValue else { return nil }
      limit = record.values[index].real
    }
    let isBroken = isMinimum ? value.real < limit : value.real > limit
    return isBroken ? NumberText.text(limit) : nil
  }
}
