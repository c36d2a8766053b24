/// A range of cells shown as one; only its top left cell holds a value.
public struct MergedRange: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

extension SpreadsheetFile {
  /// None: text files have no merged cells.
  public func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange] { [] }
}
