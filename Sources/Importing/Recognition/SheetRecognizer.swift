import Definitions
import Spreadsheets

/// Tells which dataset a sheet is and where its header row stands, from its first rows.
///
/// Every row is tried as the header of every dataset, alone and together with the one or two rows below it
/// as a header in levels. A header scores two for each field it places, five
/// if the name of the sheet or the file, or a row above, says the dataset's name; it loses one for each
/// required field that has no column. The best score wins; of equals, the earlier row, the header of fewer
/// levels, the earlier dataset.
struct SheetRecognizer: Sendable {
  /// Rows that are looked at: titles and notes above a header are never longer.
  static let rowsExamined = 40
  /// Rows that are looked at past a row that could be the header.
  private static let rowsPastHeader = 5

  private let datasets: [Dataset]
  private let indices: [HeadingIndex]
  private let words: [[String]]

  init(_ pipeline: Pipeline) {
    datasets = pipeline.datasets
    indices = pipeline.datasets.map(HeadingIndex.init)
    words = pipeline.datasets.map { ([$0.title] + $0.sheets).map { Heading($0).full } }
  }

  /// - Parameter rows: The sheet's first rows, as texts by column.
  /// - Returns: `nil` where no row looks like the header of any dataset.
  func plan(sheet: String, file: String, rows: [HeadRow]) -> SheetPlan? {
    var best: SheetPlan?
    var preamble = [Heading(sheet).full, Heading(file).full]
    for (place, row) in rows.enumerated() where row.cells.count >= 2 {
      for levels in 1...HeaderLevels.most where place + levels <= rows.count {
        let header = HeaderLevels.joined(rows[place..<place + levels])
        let headings = header.cells.map { Heading($0.text) }
        for dataset in datasets.indices {
          guard
            let plan = plan(
              row: header, levels: levels, last: rows[place + levels - 1].number,
              headings: headings, dataset: dataset, near: preamble)
          else { continue }
          if best.map({ plan.score > $0.score }) ?? true { best = plan }
        }
      }
      preamble += row.cells.map { Heading($0.text).full }
      // Headers stand above data: what comes long after the best one so far is data.
      if let best, row.number > best.lastHeaderRow + SheetRecognizer.rowsPastHeader { break }
    }
    return best.map { withSuggestions($0) }
  }

  private func plan(
    row: HeadRow, levels: Int, last: Int, headings: [Heading], dataset: Int, near: [String]
  ) -> SheetPlan? {
    let fields = datasets[dataset].fields
    var taken: Set<HeadingIndex.Column> = []
    let columns = zip(row.cells, headings).map { cell, heading in
      var column = SheetPlan.Column(column: cell.column, heading: cell.text)
      guard let place = indices[dataset].column(for: heading) else { return column }
      switch place {
      case .field(let index): column.field = index
      case .unpivot(let index): column.unpivot = index
      }
      column.isDuplicate = !taken.insert(place).inserted
      return column
    }
    // One heading in common is a coincidence, and data rows seldom hold two headings.
    guard taken.count >= 2, taken.count * 4 >= columns.count else { return nil }
    // Levels must say more than the first row alone, or data would be taken for one.
    guard levels == 1 || columns.contains(where: { $0.heading.contains(HeaderLevels.separator) })
    else { return nil }

    let missing = fields.indices.filter { index in
      guard case .always = fields[index].requirement else { return false }
      return !taken.contains(.field(index)) && !isUnpivoted(fields[index].name, in: dataset, taken)
    }
    let isNamed = words[dataset].contains { word in near.contains { $0.contains(word) } }
    let score = taken.count * 2 + (isNamed ? 5 : 0) - missing.count
    guard score > 0 else { return nil }
    return SheetPlan(
      dataset: dataset, headerRow: row.number, lastHeaderRow: last, columns: columns,
      score: score,
      missingFields: missing)
  }

  private func isUnpivoted(
    _ field: String, in dataset: Int, _ taken: Set<HeadingIndex.Column>
  ) -> Bool {
    guard let unpivot = datasets[dataset].unpivot, field == unpivot.into || field == unpivot.value
    else { return false }
    return taken.contains { if case .unpivot = $0 { true } else { false } }
  }

  private func withSuggestions(_ plan: SheetPlan) -> SheetPlan {
    var plan = plan
    let fields = datasets[plan.dataset].fields
    let placed = Set(plan.columns.compactMap(\.field))
    let free = fields.indices.filter { !placed.contains($0) }
    for index in plan.columns.indices {
      let column = plan.columns[index]
      guard column.field == nil, column.unpivot == nil else { continue }
      let heading = Heading(column.heading).withoutHint
      plan.columns[index].suggestion =
        free.lazy.map { fields[$0] }.first { field in
          let names = ([field.title] + field.aliases).map { Heading($0).withoutHint }
          return NearestName.find(heading, in: names) != nil
        }?.title
    }
    return plan
  }
}

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
