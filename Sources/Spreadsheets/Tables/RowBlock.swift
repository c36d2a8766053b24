/// Rows without a blank one between them and without a lasting change of width: a table, a part of
/// one, or notes. What is kept of them does not grow with their number.
struct RowBlock {
  /// How the cells of a column look.
  struct Column {
    var filled = 0
    var numbers = 0
  }

  /// Rows kept at either end.
  static let ends = 32

  private(set) var firstRow = 0
  private(set) var lastRow = 0
  private(set) var rows = 0
  private(set) var filledCells = 0
  private(set) var head: [RowLook] = []
  private(set) var tail: [RowLook] = []
  private(set) var columns: [Column] = []
  /// Whether a blank row, or the start of the sheet, comes before.
  var followsGap = true

  private var widths: [Int: Int] = [:]
  private var fills: [Int: Int] = [:]

  /// The width that most rows have; of equally frequent ones the largest.
  private(set) var usualWidth = 0
  private var usualWidthRows = 0

  /// The count of filled cells that most rows have.
  var usualFilled: Int {
    fills.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Whether most rows have one cell, as titles and notes do.
  var isSparse: Bool { usualFilled <= 1 }

  /// Whether this is a table rather than notes: rows of several cells that are no labels.
  var isTable: Bool {
    head.count { $0.filled > 1 && !$0.hasLabel } * 2 > head.count && rows > 1
  }

  mutating func add(_ look: RowLook) {
    if rows == 0 { firstRow = look.number }
    lastRow = look.number
    rows += 1
    filledCells += look.filled
    count(width: look.width)
    fills[min(look.filled, 1_000), default: 0] += 1
    if head.count < Self.ends { head.append(look) }
    if tail.count == Self.ends { tail.removeFirst() }
    tail.append(look)
    for (index, cell) in look.cells.enumerated() where cell != .blank {
      while columns.count <= index { columns.append(Column()) }
      columns[index].filled += 1
      if cell != .text { columns[index].numbers += 1 }
    }
  }

  /// Takes in the rows of a block that goes on with this one.
  mutating func append(_ other: RowBlock) {
    lastRow = other.lastRow
    rows += other.rows
    filledCells += other.filledCells
    for (width, count) in other.widths { self.count(width: width, by: count) }
    fills.merge(other.fills, uniquingKeysWith: +)
    if head.count < Self.ends { head += other.head.prefix(Self.ends - head.count) }
    tail = (tail + other.tail).suffix(Self.ends)
    while columns.count < other.columns.count { columns.append(Column()) }
    for (index, column) in other.columns.enumerated() {
      columns[index].filled += column.filled
      columns[index].numbers += column.numbers
    }
  }

  /// Whether a row has words where the rows of this block, without that row, have numbers: then it
  /// is a header. `false` if it has numbers there, as they have; `nil` where nothing tells.
  func isHeader(_ look: RowLook, isOwn: Bool) -> Bool? {
    var words = 0
    var numbers = 0
    for (index, column) in columns.enumerated() {
      let cell = look.cell(index)
      let own = isOwn && cell != .blank ? 1 : 0
      let filled = column.filled - own
      let others = column.numbers - (cell == .number || cell == .year ? own : 0)
      guard filled > 0, others * 5 >= filled * 4 else { continue }
      switch cell {
      case .text: words += 1
      case .number: numbers += 1
      case .blank, .year: break
      }
    }
    return words > numbers ? true : numbers > 0 ? false : nil
  }

  private mutating func count(width: Int, by number: Int = 1) {
    // So many widths are no table.
    guard widths.count < 1_000 || widths[width] != nil else { return }
    let rows = widths[width, default: 0] + number
    widths[width] = rows
    if (rows, width) > (usualWidthRows, usualWidth) { (usualWidthRows, usualWidth) = (rows, width) }
  }
}
