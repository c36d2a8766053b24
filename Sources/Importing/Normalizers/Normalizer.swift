import Spreadsheets

/// Reads the text of a cell as a value of one type.
///
/// A normalizer is a small value that knows nothing of files or rows; the caller adds the place.
protocol Normalizer: Sendable {
  /// - Parameters:
  ///   - text: The cell in normal form (`NormalForm`), never empty.
  ///   - cell: What the file says of the cell besides its text.
  ///   - out: Where the bytes of a text value are appended; left as it was for any other value.
  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading
}

/// What a file says of a cell besides its text.
struct CellContext: Hashable, Sendable {
  var kind: Cell.Kind = .text
  var style: NumberStyle = .general
  var dateSystem: DateSystem = .from1900
  /// Whether the heading says that the numbers are percentages: 完成率（%）.
  var isPercentColumn = false
}

/// What reading one cell gives: a value, a fault, or a value with a remark.
struct Reading: Equatable, Sendable {
  enum Value: Equatable, Sendable {
    /// The cell holds no value: a placeholder such as `无` or `—`, or a fault says why.
    case none
    /// The bytes appended to `out`.
    case text
    case integer(Int64)
    case decimal(Double)
    case boolean(Bool)
    case date(DateReading)
    /// The bytes appended to `out`, 18 characters, and what the number says.
    case citizenID(birth: CalendarDate, isMale: Bool)
    /// The index of the canonical value in the field's vocabulary.
    case term(Int)
  }

  var value: Value
  /// Why there is no value, or, beside a value, what is odd about it.
  var fault: CellFault?

  init(_ value: Value, fault: CellFault? = nil) {
    self.value = value
    self.fault = fault
  }

  static func refused(_ fault: CellFault) -> Reading { Reading(.none, fault: fault) }
}
