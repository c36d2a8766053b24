import Definitions
import Spreadsheets

/// Looks whether a row that is marked as an example is the form's own, or was filled in over it.
struct ExampleCheck: Sendable {
  /// By field; `nil` where the form shows none.
  private let examples: [ExampleValue?]

  init(_ dataset: Dataset, pipeline: Pipeline) {
    examples = dataset.fields.map { pipeline.example(of: $0, in: dataset) }
  }

  /// Whether a cell of the row says something else than the form's example.
  func isFilled(_ row: Row, in sheet: SheetReading) -> Bool {
    row.cells.contains { cell in
      guard case .field(let field) = sheet.role(ofColumn: cell.column) else { return false }
      let text = row.shownText(of: cell, dateSystem: sheet.dateSystem)
      guard !text.isEmpty else { return false }
      guard let example = examples[field] else { return true }
      return !says(text, example)
    }
  }

  private func says(_ text: String, _ example: ExampleValue) -> Bool {
    if text == example.shown { return true }
    // 0.95 may be shown as 95%, and 1 as 1.0.
    guard case .number(let number) = example else { return false }
    if text.hasSuffix("%") { return Double(text.dropLast()).map { $0 / 100 } == number }
    return Double(text) == number
  }
}
