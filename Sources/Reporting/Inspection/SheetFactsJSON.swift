import Spreadsheets

/// What surrounds the values of a sheet, as members of its JSON.
struct SheetFactsJSON {
  let facts: SheetFacts
  /// Names places as people do, in any language.
  private let words = InspectionWords(language: .english)

  init(_ facts: SheetFacts) { self.facts = facts }

  var members: [(String, JSONText.Value)] {
    [
      ("range", range(used)), ("rows", .integer(facts.rows?.count ?? 0)),
      ("columns", .integer(facts.columns?.count ?? 0)),
      ("filled_rows", .integer(facts.filledRows)), ("filled_cells", .integer(facts.filledCells)),
      ("formulas", .integer(facts.formulas)), ("declared_range", range(facts.declared)),
      ("merged", counted(facts.merged.count, facts.merged.first.map { range($0) })),
      (
        "hidden_rows",
        counted(facts.hiddenRows.count, facts.hiddenRows.ranges.map { numbers($0) })
      ),
      (
        "hidden_columns",
        counted(
          facts.hiddenColumns.count,
          facts.hiddenColumns.ranges.map { .text(letters($0.lowerBound, $0.upperBound)) })
      ),
      ("filters", .array(facts.filters.prefix(InspectionLimits.kept).map(filter))),
      (
        "comments",
        counted(facts.comments.count, facts.comments.first.map { .text(words.text(of: $0)) })
      ),
      (
        "struck_cells",
        counted(
          facts.struckCells, [facts.firstStruck].compactMap { $0.map { .text(words.text(of: $0)) } }
        )
      ),
      ("fills", .array(facts.fills.map(color))),
      ("font_colors", .array(facts.fontColors.map(color))),
      ("protected", .bool(facts.isProtected)),
    ]
  }

  private var used: MergedRange? {
    guard let rows = facts.rows, let columns = facts.columns else { return nil }
    return MergedRange(rows: rows, columns: columns)
  }

  private func range(_ range: MergedRange?) -> JSONText.Value {
    .init(range.map { words.text(of: $0) })
  }

  /// `7`, or `7-9`.
  private func numbers(_ range: ClosedRange<Int>) -> JSONText.Value {
    .text(range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)")
  }

  private func letters(_ first: Int, _ last: Int) -> String {
    let start = SourcePosition.letters(ofColumn: first)
    return first == last ? start : start + "-" + SourcePosition.letters(ofColumn: last)
  }

  /// How many there are, and the first of them.
  private func counted(_ count: Int, _ first: [JSONText.Value]) -> JSONText.Value {
    .object([
      ("count", .integer(count)), ("first", .array(Array(first.prefix(InspectionLimits.kept)))),
    ])
  }

  private func filter(_ filter: SheetFacts.Filter) -> JSONText.Value {
    .object([
      ("range", range(filter.range)),
      (
        "columns",
        .array(filter.columns.map { .text(SourcePosition.letters(ofColumn: $0)) })
      ),
      ("hidden_rows", .integer(filter.hiddenRows)),
    ])
  }

  private func color(_ color: SheetFacts.Color) -> JSONText.Value {
    .object([
      ("color", .text(color.color)), ("cells", .integer(color.cells)),
      ("first", .text(words.text(of: color.first))),
    ])
  }
}
