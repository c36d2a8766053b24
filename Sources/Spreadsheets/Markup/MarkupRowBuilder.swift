/// Collects the cells of one row after the other, and keeps to the limits while it does.
struct MarkupRowBuilder {
  private let limits: ReadLimits
  private let position: SourcePosition
  private var finished = RowQueue()
  private var row = Row()
  private var isSorted = true
  private(set) var mergedRanges: [MergedRange] = []
  private var meter: SheetMeter

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
    meter = SheetMeter(limits: limits, position: position)
  }

  /// The row that was started last; 0 before the first one.
  var rowNumber: Int { row.number }

  mutating func pop(into row: inout Row) -> Bool {
    finished.pop(into: &row)
  }

  mutating func startRow(_ number: Int, isHidden: Bool) throws(ReadError) {
    try finishRow()
    guard number <= limits.rows else {
      throw ReadError(.limit(name: "rows", value: limits.rows), at: position)
    }
    row.number = number
    row.isHidden = isHidden
  }

  mutating func append(
    _ kind: Cell.Kind, _ text: ArraySlice<UInt8>, style: NumberStyle, isFormula: Bool = false,
    column: Int
  ) throws(ReadError) {
    guard column <= limits.columns else {
      throw limit("columns", limits.columns, column: nil)
    }
    guard text.count <= limits.cellBytes else {
      throw limit("cellBytes", limits.cellBytes, column: column)
    }
    if let last = row.cells.last, last.column >= column { isSorted = false }
    row.cells.append(
      Cell(
        kind: kind, style: style, isFormula: isFormula, column: Int32(column),
        start: Int32(row.bytes.count), length: Int32(text.count)))
    row.bytes.append(contentsOf: text)
    // Only cells that repeat their columns can be more than there are columns.
    if row.cells.count > 2 * limits.columns { sortCells() }
    guard row.bytes.count <= limits.recordBytes else {
      throw limit("recordBytes", limits.recordBytes, column: column)
    }
  }

  /// Notes that a cell of this row covers others to its right and below.
  mutating func merge(column: Int, columns: Int, rows: Int) throws(ReadError) {
    guard columns > 1 || rows > 1 else { return }
    guard mergedRanges.count < limits.mergedRanges else {
      throw limit("mergedRanges", limits.mergedRanges, column: nil)
    }
    let last = min(row.number + max(rows, 1) - 1, limits.rows)
    let lastColumn = min(column + max(columns, 1) - 1, limits.columns)
    guard last >= row.number, lastColumn >= column else { return }
    mergedRanges.append(MergedRange(rows: row.number...last, columns: column...lastColumn))
  }

  /// Cuts the ranges from one on off behind a row.
  mutating func cutMergedRanges(from first: Int, behind lastRow: Int) {
    for index in mergedRanges.indices.dropFirst(first) {
      let rows = mergedRanges[index].rows
      mergedRanges[index].rows =
        rows.lowerBound...max(rows.lowerBound, min(rows.upperBound, lastRow))
    }
  }

  /// Hands the row on that no further cell can be added to; rows without any are passed over.
  mutating func finishRow() throws(ReadError) {
    guard !row.cells.isEmpty else { return }
    if !isSorted { sortCells() }
    try meter.count(row)
    let number = row.number
    finished.push(&row)
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
  }

  private mutating func sortCells() {
    row.sortCells()
    isSorted = true
  }

  /// An error of the file with the row that reading had come to.
  func located(_ error: ReadError) -> ReadError {
    guard error.position.row == nil, row.number > 0 else { return error }
    var located = error
    located.position.row = row.number
    return located
  }

  func limit(_ name: String, _ value: Int, column: Int?) -> ReadError {
    var position = position
    position.row = max(1, row.number)
    position.column = column
    return ReadError(.limit(name: name, value: value), at: position)
  }
}
