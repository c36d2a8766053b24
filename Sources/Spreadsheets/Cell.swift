/// One cell of a row. Its text lies in the row (see `Row.withBytes(of:_:)`), so a cell is a few
/// plain words and copying it allocates nothing.
public struct Cell: Sendable {
  public enum Kind: UInt8, Sendable {
    /// Text: a shared or inline string, the text result of a formula, a CSV field.
    case text
    /// A number; its bytes are the lexeme exactly as the file has it.
    case number
    /// `TRUE` or `FALSE`.
    case boolean
    /// `#N/A`, `#DIV/0!` and the like; the bytes are that text.
    case error
    /// An ISO 8601 date or time that the file stores as such (`t="d"`, `ss:Type="DateTime"`); the
    /// bytes are that text.
    case isoDate
  }

  public var kind: Kind
  /// What the number format says; `.general` for anything but numbers, except that the text cells of
  /// HTML have it too, as far as the page gives one.
  public var style: NumberStyle
  /// Whether the value is the cached result of a formula.
  public var isFormula: Bool
  /// The column, from 1 for A.
  public var column: Int32
  /// The index into the workbook's shared strings, or -1: equal indices are equal texts.
  public var sharedString: Int32

  /// Where the text starts in the row's own bytes; unused for a shared string.
  @usableFromInline var start: Int32
  @usableFromInline var length: Int32

  init(
    kind: Kind, style: NumberStyle = .general, isFormula: Bool = false, column: Int32,
    sharedString: Int32 = -1, start: Int32, length: Int32
  ) {
    self.kind = kind
    self.style = style
    self.isFormula = isFormula
    self.column = column
    self.sharedString = sharedString
    self.start = start
    self.length = length
  }
}
