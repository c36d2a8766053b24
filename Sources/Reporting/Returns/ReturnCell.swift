import Importing
import Spreadsheets

/// A cell as it is sent back: what it was, but for dates, which are text as people read them, and ids and
/// telephone numbers, which a spreadsheet program would round or show as 1.38E+10.
enum ReturnCell: Hashable {
  case text(String)
  case number(Double, format: String)

  /// The longest number that cannot be one of those.
  private static let longestNumber = 10

  init(_ cell: Cell, of row: Row, dateSystem: DateSystem) {
    let text = row.shownText(of: cell, dateSystem: dateSystem)
    switch cell.kind {
    case .number:
      guard cell.style.category != .date, let number = Double(text), number.isFinite else {
        self = .text(text)
        return
      }
      if cell.style.category == .percent {
        self = .number(number, format: "0.00%")
      } else if text.utf8.count <= ReturnCell.longestNumber
        || text.contains(".") && !text.contains("E")
      {
        self = .number(number, format: "General")
      } else {
        self = .text(text)
      }
    case .isoDate:
      let midnight = text.range(of: "T00:00:00")
      self = .text(midnight.map { String(text[..<$0.lowerBound]) } ?? text)
    case .text, .boolean, .error: self = .text(text)
    }
  }
}
