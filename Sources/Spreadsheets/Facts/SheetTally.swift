/// Adds up what a sheet holds, row by row and cell by cell.
struct SheetTally {
  /// What a cell style looks like, as far as people mark rows with it.
  struct Look: Hashable {
    var isStruck = false
    /// `nil` for black, or none.
    var fill: String?
    var font: String?
  }

  /// Colors that are told apart; a picture drawn with cells has thousands.
  private static let colors = 10
  /// Styles that cells are counted by. Excel writes 65,490 at most.
  private static let styles = 1 << 17

  private var facts = SheetFacts()
  private var row = 0
  private var isHidden = false
  private var isRowFilled = false
  /// By style: how many cells, and the first.
  private var cells: [(count: Int, first: SheetFacts.CellPlace)] = []
  private var hiddenColumns: [ClosedRange<Int>] = []

  mutating func startRow(_ number: Int, isHidden: Bool) {
    row = number
    self.isHidden = isHidden
    isRowFilled = false
  }

  /// Takes down a cell that holds a value.
  mutating func addCell(column: Int, style: Int, isFormula: Bool = false) {
    if !isRowFilled {
      isRowFilled = true
      facts.filledRows += 1
      if isHidden { facts.hiddenRows.add(row) }
    }
    facts.filledCells += 1
    if isFormula { facts.formulas += 1 }
    facts.rows = SheetTally.extended(facts.rows, by: row)
    facts.columns = SheetTally.extended(facts.columns, by: column)
    guard (0..<SheetTally.styles).contains(style) else { return }
    let place = SheetFacts.CellPlace(row: row, column: column)
    while cells.count <= style { cells.append((0, place)) }
    if cells[style].count == 0 { cells[style].first = place }
    cells[style].count += 1
  }

  mutating func hideColumns(_ columns: ClosedRange<Int>) {
    if hiddenColumns.count < 1_000 { hiddenColumns.append(columns) }
  }

  mutating func add(_ range: MergedRange) { facts.merged.add(range) }
  mutating func add(comment: SheetFacts.CellPlace) { facts.comments.add(comment) }
  mutating func setDeclared(_ range: MergedRange?) { facts.declared = range }
  mutating func setProtected() { facts.isProtected = true }

  /// - Parameter columns: The columns, from 1, whose filter leaves rows out.
  mutating func add(filter range: MergedRange, columns: [Int]) {
    guard facts.filters.count < 100 else { return }
    facts.filters.append(SheetFacts.Filter(range: range, columns: columns, hiddenRows: 0))
  }

  /// - Parameter looks: What the styles look like, by their index.
  func facts(looks: [Look]) -> SheetFacts {
    var facts = facts
    for index in facts.filters.indices {
      facts.filters[index].hiddenRows = facts.hiddenRows.count(in: facts.filters[index].range.rows)
    }
    if let last = facts.columns?.upperBound {
      for columns in hiddenColumns.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        // Behind the last column in use, files hide the rest of the sheet.
        for column in columns.prefix(max(0, last - columns.lowerBound + 1)) {
          if facts.hiddenColumns.ranges.last?.contains(column) != true {
            facts.hiddenColumns.add(column)
          }
        }
      }
    }
    var fills: [String: SheetFacts.Color] = [:]
    var fonts: [String: SheetFacts.Color] = [:]
    for (style, found) in cells.enumerated() where found.count > 0 && looks.indices.contains(style)
    {
      let look = looks[style]
      if look.isStruck {
        facts.struckCells += found.count
        facts.firstStruck = SheetTally.earlier(facts.firstStruck, found.first)
      }
      SheetTally.add(look.fill, found, to: &fills)
      SheetTally.add(look.font, found, to: &fonts)
    }
    facts.fills = SheetTally.most(fills)
    facts.fontColors = SheetTally.most(fonts)
    return facts
  }

  private static func add(
    _ color: String?, _ found: (count: Int, first: SheetFacts.CellPlace),
    to colors: inout [String: SheetFacts.Color]
  ) {
    guard let color else { return }
    var known =
      colors[color] ?? SheetFacts.Color(color: color, cells: 0, first: found.first)
    known.cells += found.count
    known.first = earlier(known.first, found.first)
    colors[color] = known
  }

  private static func most(_ colors: [String: SheetFacts.Color]) -> [SheetFacts.Color] {
    let sorted = colors.values.sorted { ($1.cells, $0.color) < ($0.cells, $1.color) }
    return Array(sorted.prefix(SheetTally.colors))
  }

  private static func earlier(
    _ a: SheetFacts.CellPlace?, _ b: SheetFacts.CellPlace
  ) -> SheetFacts.CellPlace {
    guard let a else { return b }
    return (a.row, a.column) <= (b.row, b.column) ? a : b
  }

  private static func extended(_ range: ClosedRange<Int>?, by number: Int) -> ClosedRange<Int> {
    guard let range else { return number...number }
    return min(range.lowerBound, number)...max(range.upperBound, number)
  }
}
