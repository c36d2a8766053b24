/// Where the table of a sheet lies, and what of the sheet is not in it.
public struct FoundTable: Hashable, Sendable {
  /// Rows that hold something and are left out, from the first to the last one.
  public struct LeftOut: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// Titles and notes above the header.
      case preamble
      /// Notes below the last row.
      case footnote
      /// A smaller table of the same sheet.
      case otherTable
    }
    public var reason: Reason
    public var rows: ClosedRange<Int>
  }

  /// The header's row; `nil` where the table has none.
  public var headerRow: Int?
  /// The names of the columns, and the rows they were put together of, where the header has several.
  public var headerNames: [String]?
  public var headerRows: ClosedRange<Int>?
  /// From the header, or the first row, to the last row; from the first record where `headerNames` are set.
  public var rows: ClosedRange<Int>
  /// The columns, from 1.
  public var columns: ClosedRange<Int>
  public var leftOut: [LeftOut] = []
  /// Tells the rows that repeat the header.
  var headerFingerprint: UInt64?
  /// The bytes of the header's first cell: few rows have to be looked at for more.
  var headerStart: Int?
}
