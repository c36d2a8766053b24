extension Row {
  /// Sorts the cells by column; of several in one column the last one counts.
  mutating func sortCells() {
    let inOrder = cells.enumerated().sorted {
      ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
    }
    cells.removeAll(keepingCapacity: true)
    for (_, cell) in inOrder {
      if cells.last?.column == cell.column { cells.removeLast() }
      cells.append(cell)
    }
  }
}
