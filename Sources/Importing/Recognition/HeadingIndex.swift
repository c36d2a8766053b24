import Definitions

/// The headings of a dataset, from every accepted spelling to what it stands for.
struct HeadingIndex: Sendable {
  /// What a column of a sheet is to a dataset.
  enum Column: Hashable, Sendable {
    case field(Int)
    /// A column that the dataset's `unpivot` makes records of.
    case unpivot(UnpivotColumn)
  }

  private var exact: [String: Column] = [:]
  /// By headings without their hints; `nil` where two columns differ in nothing but the hint, as
  /// 面积（㎡） and 面积（亩） do.
  private var loose: [String: Column?] = [:]
  /// Every spelling with its field, for suggestions.
  private var spellings: [(name: String, field: Int)] = []
  private let hasMonths: Bool

  init(_ dataset: Dataset) {
    if case .months = dataset.unpivot?.columns { hasMonths = true } else { hasMonths = false }
    for (index, field) in dataset.fields.enumerated() {
      for title in [field.title] + field.aliases {
        let heading = add(title, .field(index))
        spellings.append((heading.withoutHint, index))
      }
    }
    for (index, column) in (dataset.unpivot?.listed ?? []).enumerated() {
      _ = add(column.heading, .unpivot(.listed(index, value: column.value)))
    }
  }

  private mutating func add(_ title: String, _ column: Column) -> Heading {
    let heading = Heading(title)
    guard !heading.full.isEmpty else { return heading }
    // The first to claim a heading keeps it; the definitions are checked for such clashes.
    if exact[heading.full] == nil { exact[heading.full] = column }
    switch loose[heading.withoutHint] {
    case .none: loose[heading.withoutHint] = .some(column)
    case .some(let known): if known != column { loose[heading.withoutHint] = .some(nil) }
    }
    return heading
  }

  /// The column that is spelt so, hint and all.
  func column(spelt heading: Heading) -> Column? {
    if let found = exact[heading.full] { return found }
    return hasMonths ? UnpivotColumn.month(heading).map { .unpivot($0) } : nil
  }

  /// The column that differs from the heading in a hint at most: `面积(m2)` for `面积`, or the other
  /// way round.
  func column(resembling heading: Heading) -> Column? {
    exact[heading.withoutHint] ?? loose[heading.withoutHint] ?? nil
  }

  /// The field that an unknown heading was probably meant for, among those that have no column yet.
  func nearestField(to heading: Heading, among isFree: (Int) -> Bool) -> Int? {
    let candidates = spellings.filter { isFree($0.field) }
    guard let name = NearestName.find(heading.withoutHint, in: candidates.lazy.map(\.name)) else {
      return nil
    }
    return candidates.first { $0.name == name }?.field
  }
}
