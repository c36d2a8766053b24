import Definitions
import LedgerStore
import WorkbookWriting

/// A sheet of a workbook that holds one table: its title, a line of words, the headings and the rows, as
/// they come.
struct BookTable {
  struct Column {
    var title: String
    /// Wider texts are broken into lines.
    var limit: Double

    init(_ title: String, limit: Double = 40) {
      self.title = title
      self.limit = limit
    }
  }

  enum Cell {
    case blank
    case text(String)
    case centered(String)
    case integer(Int)
    case real(Double)
    /// In ten-thousandths.
    case share(Int)
    case change(FigureLevel)
    case light(TrafficLight, reached: Bool?)
    /// To a cell of a sheet.
    case link(String, sheet: String, cell: String = "A1")

    init(_ text: String?) { self = text.map { .text($0) } ?? .blank }
    init(_ number: Int?) { self = number.map { .integer($0) } ?? .blank }

    init(_ level: FigureLevel?) {
      switch level {
      case .share(let share)?: self = .share(share)
      case .count(let count)?: self = .integer(count)
      case nil: self = .blank
      }
    }

    init(_ value: Ledger.Value) {
      switch value {
      case .null: self = .blank
      case .integer(let number): self = .integer(Int(number))
      case .real(let number): self = .real(number)
      case .text(let text): self = .text(text)
      }
    }
  }

  /// In points.
  private static let lineHeight = 15.0

  static let titleRow = 1
  static let noteRow = 2
  static let headingRow = 3
  static let firstRow = 4

  let sheet: String
  private let book: WorkbookWriter
  private let title: String
  private let columns: [Column]
  private var widths: [Double]
  /// The row that comes next.
  private(set) var nextRow = BookTable.firstRow
  /// The last row that may be written.
  private let lastRow: Int
  /// Rows that the sheet has no room for.
  private var left = 0

  /// Begins the sheet.
  ///
  /// - Parameter lastRow: Where sheets end; lower in tests.
  init(
    in book: WorkbookWriter, sheet name: String, title: String, note: String, _ columns: [Column],
    lastRow: Int = WorkbookWriter.lastRow
  ) throws {
    self.book = book
    self.title = title
    self.columns = columns
    self.lastRow = lastRow
    sheet = try book.startSheet(name)
    widths = columns.map { min(BookTable.width($0.title), $0.limit) }
    try book.setHeight(26, ofRow: BookTable.titleRow)
    try book.write(title, row: BookTable.titleRow, column: 1, format: BookStyle.title)
    try book.write(note, row: BookTable.noteRow, column: 1, format: BookStyle.note)
    try book.setHeight(32, ofRow: BookTable.headingRow)
    for (index, column) in columns.enumerated() {
      try book.write(
        column.title, row: BookTable.headingRow, column: index + 1, format: BookStyle.heading)
    }
  }

  mutating func add(_ cells: [Cell]) throws {
    // The last row is for saying what is not there.
    guard nextRow < lastRow else {
      left += 1
      return
    }
    let lines = zip(cells, columns).map(BookTable.lines).max() ?? 1
    if lines > 1 { try book.setHeight(Double(lines) * BookTable.lineHeight, ofRow: nextRow) }
    for (index, cell) in cells.prefix(columns.count).enumerated() {
      try write(cell, column: index)
    }
    nextRow += 1
  }

  /// How many lines a cell takes: not every program makes room for them by itself.
  private static func lines(_ cell: Cell, in column: Column) -> Int {
    guard case .text(let text) = cell else { return 1 }
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, Int((Double(TextTable.width(String(line))) / (column.limit - 2)).rounded(.up)))
    }
  }

  /// Called once, after the last row.
  ///
  /// - Parameter rest: Where all rows are to be found, for the case that some had no room.
  mutating func finish(rest: String? = nil, language: Language = .chinese) throws {
    for (index, width) in widths.enumerated() { try book.setWidth(width, ofColumn: index + 1) }
    let last = max(nextRow - 1, BookTable.headingRow)
    try book.addFilter(rows: BookTable.headingRow...last, columns: 1...max(columns.count, 1))
    try book.freeze(row: BookTable.firstRow)
    try book.allowNumbersAsText(lastRow: last, lastColumn: max(columns.count, 1))
    try book.setPage(
      .init(header: title, repeatedRows: BookTable.headingRow...BookTable.headingRow))
    // Behind the filter, which ends at the row that is written last.
    if left > 0 {
      let words = LocalizedText(
        "还有 \(left) 行放不下，全部见 \(rest ?? "CSV")",
        "\(left) more rows have no room here; all are in \(rest ?? "the CSV file")")
      try book.write(words[language], row: lastRow, column: 1, format: BookStyle.note)
    }
  }

  private mutating func write(_ cell: Cell, column index: Int) throws {
    let (row, column) = (nextRow, index + 1)
    switch cell {
    case .blank: try book.write("", row: row, column: column, format: BookStyle.text)
    case .text(let text):
      let width = BookTable.width(text)
      grow(index, width)
      let isLong = width > columns[index].limit || text.contains { $0.isNewline }
      try book.write(
        text, row: row, column: column, format: isLong ? BookStyle.longText : BookStyle.text)
    case .centered(let text):
      grow(index, BookTable.width(text))
      try book.write(text, row: row, column: column, format: BookStyle.centered)
    case .integer(let number):
      grow(index, Double("\(number)".utf8.count) + 3)
      try book.write(Double(number), row: row, column: column, format: BookStyle.integer)
    case .real(let number):
      grow(index, 10)
      try book.write(number, row: row, column: column, format: BookStyle.real)
    case .share(let share):
      grow(index, 10)
      try book.write(
        Double(share) / 10_000, row: row, column: column, format: BookStyle.share)
    case .change(.share(let share)):
      grow(index, 10)
      try book.write(
        Double(share) / 10_000, row: row, column: column, format: BookStyle.shareChange)
    case .change(.count(let count)):
      grow(index, Double("\(count)".utf8.count) + 4)
      try book.write(Double(count), row: row, column: column, format: BookStyle.integerChange)
    case .light(let light, let reached):
      try book.write(
        TrafficLight.mark(reached), row: row, column: column,
        format: BookStyle.mark.filled(light.fill))
    case .link(let text, let sheet, let cell):
      grow(index, BookTable.width(text))
      try book.writeLink(
        text, toSheet: sheet, cell: cell, row: row, column: column, format: BookStyle.link)
    }
  }

  private mutating func grow(_ index: Int, _ width: Double) {
    if width > widths[index] { widths[index] = min(width, columns[index].limit) }
  }

  /// What a text takes of a column: a Han character as much as two others, and a little beside it.
  static func width(_ text: String) -> Double { Double(TextTable.width(text)) * 1.08 + 3 }
}
