/// Cuts the rows of a sheet into blocks while they go by.
struct RowBlockScanner {
  /// Rows of a new width in a row that make it another block. Fewer are ragged rows.
  private static let lasting = 4
  private static let maximumBlocks = 200

  private(set) var blocks: [RowBlock] = []
  /// Rows of another width than the block's, not yet attributed.
  private var pending: [RowLook] = []
  private var lastRow = 0

  mutating func add(_ row: Row) {
    let look = RowLook(row)
    // In a workbook a row ends with its last filled cell, which says little about the table.
    let isExact = row.width > 0
    let isGap = blocks.isEmpty || look.number > lastRow + 1
    lastRow = look.number
    if isGap {
      flush()
      start([look], followsGap: true)
    } else if !isExact || look.width == blocks.last?.usualWidth {
      flush()
      append(look)
    } else {
      pending.append(look)
      guard pending.count == Self.lasting else { return }
      if pending.allSatisfy({ $0.width == look.width }) {
        start(pending, followsGap: false)
        pending.removeAll(keepingCapacity: true)
      } else {
        append(pending.removeFirst())
      }
    }
  }

  /// Called after the last row.
  mutating func flush() {
    for look in pending { append(look) }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ look: RowLook) {
    blocks[blocks.count - 1].add(look)
  }

  private mutating func start(_ looks: [RowLook], followsGap: Bool) {
    if blocks.count < Self.maximumBlocks {
      blocks.append(RowBlock())
      blocks[blocks.count - 1].followsGap = followsGap
    }
    for look in looks { append(look) }
  }
}
