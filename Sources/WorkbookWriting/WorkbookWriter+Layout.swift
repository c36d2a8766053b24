import CXLSXWriter

/// What surrounds the cells of a sheet. The height of a row comes before its cells; comments and links come
/// with them; a filter may not end above the row that is written last; the rest comes at any time.
extension WorkbookWriter {
  /// A page of a printed sheet.
  public struct Page: Sendable {
    public var isLandscape = true
    /// Whether all columns are made to fit on one page.
    public var fitsWidth = true
    /// Stands at the top of each page.
    public var header: String?
    /// Rows that come again on each page, from 1.
    public var repeatedRows: ClosedRange<Int>?
    /// Columns that come again on each page, from 1.
    public var repeatedColumns: ClosedRange<Int>?
    /// How many pages stand side by side, where the width is made to fit.
    public var pagesAcross = 1

    public init(
      isLandscape: Bool = true, fitsWidth: Bool = true, header: String? = nil,
      repeatedRows: ClosedRange<Int>? = nil, repeatedColumns: ClosedRange<Int>? = nil,
      pagesAcross: Int = 1
    ) {
      self.isLandscape = isLandscape
      self.fitsWidth = fitsWidth
      self.header = header
      self.repeatedRows = repeatedRows
      self.repeatedColumns = repeatedColumns
      self.pagesAcross = pagesAcross
    }
  }

  /// - Parameters:
  ///   - width: In characters, of which a Han character takes two.
  ///   - format: Of all cells that are not written.
  public func setWidth(
    _ width: Double, ofColumn column: Int, format: CellFormat? = nil
  ) throws(WorkbookError) {
    let (_, column16) = try place(1, column)
    try check(
      worksheet_set_column(sheet, column16, column16, min(max(width, 1), 255), handle(format)))
  }

  /// - Parameter height: In points.
  public func setHeight(_ height: Double, ofRow row: Int) throws(WorkbookError) {
    let (row32, _) = try place(row, 1)
    try check(worksheet_set_row(sheet, row32, min(max(height, 1), 409), nil))
  }

  /// - Parameter height: In points, of rows that are given none of their own.
  public func setHeightOfRows(_ height: Double) {
    worksheet_set_default_row(sheet, min(max(height, 1), 409), 0)
  }

  /// Keeps the rows above, and the columns before, a cell in sight.
  public func freeze(row: Int, column: Int = 1) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    worksheet_freeze_panes(sheet, row32, column16)
  }

  public func addFilter(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    let (top, left) = try place(rows.lowerBound, columns.lowerBound)
    let (bottom, right) = try place(rows.upperBound, columns.upperBound)
    try check(worksheet_autofilter(sheet, top, left, bottom, right))
  }

  /// Merges cells of one row; nothing else may be written into them.
  public func writeMerged(
    _ text: String, row: Int, columns: ClosedRange<Int>, format: CellFormat? = nil
  ) throws(WorkbookError) {
    guard columns.count > 1 else {
      return try write(text, row: row, column: columns.lowerBound, format: format)
    }
    let (row32, left) = try place(row, columns.lowerBound)
    let (_, right) = try place(row, columns.upperBound)
    let handle = handle(format)
    try check(worksheet_merge_range(sheet, row32, left, row32, right, "", handle))
    try write(text, row: row, column: columns.lowerBound, format: format)
  }

  /// Puts a comment beside a cell; it is shown where the pointer rests on it.
  public func comment(_ text: String, row: Int, column: Int) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    var options = lxw_comment_options()
    options.width = 240
    // About 18 Han characters a line.
    let lines = text.split(separator: "\n").reduce(1) { $0 + 1 + $1.unicodeScalars.count / 16 }
    options.height = UInt16(truncatingIfNeeded: min(max(lines * 18, 54), 400))
    let shown = String(text.unicodeScalars.prefix(8_000))
    try check(
      worksheet_write_comment_opt(sheet, row32, column16, shown, &options), row: row,
      column: column)
  }

  /// A link to a cell of the same workbook.
  public func writeLink(
    _ text: String, toSheet name: String, cell: String, row: Int, column: Int,
    format: CellFormat? = nil
  ) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    let place = "internal:'\(name.replacing("'", with: "''"))'!\(cell)"
    try check(
      worksheet_write_url_opt(sheet, row32, column16, place, handle(format), text, nil), row: row,
      column: column)
  }

  /// Says that numbers kept as text, such as ids, are meant to be: spreadsheet programs mark no cell for it.
  public func allowNumbersAsText(lastRow: Int, lastColumn: Int) throws(WorkbookError) {
    _ = try place(lastRow, lastColumn)
    let range = "A1:" + WorkbookWriter.letters(ofColumn: lastColumn) + "\(lastRow)"
    try check(
      worksheet_ignore_errors(
        sheet, UInt8(truncatingIfNeeded: LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range))
  }

  /// A4, numbered at the foot.
  public func setPage(_ page: Page) throws(WorkbookError) {
    worksheet_set_paper(sheet, 9)
    if page.isLandscape { worksheet_set_landscape(sheet) }
    if page.fitsWidth {
      worksheet_fit_to_pages(
        sheet, UInt16(truncatingIfNeeded: min(max(page.pagesAcross, 1), 100)), 0)
    }
    worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.6)
    if let header = page.header {
      // Longer ones are refused; & begins a code.
      let shown = String(header.unicodeScalars.prefix(100)).replacing("&", with: "&&")
      try check(worksheet_set_header(sheet, "&C" + shown))
    }
    try check(worksheet_set_footer(sheet, "&C&P / &N"))
    if let rows = page.repeatedRows {
      let (first, _) = try place(rows.lowerBound, 1)
      let (last, _) = try place(rows.upperBound, 1)
      try check(worksheet_repeat_rows(sheet, first, last))
    }
    if let columns = page.repeatedColumns {
      let (_, first) = try place(1, columns.lowerBound)
      let (_, last) = try place(1, columns.upperBound)
      try check(worksheet_repeat_columns(sheet, first, last))
    }
  }

  /// Hides the sheet; another one must stay to be seen.
  public func hideSheet() { worksheet_hide(sheet) }

  public func setTabColor(_ color: UInt32) { worksheet_set_tab_color(sheet, color) }

  static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
