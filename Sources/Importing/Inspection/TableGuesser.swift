import Spreadsheets

/// Finds the table that `convert` would write of a sheet, with its headings and first rows.
struct TableGuesser {
  /// Columns whose headings and cells are kept.
  private static let columns = 200

  let file: any SpreadsheetFile

  /// - Returns: `nil` where there is none; where the sheet breaks off, what stands before.
  func table(in sheet: Sheet) -> SheetInspection.TableGuess? {
    guard let found = try? TableFinder.table(in: UnbrokenReader(rows(of: sheet))),
      let rows = try? rows(of: sheet)
    else { return nil }
    let reader = TableReader(rows, table: found)
    let first = found.columns.lowerBound
    var table = SheetInspection.TableGuess(
      headerRow: found.headerRow, rows: found.rows, columns: found.columns, headings: [],
      samples: [], distinctHeadings: 0)
    var row = Row()
    while table.samples.count < SampleReader.records, (try? reader.read(into: &row)) == true {
      var cells: [String?] = Array(
        repeating: nil, count: min(found.columns.count, TableGuesser.columns))
      for cell in row.cells where cells.indices.contains(Int(cell.column) - first) {
        cells[Int(cell.column) - first] = shownText(of: cell, in: row)
      }
      if row.number == found.headerRow {
        table.headings = cells
        table.distinctHeadings = Set(row.cells.map { row.text(of: $0) }).count
      } else {
        table.samples.append((row.number, cells))
      }
    }
    return table
  }

  /// A number as a spreadsheet program shows it: files have 0.1 as 0.10000000000000001.
  private func shownText(of cell: Cell, in row: Row) -> String {
    let text = row.shownText(of: cell, dateSystem: file.dateSystem)
    guard cell.kind == .number, text.utf8.contains(UInt8(ascii: ".")), let number = Double(text),
      number.isFinite
    else { return text }
    return SampleRecord.text(of: number)
  }

  private func rows(of sheet: Sheet) throws(ReadError) -> MergeFillingReader {
    MergeFillingReader(
      try file.rows(of: sheet), ranges: (try? file.mergedRanges(of: sheet)) ?? [])
  }
}

/// The rows before the place where a sheet breaks off, as if it ended there.
private final class UnbrokenReader: RowReader {
  private let base: any RowReader

  init(_ base: any RowReader) { self.base = base }

  func read(into row: inout Row) -> Bool { (try? base.read(into: &row)) ?? false }
}
