import Spreadsheets

/// The numbers of a total: of each column that can be checked, and how many people it counts.
struct TotalRow: Sendable {
  struct Number: Sendable {
    var value: Double
    /// The cell that says so.
    var column: Int
  }

  let row: Int
  /// By the index of the column; `nil` where the cell is blank or no number.
  let numbers: [Number?]
  let people: Number?

  init(_ row: Row, columns: TotalColumns) {
    self.row = row.number
    numbers = columns.columns.map { column in
      row.cell(inColumn: Int(column.column)).flatMap { cell in
        TotalRow.number(in: cell, of: row, column.form)
      }
    }
    people = columns.names.flatMap { TotalRow.people(in: row, names: $0.column, columns) }
  }

  private static func number(in cell: Cell, of row: Row, _ form: NumberForm) -> Number? {
    var normal: [UInt8] = []
    row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
    let context = CellContext(kind: cell.kind, style: cell.style)
    guard !normal.isEmpty,
      case .number(let number, nil, false) = form.read(normal.span, cell: context)
    else { return nil }
    // An average shown as a share is no sum.
    if cell.kind == .number, cell.style.category == .percent { return nil }
    let value = number.double(from: normal.span)
    return value.isFinite ? Number(value: value, column: Int(cell.column)) : nil
  }

  /// 12人, 共12人, 合计：12人 in a cell that holds no other number; 12 alone under the names.
  private static func people(in row: Row, names: Int32, _ columns: TotalColumns) -> Number? {
    for cell in row.cells.prefix(4) where columns.index(ofColumn: cell.column) == nil {
      guard cell.kind == .text || (cell.kind == .number && cell.column == names) else { continue }
      var normal: [UInt8] = []
      row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
      var text = Substring(decoding: normal, as: UTF8.self)
      let isUnderNames = cell.column == names
      let hasUnit = text.hasSuffix("人") || text.hasSuffix("名") || text.hasSuffix("人)")
      guard hasUnit || isUnderNames else { continue }
      text = text.drop { !("0"..."9").contains($0) }
      let digits = text.prefix { ("0"..."9").contains($0) }
      let rest = text.dropFirst(digits.count)
      guard let value = Int(digits), ["", "人", "名", "人)"].contains(rest) else { continue }
      return Number(value: Double(value), column: Int(cell.column))
    }
    return nil
  }
}
