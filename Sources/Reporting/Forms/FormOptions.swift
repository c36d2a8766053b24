import Importing
import WorkbookWriting

/// The hidden sheet of a form from which long drop-downs are filled.
struct FormOptions {
  static let sheet = "选项"
  private static let firstRow = 3

  /// By the field that has them.
  private(set) var columns: [(title: String, choices: [String])] = []

  /// Keeps choices where they are too many for a list.
  ///
  /// - Returns: Where they will stand; `nil` where they need no place.
  mutating func place(_ choices: [String], title: String) -> DataValidation.Rule? {
    guard !choices.isEmpty, !DataValidation.fits(choices) else { return nil }
    let index =
      columns.firstIndex { $0.choices == choices }
      ?? {
        columns.append((title, choices))
        return columns.count - 1
      }()
    return .range(
      sheet: Self.sheet, column: index + 1,
      rows: Self.firstRow...Self.firstRow + choices.count - 1)
  }

  func write(to book: WorkbookWriter) throws(WorkbookError) {
    guard !columns.isEmpty else { return }
    try book.startSheet(Self.sheet)
    try book.write(FormMark.optionsTitle, row: 1, column: 1)
    for (index, column) in columns.enumerated() {
      try book.write(column.title, row: 2, column: index + 1)
    }
    for row in 0..<(columns.map(\.choices.count).max() ?? 0) {
      for (index, column) in columns.enumerated() where column.choices.indices.contains(row) {
        try book.write(column.choices[row], row: Self.firstRow + row, column: index + 1)
      }
    }
    book.hideSheet()
  }
}
