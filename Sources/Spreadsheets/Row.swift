/// A row of cells. A reader fills the same row again and again, so that reading a sheet of a
/// million rows allocates no more than its longest row needs.
public struct Row: Sendable {
  /// The row's number, from 1, as a spreadsheet program shows it.
  public internal(set) var number = 0
  public internal(set) var isHidden = false
  /// How many fields the record has, blank ones counted; 0 in a workbook, whose rows have no end.
  public internal(set) var width = 0
  /// Whether the record was cut with another delimiter than the file's, which alone gives it the
  /// fields that the other records have.
  public internal(set) var hasOtherDelimiter = false
  /// Whether a quote opens a field of the record that nothing closes, and is taken for text.
  public internal(set) var hasStrayQuote = false
  /// The cells that hold something, by increasing column. Blank cells and empty strings are absent.
  public internal(set) var cells: [Cell] = []
  /// How many of the cells are struck through.
  public internal(set) var struckCells = 0
  /// How many of the cells are struck through in part: what was put right by hand is read with them.
  public internal(set) var partlyStruckCells = 0

  /// The texts of the cells that are not shared strings, one after the other.
  @usableFromInline var bytes: [UInt8] = []
  /// The shared strings of the workbook; `nil` where it has none.
  var sharedStrings: SharedStringTable?

  public init() {}

  /// The bytes that the texts of the row take, shared strings not counted.
  public var byteCount: Int { bytes.count }
  public var byteCapacity: Int { bytes.capacity }

  /// Calls `body` with the text of a cell of this row, in UTF-8.
  @inlinable
  public func withBytes<R, E: Error>(
    of cell: Cell, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    if cell.sharedString >= 0 { return try withSharedBytes(of: cell, body) }
    let start = Int(cell.start)
    return try body(bytes.span.extracting(start..<start + Int(cell.length)))
  }

  @usableFromInline
  func withSharedBytes<R, E: Error>(
    of cell: Cell, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    // A reader that gives such cells gives the table, too. Named, the table would be counted for each cell.
    guard sharedStrings != nil else { return try body(Span()) }
    return try sharedStrings.unsafelyUnwrapped.withBytes(at: Int(cell.sharedString), body)
  }

  /// The text of a cell of this row.
  public func text(of cell: Cell) -> String {
    withBytes(of: cell) { bytes in
      bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The same, where columns may be asked for by the thousand.
  func sortedCell(inColumn column: Int) -> Cell? {
    var (first, end) = (0, cells.count)
    while first < end {
      let middle = (first + end) / 2
      if Int(cells[middle].column) < column { first = middle + 1 } else { end = middle }
    }
    return first < cells.count && Int(cells[first].column) == column ? cells[first] : nil
  }

  /// The cell in a column, from 1; `nil` where it is blank.
  public func cell(inColumn column: Int) -> Cell? {
    cells.first { Int($0.column) == column }
  }
}
