import Definitions
import LedgerStore

/// What kinds of values a query has given for a column: SQL may compute anything, under any name.
struct SeenValues {
  private var hasTexts = false
  private var hasReals = false
  private var hasIntegers = false
  private var areDates = true
  private var areFlags = true

  mutating func add(_ value: Ledger.Value) {
    switch value {
    // A blank cell.
    case .null, .text(""): break
    case .text(let text):
      hasTexts = true
      areDates =
        areDates && text.utf8.count == 10
        && CalendarRules.isISODate(text, isPartial: false)
    case .integer(let number):
      hasIntegers = true
      areFlags = areFlags && (number == 0 || number == 1)
    // What is beyond all numbers has no digits.
    case .real(let number) where !number.isFinite: hasTexts = true
    case .real: hasReals = true
    }
  }

  /// The type of the column: that of the field which it shows, as far as its values agree.
  ///
  /// - Parameter field: `nil` for what is computed, of which only the values tell.
  func kind(of field: FieldType?) -> OutputColumn.Kind {
    let areNumbers = !hasTexts
    let areIntegers = areNumbers && !hasReals
    let areNumbersAbsent = !hasReals && !hasIntegers
    let areAllDates = hasTexts && areNumbersAbsent && areDates
    switch field {
    case .date(_, .day, _) where !hasTexts && areNumbersAbsent: return .date
    // A year or a month is no date to other programs.
    case .date where areAllDates: return .date
    case nil where areAllDates: return .date
    case .boolean where areIntegers && areFlags: return .boolean
    case .integer where areIntegers: return .integer
    case .decimal where areNumbers: return .number
    case .text, .personName, .citizenID, .socialCreditCode, .phone, .enumeration, .date:
      return .string
    default:
      if hasTexts { return .string }
      return hasReals ? .number : hasIntegers ? .integer : .any
    }
  }
}
