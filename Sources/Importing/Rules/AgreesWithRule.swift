import Definitions

/// `agrees_with`: equal to another field, or to what a citizen id says.
struct AgreesWithRule: Sendable {
  enum Comparison: Sendable {
    /// Dates agree as far as both are written: 1980-06 agrees with any day of that June.
    case dates
    /// A vocabulary's term against the sex in a citizen id; the indices of 男 and 女.
    case sex(male: Int64, female: Int64)
    case texts
    case numbers
  }

  var other: Int
  /// Whether the other field is a citizen id of which a part is meant.
  var isPart: Bool
  var comparison: Comparison

  func breach(_ value: ParsedValue, _ record: ParsedRecord) -> String? {
    let other = record.values[other]
    guard value.hasValue, other.hasValue else { return nil }
    switch comparison {
    case .dates:
      let otherLast = isPart ? Int64(other.number) : Int64(other.last)
      let agrees = value.number <= otherLast && other.number <= Int64(value.last)
      return agrees ? nil : PackedDate.text(other.number)
    case .sex(let male, let female):
      guard value.number == male || value.number == female else { return nil }
      let isMale = other.last == 1
      return (value.number == male) == isMale ? nil : isMale ? "男" : "女"
    case .texts:
      let mine = record.text(of: value)
      let theirs = record.text(of: other)
      return mine == theirs ? nil : theirs
    case .numbers:
      return value.number == other.number && value.real == other.real ? nil : "\(other.number)"
    }
  }
}
