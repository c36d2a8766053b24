/// A cell with its text, which outlives the row it was read from: to be repeated in rows below.
public struct KeptCell: Sendable {
  let cell: Cell
  private let bytes: [UInt8]

  public init(_ cell: Cell, of row: Row) {
    self.cell = cell
    // A shared string lies in the workbook.
    bytes =
      cell.sharedString >= 0
      ? [] : row.withBytes(of: cell) { $0.withUnsafeBufferPointer { Array($0) } }
  }

  func repeated(in row: inout Row) -> Cell {
    var cell = cell
    if cell.sharedString < 0 {
      cell.start = Int32(truncatingIfNeeded: row.bytes.count)
      row.bytes.append(contentsOf: bytes)
    }
    return cell
  }
}

extension Row {
  /// Puts a cell of a row above into its column, in place of what stands there.
  public mutating func fill(from above: KeptCell) {
    let made = above.repeated(in: &self)
    let place = cells.firstIndex { $0.column >= made.column } ?? cells.endIndex
    if place < cells.endIndex, cells[place].column == made.column {
      cells[place] = made
    } else {
      cells.insert(made, at: place)
    }
  }
}
