import Spreadsheets

/// One of the first rows of a sheet, as text.
struct HeadRow: Sendable {
  var number: Int
  var cells: [(column: Int, text: String)]

  init(number: Int, cells: [(column: Int, text: String)]) {
    self.number = number
    self.cells = cells
  }

  init(_ row: Row) {
    number = row.number
    cells = row.cells.map { (Int($0.column), row.text(of: $0)) }
  }
}
