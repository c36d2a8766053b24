/// The rows of a table that was found in a sheet, from the header on, and nothing else of the sheet.
public final class TableReader: RowReader {
  private let base: any RowReader
  private let table: FoundTable
  private var isSpent = false

  /// Rows that repeat the header, and were passed over.
  public private(set) var repeatedHeaders = RowNumbers()
  /// Rows with cells outside of the table's columns, which were cut off.
  public private(set) var cutRows = RowNumbers()

  /// Rows whose record has another delimiter than the file, and was cut with it.
  public private(set) var mendedRows = RowNumbers()

  /// Rows with a quote that was taken for text, since it opens a field and nothing closes it.
  public private(set) var strayQuoteRows = RowNumbers()

  /// - Parameter base: The rows of the sheet that the table was found in, from its first one.
  public init(_ base: any RowReader, table: FoundTable) {
    self.base = base
    self.table = table
  }

  public func read(into row: inout Row) throws(ReadError) -> Bool {
    while !isSpent, try base.read(into: &row) {
      if row.number < table.rows.lowerBound { continue }
      if row.number > table.rows.upperBound { break }
      if let header = table.headerFingerprint, row.number != table.headerRow, row.cells.count > 1,
        row.cells.first.map({ row.withBytes(of: $0) { $0.count } }) == table.headerStart,
        RowLook(row).fingerprint == header
      {
        repeatedHeaders.add(row.number)
        continue
      }
      if let last = row.cells.last, !table.columns.contains(Int(last.column)) {
        cutRows.add(row.number)
        row.cells.removeAll { !table.columns.contains(Int($0.column)) }
      }
      if row.hasOtherDelimiter { mendedRows.add(row.number) }
      if row.hasStrayQuote { strayQuoteRows.add(row.number) }
      return true
    }
    isSpent = true
    row.cells.removeAll(keepingCapacity: true)
    return false
  }
}

/// How many rows something befell, and the first of them.
public struct RowNumbers: Hashable, Sendable {
  private static let kept = 10

  public private(set) var count = 0
  /// The first ones, by number.
  public private(set) var first: [Int] = []

  public init() {}

  mutating func add(_ row: Int) {
    count += 1
    if first.count < Self.kept { first.append(row) }
  }
}
