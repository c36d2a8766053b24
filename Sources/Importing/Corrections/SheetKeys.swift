import Definitions
import Spreadsheets

/// The keys of a sheet's rows as their cells have them, to tell whether two sheets speak of the same things.
enum SheetKeys {
  /// - Throws: `ReadError` where the sheet breaks off.
  static func read(
    _ planned: PlannedSheet, of dataset: Dataset, from file: any SpreadsheetFile
  ) throws(ReadError) -> Set<UInt64> {
    let columns = columns(of: planned.plan, dataset)
    guard !columns.isEmpty else { return [] }
    var keys: Set<UInt64> = []
    var row = Row()
    let rows = try file.rows(of: planned.sheet)
    while try rows.read(into: &row) {
      guard row.number > planned.plan.lastHeaderRow else { continue }
      var hash: UInt64 = 0
      for cell in row.cells where columns.contains(Int(cell.column)) {
        let text = row.shownText(of: cell, dateSystem: file.dateSystem)
        let bytes = Array(text.utf8.filter { $0 > 0x20 })
        guard !bytes.isEmpty else { continue }
        hash = ByteHash.mix(
          hash ^ ByteHash.hash(bytes.span), UInt64(truncatingIfNeeded: cell.column) | 1)
      }
      if hash != 0 { keys.insert(hash) }
    }
    return keys
  }

  /// The columns of the key, or of what names a row where the sheet has none of it.
  private static func columns(of plan: SheetPlan, _ dataset: Dataset) -> Set<Int> {
    func columns(_ names: [String]) -> Set<Int> {
      Set(
        plan.columns.filter { column in
          !column.isDuplicate
            && column.field.map { names.contains(dataset.fields[$0].name) } ?? false
        }.map(\.column))
    }
    let key = columns(dataset.key)
    return key.isEmpty ? columns([dataset.label].compactMap { $0 }) : key
  }
}
