/// Repeats the value of a cell that is merged downwards in each row of its range, as people read it.
///
/// Only the first column of a range is filled, and nothing outside a range: a blank cell that merely
/// looks like one stays blank.
public final class MergeFillingReader: RowReader {
  private struct Active {
    var range: MergedRange
    var kept: KeptCell
  }

  private let base: any RowReader
  /// Those that reach over several rows, by first row, the nearest last.
  private var waiting: [MergedRange]
  private var active: [Active] = []
  /// Cells filled so far.
  public private(set) var filled = 0
  /// The columns in which cells are filled, from 1.
  public let columns: Set<Int>

  public init(_ base: any RowReader, ranges: [MergedRange]) {
    self.base = base
    columns = Set(ranges.filter { $0.rows.count > 1 }.map(\.columns.lowerBound))
    waiting = ranges.filter { $0.rows.count > 1 }.sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound) > ($1.rows.lowerBound, $1.columns.lowerBound)
    }
  }

  public var notes: SheetNotes { base.notes }
  public var formulasWithoutValue: FormulasWithoutValue { base.formulasWithoutValue }

  public func read(into row: inout Row) throws(ReadError) -> Bool {
    guard try base.read(into: &row) else { return false }
    guard !waiting.isEmpty || !active.isEmpty else { return true }
    active.removeAll { $0.range.rows.upperBound < row.number }
    for merge in active where !row.cells.contains(where: { $0.column == merge.kept.cell.column }) {
      row.fill(from: merge.kept)
      filled += 1
    }
    while let next = waiting.last, next.rows.lowerBound <= row.number {
      waiting.removeLast()
      guard next.rows.lowerBound == row.number,
        let cell = row.cell(inColumn: next.columns.lowerBound)
      else { continue }
      active.append(Active(range: next, kept: KeptCell(cell, of: row)))
    }
    return true
  }
}
