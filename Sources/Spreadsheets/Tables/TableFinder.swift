/// Finds the table in a sheet: its header, its columns and its last row, whatever titles, notes and
/// other tables stand around it. Reads the sheet once and keeps a bounded part of it.
///
/// - Rows without a blank row between them, and with one width, are a block. A block goes on with
///   the table above unless it starts with a header of its own or has another shape.
/// - Of several tables the one with the most filled cells is taken, of equal ones the first.
/// - The header is the first row that is as wide as the table. A first row with numbers where the
///   others have numbers is no header.
/// - Only rows at the ends are left out as titles and notes; within the table each row is kept.
public enum TableFinder {
  /// - Returns: The table; `nil` where the sheet has no filled cell.
  /// - Throws: What reading the rows throws.
  public static func table(in reader: some RowReader) throws(ReadError) -> FoundTable? {
    var scanner = RowBlockScanner()
    var row = Row()
    var isExact = false
    while try reader.read(into: &row) {
      if row.width > 0 { isExact = true }
      scanner.add(row)
    }
    scanner.flush()
    return table(in: scanner.blocks, isExact: isExact)
  }

  /// - Parameter isExact: Whether a row's width is the count of its fields, as in a text table.
  static func table(in blocks: [RowBlock], isExact: Bool) -> FoundTable? {
    let joined = join(blocks, isExact: isExact)
    guard
      let chosen = joined.indices.max(by: {
        (joined[$0].filledCells, $1) < (joined[$1].filledCells, $0)
      })
    else { return nil }
    let before = chosen > 0 ? joined[chosen - 1] : nil
    let shape = TableShape(joined[chosen], before: before, isExact: isExact)
    var table = FoundTable(
      headerRow: shape.header?.number, rows: shape.firstRow...shape.lastRow,
      columns: shape.columns, headerFingerprint: shape.header?.fingerprint,
      headerStart: shape.header?.firstLength)
    table.leftOut = leftOut(of: joined, chosen: chosen, table: table)
    return table
  }

  /// Joins the blocks that go on with a table above, and what stands between them.
  private static func join(_ blocks: [RowBlock], isExact: Bool) -> [RowBlock] {
    var joined: [RowBlock] = []
    for block in blocks {
      let place = joined.lastIndex { goesOn(block, with: $0, isExact: isExact) }
      guard let place else {
        joined.append(block)
        continue
      }
      for between in joined[(place + 1)...] { joined[place].append(between) }
      joined[place].append(block)
      joined.removeSubrange((place + 1)...)
    }
    return joined
  }

  private static func goesOn(_ block: RowBlock, with table: RowBlock, isExact: Bool) -> Bool {
    guard let first = block.head.first else { return true }
    if table.usualWidth == 1, isExact { return block.usualWidth == 1 }
    if table.isSparse || block.isSparse { return false }
    let isSimilar =
      if isExact {
        block.usualWidth == table.usualWidth
          || (!block.followsGap && table.usualWidth > 1 && block.usualWidth > 1
            && block.usualWidth < table.usualWidth)
      } else {
        block.usualWidth <= table.usualWidth && block.usualFilled * 2 >= table.usualFilled
      }
    guard isSimilar else { return false }
    // The header is repeated on each page.
    if first.filled > 1, table.head.contains(where: { $0.fingerprint == first.fingerprint }) {
      return true
    }
    return block.isHeader(first, isOwn: true) != true && table.isHeader(first, isOwn: false) != true
  }

  private static func leftOut(
    of blocks: [RowBlock], chosen: Int, table: FoundTable
  ) -> [FoundTable.LeftOut] {
    var leftOut: [FoundTable.LeftOut] = []
    func leaveOut(_ reason: FoundTable.LeftOut.Reason, _ rows: ClosedRange<Int>) {
      if let last = leftOut.last, last.reason == reason, reason != .otherTable {
        leftOut[leftOut.count - 1].rows = last.rows.lowerBound...rows.upperBound
      } else {
        leftOut.append(FoundTable.LeftOut(reason: reason, rows: rows))
      }
    }
    for (index, block) in blocks.enumerated() {
      if index == chosen {
        if block.firstRow < table.rows.lowerBound {
          leaveOut(.preamble, block.firstRow...(table.rows.lowerBound - 1))
        }
        if block.lastRow > table.rows.upperBound {
          leaveOut(.footnote, (table.rows.upperBound + 1)...block.lastRow)
        }
        continue
      }
      // The chosen table may have taken its header from the end of the block above.
      let last = index < chosen ? min(block.lastRow, table.rows.lowerBound - 1) : block.lastRow
      guard block.firstRow <= last else { continue }
      leaveOut(
        block.isTable ? .otherTable : index < chosen ? .preamble : .footnote, block.firstRow...last)
    }
    return leftOut
  }
}
