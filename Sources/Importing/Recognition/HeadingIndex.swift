import Definitions

/// The headings of a dataset, from every accepted spelling to what it stands for.
struct HeadingIndex: Sendable {
  /// What a column of a sheet is to a dataset.
  enum Column: Hashable, Sendable {
    case field(Int)
    /// One of the dataset's `unpivot` columns.
    case unpivot(Int)
  }

  private var exact: [String: Column] = [:]
  private var loose: [String: Column] = [:]

  init(_ dataset: Dataset) {
    for (index, field) in dataset.fields.enumerated() {
      for title in [field.title] + field.aliases { add(title, .field(index)) }
    }
    for (index, column) in (dataset.unpivot?.columns ?? []).enumerated() {
      add(column.heading, .unpivot(index))
    }
  }

  private mutating func add(_ title: String, _ column: Column) {
    let heading = Heading(title)
    // The first to claim a heading keeps it; the definitions are checked for such clashes.
    if exact[heading.full] == nil { exact[heading.full] = column }
    if loose[heading.withoutHint] == nil { loose[heading.withoutHint] = column }
  }

  func column(for heading: Heading) -> Column? {
    exact[heading.full] ?? exact[heading.withoutHint] ?? loose[heading.withoutHint]
      ?? heading.alternatives.lazy.compactMap { exact[$0] }.first
  }
}
