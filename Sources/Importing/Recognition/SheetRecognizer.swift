import Definitions
import Spreadsheets

/// Tells which dataset a sheet is and where its header stands, from its first rows.
///
/// Every row, alone or with the one or two below it, is tried as the header of every dataset. It scores
/// two for each field it places, five if the name of the sheet or the file, or a row above, says the
/// dataset's name; it loses one for each required field that has no column. The best score wins; of
/// equals, the earlier row and dataset.
struct SheetRecognizer: Sendable {
  /// Rows that are looked at: titles and notes above a header are never longer.
  static let rowsExamined = 40
  /// Rows that are looked at past a row that is a header with nothing missing.
  private static let rowsPastHeader = 5

  private let datasets: [DatasetHeadings]

  init(_ pipeline: Pipeline) {
    datasets = pipeline.datasets.enumerated().map { DatasetHeadings($1, index: $0) }
  }

  /// - Parameter rows: The sheet's first rows, as texts by column.
  /// - Returns: `nil` where no row looks like the header of any dataset.
  func plan(sheet: String, file: String, rows: [HeadRow]) -> SheetPlan? {
    let plans = plans(sheet: sheet, file: file, rows: rows)
    guard let best = best(of: plans) else { return nil }
    return datasets[best.dataset].withSuggestions(earliest(like: best, in: plans))
  }

  /// The best plan of each other dataset that the sheet could be, the best first.
  func others(than plan: SheetPlan, sheet: String, file: String, rows: [HeadRow]) -> [SheetPlan] {
    let plans = plans(sheet: sheet, file: file, rows: rows)
    let others = datasets.indices.filter { $0 != plan.dataset }.compactMap { dataset in
      best(of: plans.filter { $0.dataset == dataset })
    }
    return others.sorted { ($1.score, $0.dataset) < ($0.score, $1.dataset) }
  }

  /// The dataset that knows the most headings of any one row, and how many; `nil` where none knows any.
  func nearest(to rows: [HeadRow]) -> (dataset: Int, headings: Int)? {
    var nearest: (dataset: Int, headings: Int)?
    for row in rows where row.cells.count >= 2 {
      let header = HeaderCandidate(row, headings: row.cells.map { Heading($0.text) })
      for (index, dataset) in datasets.enumerated() {
        let placed = dataset.placed(header)
        if placed > nearest?.headings ?? 0 { nearest = (index, placed) }
      }
    }
    return nearest
  }

  private func best(of plans: [SheetPlan]) -> SheetPlan? {
    guard var best = plans.first else { return nil }
    for plan in plans.dropFirst() where plan.score > best.score { best = plan }
    return best
  }

  /// Each header that could be one, as one of each dataset, in the order of the rows.
  private func plans(sheet: String, file: String, rows: [HeadRow]) -> [SheetPlan] {
    let candidates = HeaderCandidates(rows)
    var near = [Heading(sheet).full, Heading(file).full]
    // Only what stands above the first header speaks for a dataset: page two may bear a title that
    // page one lacks, and its header must not win over that of page one.
    var isBelowHeader = false
    var plans: [SheetPlan] = []
    for index in rows.indices where rows[index].cells.count >= 2 {
      let found = datasets.compactMap { dataset in
        dataset.plan(best(from: index, candidates, dataset), near: near)
      }
      plans += found
      isBelowHeader = isBelowHeader || !found.isEmpty
      if !isBelowHeader { near += candidates.headings(of: index).map(\.full) }
      // What comes long after a whole header is data.
      let isSettled = plans.contains { plan in
        plan.missingFields.isEmpty && plan.placedColumns >= 3
          && rows[index].number > plan.lastHeaderRow + SheetRecognizer.rowsPastHeader
      }
      if isSettled { break }
    }
    return plans
  }

  /// The first header that places nearly as many columns as the best: what stands between the two are
  /// records, and they would be lost as rows above the header.
  private func earliest(like best: SheetPlan, in plans: [SheetPlan]) -> SheetPlan {
    plans.first { plan in
      plan.dataset == best.dataset && plan.placedColumns * 4 >= best.placedColumns * 3
    } ?? best
  }

  /// The candidate with as many rows below it as help.
  private func best(
    from first: Int, _ candidates: HeaderCandidates, _ dataset: DatasetHeadings
  ) -> HeaderCandidate {
    var best = candidates.alone(first)
    var placed = dataset.placed(best)
    for index in candidates.rows.indices.dropFirst(first + 1)
      .prefix(HeaderCandidate.rowsAtMost - 1)
    {
      let alone = dataset.placed(candidates.alone(index))
      let isCompleted = placed >= 2 && best.isCompleted(by: candidates.rows[index])
      guard placed + alone > 0, let extended = candidates.joined(first, index) else { break }
      let together = dataset.placed(extended)
      // A record below the header places nothing more.
      guard isCompleted || together > max(placed, alone) else { break }
      (best, placed) = (extended, together)
    }
    return best
  }
}
