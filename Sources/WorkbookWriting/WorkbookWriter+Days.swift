import CXLSXWriter

extension WorkbookWriter {
  /// Writes a day as spreadsheet programs keep it: a number, which the format shows as a date.
  public func writeDay(
    year: Int, month: Int, day: Int, row: Int, column: Int, format: CellFormat
  ) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    var moment = lxw_datetime()
    moment.year = Int32(truncatingIfNeeded: year)
    moment.month = Int32(truncatingIfNeeded: month)
    moment.day = Int32(truncatingIfNeeded: day)
    try check(
      worksheet_write_datetime(sheet, row32, column16, &moment, handle(format)), row: row,
      column: column)
  }
}
