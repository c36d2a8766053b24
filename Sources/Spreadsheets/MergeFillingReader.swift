/// Repeats the value of a cell that is merged downwards in each row of its range, as people read it.
///
/// Only the first column of a range is filled, and nothing outside a range: a blank cell that merely
/// looks like one stays blank. Takes time in proportion to the rows, the ranges and the cells it fills.
public final class MergeFillingReader: RowReader {
  private struct Active {
    var lastRow: Int
    var cell: Cell
    var bytes: [UInt8]
    /// Bytes of the shared string that the cell shows.
    var sharedBytes: Int
  }

  private let base: any RowReader
  private let limits: ReadLimits
  private let position: SourcePosition
  /// Those that reach over several rows, by first row and column, the nearest last.
  private var waiting: [MergedRange]
  /// One for a column at most, by column.
  private var active: [Active] = []
  /// Bytes held in `active`.
  private var activeBytes = 0
  private var textBytes = 0
  /// The cells of a row while they are put together.
  private var cells: [Cell] = []
  /// Cells filled so far.
  public private(set) var filled = 0
  /// The columns in which cells are filled, from 1.
  public let columns: Set<Int>

  /// - Parameter position: The file and the sheet, for messages.
  public init(
    _ base: any RowReader, ranges: [MergedRange], limits: ReadLimits = ReadLimits(),
    position: SourcePosition = SourcePosition(file: "")
  ) {
    self.base = base
    self.limits = limits
    self.position = position
    waiting = ranges.filter { $0.rows.count > 1 }
    columns = Set(waiting.map(\.columns.lowerBound))
    waiting.sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) > ($1.rows.lowerBound, $1.columns.lowerBound)
    }
  }

  public var formulasWithoutValue: FormulasWithoutValue { base.formulasWithoutValue }

  public func read(into row: inout Row) throws(ReadError) -> Bool {
    guard try base.read(into: &row) else { return false }
    guard !waiting.isEmpty || !active.isEmpty else { return true }
    if !active.isEmpty {
      endRanges(before: row.number)
      try fill(&row)
    }
    try startRanges(in: row)
    return true
  }

  private func endRanges(before row: Int) {
    guard active.contains(where: { $0.lastRow < row }) else { return }
    active.removeAll { $0.lastRow < row }
    activeBytes = active.reduce(0) { $0 + $1.bytes.count }
  }

  /// Puts the cells of the active ranges between those of the row; both are in the order of columns.
  private func fill(_ row: inout Row) throws(ReadError) {
    var next = 0
    cells.removeAll(keepingCapacity: true)
    for merge in active {
      while next < row.cells.count, row.cells[next].column < merge.cell.column {
        cells.append(row.cells[next])
        next += 1
      }
      if next < row.cells.count, row.cells[next].column == merge.cell.column { continue }
      try count(merge, in: row)
      var cell = merge.cell
      if cell.sharedString < 0 {
        cell.start = Int32(truncatingIfNeeded: row.bytes.count)
        row.bytes.append(contentsOf: merge.bytes)
      }
      cells.append(cell)
    }
    guard cells.count > next else { return }
    cells.append(contentsOf: row.cells[next...])
    swap(&cells, &row.cells)
  }

  /// Counts a cell before it is filled.
  private func count(_ merge: Active, in row: Row) throws(ReadError) {
    filled += 1
    textBytes += merge.bytes.count + merge.sharedBytes
    if filled > limits.mergedCells { throw limit("mergedCells", limits.mergedCells, row.number) }
    if textBytes > limits.textBytes { throw limit("textBytes", limits.textBytes, row.number) }
    if row.bytes.count + merge.bytes.count > limits.recordBytes {
      throw limit("recordBytes", limits.recordBytes, row.number)
    }
  }

  /// Takes up the ranges that begin in a row.
  private func startRanges(in row: Row) throws(ReadError) {
    var hasNew = false
    while let range = waiting.last, range.rows.lowerBound <= row.number {
      waiting.removeLast()
      guard range.rows.lowerBound == row.number,
        let cell = row.sortedCell(inColumn: range.columns.lowerBound)
      else { continue }
      // Of ranges that lie over each other, which no program writes, the nearest counts.
      let length = row.withBytes(of: cell) { $0.count }
      let isShared = cell.sharedString >= 0
      let bytes =
        isShared ? [] : row.withBytes(of: cell) { $0.withUnsafeBufferPointer { Array($0) } }
      if hasNew, let last = active.last, last.cell.column == cell.column {
        active[active.count - 1].lastRow = max(last.lastRow, range.rows.upperBound)
        continue
      }
      active.append(
        Active(
          lastRow: range.rows.upperBound, cell: cell, bytes: bytes,
          sharedBytes: isShared ? length : 0))
      activeBytes += bytes.count
      // A row that shows them all would pass the same limit.
      if activeBytes > limits.recordBytes {
        throw limit("recordBytes", limits.recordBytes, row.number)
      }
      hasNew = true
    }
    if hasNew { sortActive() }
  }

  /// Sorts the active ranges by column; of several in one the one that came last counts.
  private func sortActive() {
    let inOrder = active.enumerated().sorted {
      ($0.element.cell.column, $0.offset) < ($1.element.cell.column, $1.offset)
    }
    active.removeAll(keepingCapacity: true)
    for (_, merge) in inOrder {
      if active.last?.cell.column == merge.cell.column { active.removeLast() }
      active.append(merge)
    }
    activeBytes = active.reduce(0) { $0 + $1.bytes.count }
  }

  private func limit(_ name: String, _ value: Int, _ row: Int) -> ReadError {
    var position = position
    position.row = row
    return ReadError(.limit(name: name, value: value), at: position)
  }
}
