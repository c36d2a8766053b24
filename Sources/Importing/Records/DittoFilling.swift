import Definitions
import Spreadsheets

/// Gives blank cells, and those that say 同上, the value of the row above, in the columns of which the
/// dataset says that they are meant so (`fill_down`).
///
/// Nothing is filled in the first record, nor below a total: who fills in by hand begins a group with its
/// name.
struct DittoFilling: Sendable {
  /// Bytes of the longest cell that is repeated: a hostile one must not fill the ledger.
  private static let longest = 4_096

  private struct Column: Sendable {
    var column: Int32
    var field: Int
    var above: KeptCell?
    var filled = 0
  }

  private var columns: [Column] = []
  private var normal: [UInt8] = []

  init(_ sheet: SheetReading, dataset: Dataset) {
    for (field, column) in sheet.columnOfField.enumerated() where dataset.fields[field].fillsDown {
      guard let column else { continue }
      columns.append(Column(column: Int32(truncatingIfNeeded: column), field: field))
    }
  }

  /// Whether there is nothing to do, as in nearly all sheets.
  var isIdle: Bool { columns.isEmpty }

  /// How many cells were filled, by field.
  var filled: [(field: Int, count: Int)] {
    columns.filter { $0.filled > 0 }.map { ($0.field, $0.filled) }
  }

  /// Fills the cells of a record.
  mutating func fill(_ row: inout Row) {
    for index in columns.indices {
      let column = columns[index].column
      let cell = row.cells.first { $0.column == column }
      if let cell, !isDitto(cell, of: row) {
        let isShort = row.withBytes(of: cell) { $0.count } <= DittoFilling.longest
        columns[index].above = isShort ? KeptCell(cell, of: row) : nil
      } else if let above = columns[index].above {
        row.fill(from: above)
        columns[index].filled += 1
      }
    }
  }

  /// Forgets what stood above.
  mutating func endGroup() {
    for index in columns.indices { columns[index].above = nil }
  }

  /// Whether the row is a record of its own: a row in which only such columns are filled is none.
  func isColumn(_ column: Int32) -> Bool { columns.contains { $0.column == column } }

  private mutating func isDitto(_ cell: Cell, of row: Row) -> Bool {
    normal.removeAll(keepingCapacity: true)
    row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
    return normal.isEmpty || Placeholders.isDitto(normal.span)
  }
}
