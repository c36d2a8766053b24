import Definitions
import Spreadsheets

/// Looks whether percentages stand among other numbers in one column: 95% is read as 0.95, and 95 beside it
/// as 95, a hundred times as much.
struct PercentCheck: Sendable {
  /// How a number in a column is written.
  enum Form: Int, CaseIterable, Sendable {
    /// With a sign, or in a cell that is shown with one.
    case percent
    /// Plain, and below 1.
    case fraction
    /// Plain, and above 1.
    case whole
  }

  struct Mix: Sendable {
    var column: Int
    /// By `Form`; the row is that of the first.
    var counts: [Int]
    var rows: [Int]
  }

  private struct Column: Sendable {
    var column: Int32
    /// Whether fractions and whole numbers may not stand side by side, either.
    var isShare: Bool
    var counts = Array(repeating: 0, count: Form.allCases.count)
    var rows = Array(repeating: 0, count: Form.allCases.count)
  }

  private var columns: [Column] = []
  /// The columns by their number, from 0 for none.
  private let places: [Int?]
  private var normal: [UInt8] = []

  init(_ sheet: SheetReading, dataset: Dataset) {
    let value = dataset.unpivot.flatMap { u in
      dataset.fields.firstIndex { $0.name == u.value }
    }
    var places: [Int?] = []
    for number in 0...(sheet.plan.columns.map(\.column).max() ?? 0) {
      let column = Int32(truncatingIfNeeded: number)
      let field: Int? =
        switch sheet.role(ofColumn: column) {
        case .field(let field): field
        case .unpivot: value
        case .unplaced, .unheaded: nil
        }
      guard let field, case .decimal(_, _, _, let isShare) = dataset.fields[field].type else {
        places.append(nil)
        continue
      }
      places.append(columns.count)
      columns.append(Column(column: column, isShare: isShare))
    }
    self.places = places
  }

  /// Takes the cells of a record.
  mutating func note(_ row: Row) {
    guard !columns.isEmpty else { return }
    for cell in row.cells {
      let number = Int(cell.column)
      guard places.indices.contains(number), let place = places[number],
        let form = form(of: cell, in: row)
      else { continue }
      if columns[place].counts[form.rawValue] == 0 {
        columns[place].rows[form.rawValue] = row.number
      }
      columns[place].counts[form.rawValue] += 1
    }
  }

  var mixes: [Mix] {
    columns.compactMap { column in
      let fractions = column.counts[Form.fraction.rawValue]
      let wholes = column.counts[Form.whole.rawValue]
      let isMixed =
        column.counts[Form.percent.rawValue] > 0
        ? fractions + wholes > 0 : column.isShare && fractions > 0 && wholes > 0
      guard isMixed else { return nil }
      return Mix(column: Int(column.column), counts: column.counts, rows: column.rows)
    }
  }

  /// A number of a few digits, as nearly all are; `nil` for any other text.
  private static func wholeNumber(_ text: Span<UInt8>) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var value = 0
    for index in 0..<text.count {
      guard text[index].isDigit else { return nil }
      value = value * 10 + text[index].digitValue
    }
    return value
  }

  /// `nil` for 0 and 1, which may be meant either way, and for what is no number.
  private mutating func form(of cell: Cell, in row: Row) -> Form? {
    if cell.kind == .number, cell.style.category == .percent { return .percent }
    guard cell.kind == .number || cell.kind == .text else { return nil }
    if let whole = row.withBytes(of: cell, PercentCheck.wholeNumber) {
      return whole > 1 ? .whole : nil
    }
    normal.removeAll(keepingCapacity: true)
    row.withBytes(of: cell) { bytes in
      if bytes.count <= 40 { NormalForm.append(bytes, whitespace: .remove, to: &normal) }
    }
    var index = 0
    guard let number = DecimalLexeme(normal.span, at: &index, scientific: true) else { return nil }
    if normal.count == index + 1, normal[index] == UInt8(ascii: "%") { return .percent }
    guard index == normal.count else { return nil }
    let value = abs(number.double(from: normal.span))
    return value == 0 || value == 1 ? nil : value < 1 ? .fraction : .whole
  }
}
