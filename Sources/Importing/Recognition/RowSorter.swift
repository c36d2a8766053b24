import Definitions
import Spreadsheets

/// Tells the records of a sheet from titles, headers, totals and footers.
struct RowSorter {
  /// Columns in which the label of a total may stand.
  private static let labelColumns = 3
  /// Rows below the header among which examples stand. What comes later is never taken for one, so that no
  /// record is lost to a word.
  private static let exampleRows = 3

  private let classifier: RowClassifier
  private let dateSystem: DateSystem
  private let firstHeaderRow: Int
  private let lastHeaderRow: Int
  private let placedColumns: Int
  /// The texts of each row of the header in normal form, by column.
  private let headers: [[Int32: [UInt8]]]
  /// For each column, from 0 for none: what its cells say of the row.
  private let traits: [Trait]
  private let starts: WordStarts
  private var normal: [UInt8] = []

  private enum Trait: UInt8 {
    case none
    /// An id or a code: a row that has one is a record, whatever it is called.
    case identity
    /// Names of people, of whom one may be called 王小计.
    case personName
  }

  init(
    _ plan: SheetPlan, dataset: Dataset, classifier: RowClassifier, dateSystem: DateSystem
  ) {
    self.classifier = classifier
    self.dateSystem = dateSystem
    firstHeaderRow = plan.headerRow
    lastHeaderRow = plan.lastHeaderRow
    placedColumns = plan.placedColumns
    let headers = plan.header.map { row in
      let pairs = row.cells.map { cell in
        var text: [UInt8] = []
        NormalForm.append(Array(cell.text.utf8).span, whitespace: .remove, to: &text)
        return (Int32(truncatingIfNeeded: cell.column), text)
      }
      return Dictionary(pairs) { first, _ in first }
    }
    self.headers = headers
    var starts = classifier.starts
    for text in headers.flatMap(\.values) { starts.insert(text) }
    self.starts = starts
    var traits = Array(repeating: Trait.none, count: (plan.columns.map(\.column).max() ?? 0) + 1)
    for column in plan.columns where !column.isDuplicate {
      switch column.field.map({ dataset.fields[$0].type }) {
      case .citizenID, .socialCreditCode: traits[column.column] = .identity
      case .personName: traits[column.column] = .personName
      default: break
      }
    }
    self.traits = traits
  }

  /// What the row is besides a record; `nil` for a record.
  mutating func kind(of row: Row) -> SkippedRow? {
    if row.number <= lastHeaderRow { return row.number < firstHeaderRow ? .preamble : .header }
    for place in row.cells.indices.prefix(RowSorter.labelColumns) {
      let cell = row.cells[place]
      // A closure and not the method itself, which would be an object for each cell.
      guard cell.kind == .text, row.withBytes(of: cell, { starts.mayTell($0) }) else { continue }
      normalize(cell, of: row)
      if place == 0 {
        if isRepeatedHeader(row) { return .repeatedHeader }
        if row.number <= lastHeaderRow + RowSorter.exampleRows, classifier.isExample(normal.span) {
          return .example
        }
        if isSparse(row), classifier.isFooter(normal.span) { return .footer }
      }
      if isTotal(cell), !hasIdentity(row) { return .total }
    }
    return nil
  }

  private mutating func normalize(_ cell: Cell, of row: Row) {
    normal.removeAll(keepingCapacity: true)
    // The header has dates as they are shown.
    if cell.kind == .number, cell.style.category == .date {
      normal.append(contentsOf: row.shownText(of: cell, dateSystem: dateSystem).utf8)
      return
    }
    row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
  }

  private func isSparse(_ row: Row) -> Bool { row.cells.count * 2 <= placedColumns }

  /// Whether the cell in `normal` labels a total.
  private func isTotal(_ cell: Cell) -> Bool {
    classifier.isTotal(normal.span)
      || (classifier.endsLikeTotal(normal.span) && trait(of: cell) != .personName)
  }

  private func trait(of cell: Cell) -> Trait {
    let column = Int(cell.column)
    return traits.indices.contains(column) ? traits[column] : .none
  }

  /// Whether the row names someone by a number as long as an id: then no label makes it a total.
  private func hasIdentity(_ row: Row) -> Bool {
    row.cells.contains { cell in
      guard trait(of: cell) == .identity else { return false }
      return row.withBytes(of: cell) { bytes in
        var digits = 0
        for index in 0..<bytes.count where bytes[index].isDigit { digits += 1 }
        return digits >= 12
      }
    }
  }

  /// Whether every cell says what the header says in its column. `normal` holds the first cell,
  /// before and after.
  private mutating func isRepeatedHeader(_ row: Row) -> Bool {
    for header in headers {
      guard let first = row.cells.first, header[first.column] == normal else { continue }
      guard row.cells.count >= 2, row.cells.count * 2 >= header.count else { continue }
      var isSame = true
      for cell in row.cells where isSame {
        normalize(cell, of: row)
        isSame = header[cell.column] == normal
      }
      if isSame { return true }
      normalize(first, of: row)
    }
    return false
  }
}
