import Definitions
import Importing
import LedgerStore
import Spreadsheets
import WorkbookWriting

/// Copies the rows of a sheet as they came in, below a mark of what they are to replace, with the wrong
/// cells coloured and commented.
struct ReturnSheet {
  /// More comments than this make a workbook slow to open; the cells are coloured all the same.
  private static let mostComments = 5_000
  private static let widest = 40.0
  /// What of a sheet may be made to fit on one page and still be read, in characters.
  private static let widestPage = 180.0
  private static let markStyle = CellFormat(size: 9, color: 0x7F7F7F)
  private static let rowsPeeked = 5
  /// Rows by which the width of the columns is told.
  private static let rowsMeasured = 500

  private let sheet: ReturnPlan.SheetToReturn
  private let source: Sheet
  private let book: WorkbookWriter
  private let language: Language
  /// What is wrong, by row of the original, and then by column.
  private let wrong: [Int: [ReturnFinding]]
  private let mark: ReturnMark
  /// The row of the mark of an earlier return, which is replaced.
  private let oldMarkRow: Int?
  private var widths: [Int: Double] = [:]
  private var comments = 0

  /// - Returns: `nil` where the file has no such sheet any more.
  init?(
    _ sheet: ReturnPlan.SheetToReturn, of input: InputFile, _ file: any SpreadsheetFile,
    findings: [ReturnFinding], book: WorkbookWriter, language: Language
  ) throws {
    guard let source = file.sheets.first(where: { $0.name == sheet.name }) else { return nil }
    self.sheet = sheet
    self.source = source
    self.book = book
    self.language = language
    wrong = Dictionary(
      grouping: findings.filter { $0.isWrong && $0.row != nil }, by: { $0.row ?? 0 })
    let old = try ReturnSheet.oldMark(of: source, in: file)
    oldMarkRow = old?.row
    mark =
      old.map { ReturnMark(file: $0.mark.file, sheet: $0.mark.sheet, number: $0.mark.number + 1) }
      ?? ReturnMark(file: input.name, sheet: sheet.name, number: 1)
  }

  /// Where a row of the original stands in the copy.
  func place(ofRow row: Int) -> Int { oldMarkRow.map { row > $0 } ?? false ? row : row + 1 }

  mutating func write(from file: any SpreadsheetFile, named name: String) throws {
    try book.startSheet(name)
    try book.write(mark.text, row: 1, column: 1, format: ReturnSheet.markStyle)
    do {
      try copyRows(of: file)
    } catch is ReadError {
      // It broke off in the import as well, which is said there; its first rows are sent back.
    }
    for (column, width) in widths.sorted(by: { $0.key < $1.key }) {
      try book.setWidth(width, ofColumn: column)
    }
    let header = place(ofRow: max(sheet.headerRow, 1))
    try book.freeze(row: header + 1)
    let width = widths.values.reduce(0, +)
    try book.setPage(
      .init(
        header: name, repeatedRows: header...header,
        pagesAcross: Int((width / ReturnSheet.widestPage).rounded(.up))))
  }

  private mutating func copyRows(of file: any SpreadsheetFile) throws {
    let ranges = (try? file.mergedRanges(of: source)) ?? []
    let rows = MergeFillingReader(
      try file.rows(of: source),
      ranges: ranges.filter { $0.rows.lowerBound > sheet.headerRow })
    let titles = ranges.filter { $0.rows.count == 1 && $0.rows.lowerBound < sheet.headerRow }
    var row = Row()
    var last = (row: 1, column: 1)
    while try rows.read(into: &row) {
      guard row.number != oldMarkRow, row.number < WorkbookWriter.lastRow else { continue }
      if row.number < sheet.headerRow {
        try copyTitle(row, titles, file.dateSystem)
      } else {
        try copy(row, file.dateSystem)
      }
      let width = min(Int(row.cells.last?.column ?? 1), WorkbookWriter.lastColumn)
      last = (place(ofRow: row.number), max(last.column, width))
    }
    try book.allowNumbersAsText(lastRow: last.row, lastColumn: last.column)
  }

