/// The header, the columns and the ends of one table, told from a block of rows.
struct TableShape {
  private(set) var header: RowLook?
  private(set) var firstRow: Int
  private(set) var lastRow: Int
  private(set) var columns: ClosedRange<Int>

  /// - Parameters:
  ///   - block: The rows of the table, with what stands above and below it without a gap.
  ///   - before: The block above it, which may end in a header of another width.
  ///   - isExact: Whether a row's width is the count of its fields.
  init(_ block: RowBlock, before: RowBlock?, isExact: Bool) {
    let usual = isExact ? block.usualWidth : block.usualFilled
    let start = Self.start(in: block, usual: usual, isExact: isExact)
    var first = block.head[start]
    var isHeader = block.isHeader(first, isOwn: true) ?? true
    if !isHeader {
      let above = start > 0 ? block.head[start - 1] : before?.tail.last
      if let above, above.number == first.number - 1, Self.isHeader(above, of: block, usual: usual)
      {
        first = above
        isHeader = true
      }
    }
    firstRow = first.number
    header = isHeader ? first : nil
    lastRow = Self.lastRow(of: block, after: first.number, usual: usual, isExact: isExact)
    columns = Self.columns(of: block, header: first, isExact: isExact)
  }

  /// The first row that is as wide, and at least half as full, as the rows of the table.
  private static func start(in block: RowBlock, usual: Int, isExact: Bool) -> Int {
    func isFull(_ look: RowLook) -> Bool {
      look.filled * 2 >= usual && (usual < 2 || look.filled > 1)
    }
    return block.head.firstIndex { isFull($0) && (!isExact || $0.width >= usual) }
      ?? block.head.firstIndex(where: isFull) ?? 0
  }

  /// Whether the row above a table's first one is its header, though not of its width.
  private static func isHeader(_ look: RowLook, of block: RowBlock, usual: Int) -> Bool {
    look.filled * 2 >= usual && look.filled + 2 >= usual && look.filled > 1
      && block.isHeader(look, isOwn: false) != false && !look.hasLabel
  }

  private static func lastRow(
    of block: RowBlock, after first: Int, usual: Int, isExact: Bool
  ) -> Int {
    var last = block.lastRow
    for look in block.tail.reversed() {
      guard look.number > first, isFootnote(look, usual: usual, isExact: isExact) else { break }
      last = max(first, look.number - 1)
    }
    return last
  }

  /// Whether the last row is a note: text in one cell, a sentence that commas cut into a few fields,
  /// or a few labels such as `填表人：`.
  private static func isFootnote(_ look: RowLook, usual: Int, isExact: Bool) -> Bool {
    guard usual > 1 else { return false }
    let isText = look.cell(look.firstColumn - 1) == .text
    if look.filled == 1 { return isExact && look.width < usual || (isText && usual > 2) }
    if look.filled * 3 <= usual { return isExact && look.width < usual || look.hasLabel }
    let isShort = isExact && look.width < usual && look.filled * 2 <= usual + 1
    return look.hasLabel && (isShort || look.filled * 2 < usual)
  }

  /// From the first column in use to the header's last one, or further where most rows go further.
  private static func columns(
    of block: RowBlock, header: RowLook, isExact: Bool
  ) -> ClosedRange<Int> {
    let used = block.columns.lastIndex { $0.filled > 0 }.map { $0 + 1 } ?? 1
    let common = block.columns.lastIndex { $0.filled * 2 >= block.rows }.map { $0 + 1 } ?? 1
    let named = header.cells.lastIndex { $0 != .blank }.map { $0 + 1 } ?? 1
    // Past the columns that are looked at, the header alone decides.
    let wide = header.width > RowLook.columns ? header.width : 0
    let width = isExact ? max(header.width, block.usualWidth) : named
    let last = max(named, common, min(width, used), wide)
    let first =
      isExact ? 1 : min(block.columns.firstIndex { $0.filled > 0 }.map { $0 + 1 } ?? 1, last)
    return first...last
  }
}
