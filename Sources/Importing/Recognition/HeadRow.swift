import Spreadsheets

/// One of the first rows of a sheet, as text.
struct HeadRow: Sendable {
  var number: Int
  var cells: [(column: Int, text: String)]

  init(number: Int, cells: [(column: Int, text: String)]) {
    self.number = number
    self.cells = cells
  }

  /// Dates are shown as dates: a month over a column, or the day on which a form was filled in.
  init(_ row: Row, dateSystem: DateSystem) {
    number = row.number
    cells = row.cells.map { (Int($0.column), row.shownText(of: $0, dateSystem: dateSystem)) }
  }
}
