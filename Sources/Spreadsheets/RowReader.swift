/// A source of rows read once, first to last; a class, since the end of its life closes the file.
public protocol RowReader: AnyObject {
  /// Replaces `row` with the next row that holds a cell, reusing its storage; returns `false` at the
  /// end, and always after that. Rows without any cell are passed over (their numbers are missing).
  ///
  /// - Throws: `ReadError`, after which the reader is spent.
  func read(into row: inout Row) throws(ReadError) -> Bool

  /// The formulas without a value among the cells, which are blank; complete at the end of the rows.
  var formulasWithoutValue: FormulasWithoutValue { get }
  /// What the sheet says besides its cells; complete at the end of the rows.
  var notes: SheetNotes { get }
}

extension RowReader {
  public var notes: SheetNotes { SheetNotes() }
  public var formulasWithoutValue: FormulasWithoutValue { FormulasWithoutValue() }
}