  private mutating func copy(_ row: Row, _ dateSystem: DateSystem) throws {
    let place = place(ofRow: row.number)
    var faults = Dictionary(grouping: wrong[row.number] ?? [], by: { $0.column ?? 1 })
    let style = row.number == sheet.headerRow ? ReturnStyle.heading : ReturnStyle.text
    // What stands behind Excel's last column cannot be sent back.
    for cell in row.cells.prefix(while: { $0.column <= WorkbookWriter.lastColumn }) {
      let column = Int(cell.column)
      // Blank cells that lack something stand between those that hold something.
      if !faults.isEmpty {
        for missing in faults.keys.filter({ $0 < column }).sorted() {
          try write(.text(""), faults.removeValue(forKey: missing) ?? [], place, missing, style)
        }
      }
      let value = ReturnCell(cell, of: row, dateSystem: dateSystem)
      // A signature in the first cell does not make its column wide.
      if row.cells.count > 2, row.number < sheet.headerRow + ReturnSheet.rowsMeasured {
        grow(column, value)
      }
      try write(value, faults.removeValue(forKey: column) ?? [], place, column, style)
    }
    for missing in faults.keys.sorted() where missing <= WorkbookWriter.lastColumn {
      try write(.text(""), faults[missing] ?? [], place, missing, style)
    }
  }

  /// A row above the header: titles stay as wide as they were.
  private mutating func copyTitle(
    _ row: Row, _ merges: [MergedRange], _ dateSystem: DateSystem
  ) throws {
    let place = place(ofRow: row.number)
    let own = merges.filter { $0.rows.lowerBound == row.number }
    var free = 1
    for cell in row.cells.prefix(while: { $0.column <= WorkbookWriter.lastColumn }) {
      let column = Int(cell.column)
      guard column >= free else { continue }
      let value = ReturnCell(cell, of: row, dateSystem: dateSystem)
      if case .text(let text) = value,
        let merge = own.first(where: { $0.columns.lowerBound == column }),
        merge.columns.upperBound <= WorkbookWriter.lastColumn,
        !row.cells.contains(where: {
          $0.column > cell.column && merge.columns.contains(Int($0.column))
        })
      {
        try book.writeMerged(text, row: place, columns: merge.columns, format: ReturnStyle.title)
        free = merge.columns.upperBound + 1
        continue
      }
      let faults = (wrong[row.number] ?? []).filter { $0.column ?? 1 == column }
      try write(value, faults, place, column, ReturnStyle.plain)
    }
  }

  private mutating func write(
    _ value: ReturnCell, _ faults: [ReturnFinding], _ row: Int, _ column: Int, _ style: CellFormat
  ) throws {
    var format = style
    if !faults.isEmpty {
      let isError = faults.contains { $0.severity == Severity.error.rawValue }
      format = ReturnStyle.text.filled((isError ? TrafficLight.red : .amber).fill)
    }
    switch value {
    case .text(let text): try book.write(text, row: row, column: column, format: format)
    case .number(let number, let numberFormat):
      format.numberFormat = numberFormat
      try book.write(number, row: row, column: column, format: format)
    }
    guard !faults.isEmpty, comments < ReturnSheet.mostComments else { return }
    comments += 1
    try book.comment(
      faults.map { $0.comment(in: language) }.joined(separator: "\n"), row: row, column: column)
  }

  private mutating func grow(_ column: Int, _ value: ReturnCell) {
    guard case .text(let text) = value else { return }
    let width = min(BookTable.width(text), ReturnSheet.widest)
    if width > widths[column] ?? 8 { widths[column] = width }
  }

  private static func oldMark(
    of sheet: Sheet, in file: any SpreadsheetFile
  ) throws -> (mark: ReturnMark, row: Int)? {
    let rows = try file.rows(of: sheet)
    var row = Row()
    var count = 0
    while count < rowsPeeked, try rows.read(into: &row) {
      count += 1
      for cell in row.cells {
        if let mark = ReturnMark(row.text(of: cell)) { return (mark, row.number) }
      }
    }
    return nil
  }
}

/// How returned rows look: plainer than our own tables, since they are the sender's.
enum ReturnStyle {
  static let heading = CellFormat(
    numberFormat: "@", isBold: true, fill: 0xDDE6F3, alignment: .center, wraps: true, isFramed: true
  )
  static let text = CellFormat(numberFormat: "@", isFramed: true)
  static let plain = CellFormat(numberFormat: "@")
  static let title = CellFormat(size: 14, isBold: true, alignment: .center)
}
