/// Why a workbook cannot be written.
public struct WorkbookError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Excel's sheets end at row 1,048,576.
    case tooManyRows
    /// Excel's sheets end at column 16,384.
    case tooManyColumns
    /// Excel's cells hold 32,767 characters.
    case textTooLong
    /// The system refused to keep the file, with its number for the reason, as in `errno`.
    case system(code: Int32)
    /// The library's own words.
    case failed(reason: String)
  }

  public var kind: Kind
  /// The place in the sheet that is written, from 1; `nil` where none is meant.
  public var row: Int?
  public var column: Int?

  init(_ kind: Kind, row: Int? = nil, column: Int? = nil) {
    self.kind = kind
    self.row = row
    self.column = column
  }
}
