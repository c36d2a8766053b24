import Definitions

/// What the header of one dataset looks like.
struct DatasetHeadings: Sendable {
  private let dataset: Dataset
  private let index: Int
  private let columns: HeadingIndex
  /// Words in titles, sheet names and file names that speak for the dataset.
  private let words: [String]
  private let needed: [Int]
  private let neededInSomeRows: [Int]
  /// Whether headings that are no field's may be names of rows of another dataset.
  private let hasNames: Bool
  /// Headings that are no name of anything.
  private static let runningNumbers: Set = ["序号", "编号", "no", "no."]

  init(_ dataset: Dataset, index: Int) {
    self.dataset = dataset
    self.index = index
    columns = HeadingIndex(dataset)
    if case .names = dataset.unpivot?.columns { hasNames = true } else { hasNames = false }
    words = ([dataset.title] + dataset.sheets).map { Heading($0).full }.filter { !$0.isEmpty }
    needed = dataset.fields.indices.filter {
      if case .always = dataset.fields[$0].requirement { true } else { false }
    }
    let present = Set(
      dataset.rules.compactMap { rule in if case .present = rule.test { rule.field } else { nil } })
    neededInSomeRows = dataset.fields.indices.filter { index in
      let field = dataset.fields[index]
      return switch field.requirement {
      case .always: false
      case .when: true
      case .optional: present.contains(field.name)
      }
    }
  }

  /// How many columns of the dataset a header has.
  func placed(_ header: HeaderCandidate) -> Int {
    place(header).count { $0.place.map(DatasetHeadings.isSure) ?? false }
  }

  /// - Parameter near: The names of the sheet and the file, and the texts above the header.
  func plan(_ header: HeaderCandidate, near: [String]) -> SheetPlan? {
    let places = place(header)
    let taken = Set(places.compactMap(\.place))
    // Most rows are records, and no name of a sheet makes them a header.
    guard weight(of: taken, among: places.count, isNamed: true) > 0 else { return nil }
    let isNamed = words.contains { word in near.contains { $0.contains(word) } }
    let weight = weight(of: taken, among: places.count, isNamed: isNamed)
    guard weight > 0 else { return nil }

    let missing = needed.filter { !has($0, taken) }
    let score = weight * 2 + (isNamed ? 5 : 0) - missing.count
    guard score > 0, let first = header.rows.first, let last = header.rows.last else { return nil }
    let columns = zip(header.columns, places).map { column, found in
      var made = SheetPlan.Column(
        column: column.column, heading: column.path.joined(separator: "/"),
        isDuplicate: found.isDuplicate)
      switch found.isDuplicate ? found.duplicate : found.place {
      case .field(let field): made.field = field
      case .unpivot(let unpivot): made.unpivot = unpivot
      case nil: break
      }
      return made
    }
    return SheetPlan(
      dataset: index, headerRow: first.number, lastHeaderRow: last.number, columns: columns,
      score: score,
      missingFields: missing, missingInSomeRows: neededInSomeRows.filter { !has($0, taken) },
      isWide: columns.contains { $0.unpivot != nil && !$0.isDuplicate },
      header: header.rows)
  }

  /// How many columns speak for the dataset; 0 where those are too few to be a header.
  ///
  /// One heading in common is a coincidence, and data rows seldom hold two headings. Twelve months say no
  /// more than two: any table may have them. Names are anything that is no field's heading, so they say
  /// nothing, but that two of them and one field are a header where the sheet is called by its name.
  private func weight(
    of taken: Set<HeadingIndex.Column>, among columns: Int, isNamed: Bool
  ) -> Int {
    let names = taken.count { !DatasetHeadings.isSure($0) }
    let months = taken.count { if case .unpivot(.month) = $0 { true } else { false } }
    let own = taken.count - names - months
    if names > 0 { return names >= 2 && own >= (isNamed ? 1 : 2) ? own : 0 }
    if months > 0, own == 0 { return 0 }
    guard own + months >= 2, (own + months) * 4 >= columns else { return 0 }
    return own + min(months, 2)
  }

  private static func isSure(_ column: HeadingIndex.Column) -> Bool {
    if case .unpivot(.name) = column { false } else { true }
  }

  private struct Found {
    /// What the column is read as.
    var place: HeadingIndex.Column?
    /// What an earlier column is read as already.
    var duplicate: HeadingIndex.Column?
    var isDuplicate: Bool { duplicate != nil }
  }

  /// Columns that are spelt as the definition has it come first, wherever they stand: beside 党员数 a
  /// column 党员数（女） is another one, and alone it is that one with a hint.
  private func place(_ header: HeaderCandidate) -> [Found] {
    var found = Array(repeating: Found(), count: header.columns.count)
    var taken: Set<HeadingIndex.Column> = []
    for find in [columns.column(spelt:), columns.column(resembling:)] {
      let before = taken
      for (index, column) in header.columns.enumerated()
      where found[index].place == nil && found[index].duplicate == nil {
        guard let place = place(of: column, find), !before.contains(place) else { continue }
        if taken.insert(place).inserted {
          found[index].place = place
        } else {
          found[index].duplicate = place
        }
      }
    }
    if hasNames { placeNames(header, &found, &taken) }
    return found
  }

  /// Takes every column that is no field's for a name.
  private func placeNames(
    _ header: HeaderCandidate, _ found: inout [Found], _ taken: inout Set<HeadingIndex.Column>
  ) {
    for (index, column) in header.columns.enumerated()
    where found[index].place == nil && found[index].duplicate == nil {
      guard let name = column.path.last, case let heading = Heading(name), !heading.full.isEmpty,
        !DatasetHeadings.runningNumbers.contains(heading.full)
      else { continue }
      let place = HeadingIndex.Column.unpivot(.name(name))
      if taken.insert(place).inserted {
        found[index].place = place
      } else {
        found[index].duplicate = place
      }
    }
  }

  private func place(
    of column: HeaderCandidate.Column, _ find: (Heading) -> HeadingIndex.Column?
  ) -> HeadingIndex.Column? {
    if let place = column.headings.lazy.compactMap(find).first { return place }
    // 姓名 under 基本情况 is the row's own name; under 联系人, which is a field itself, it is another's.
    guard let leaf = column.leaf, let parent = column.parent,
      columns.column(spelt: parent) == nil, columns.column(resembling: parent) == nil
    else { return nil }
    return find(leaf)
  }

  /// Whether the field gets its value from one of the columns taken.
  private func has(_ field: Int, _ taken: Set<HeadingIndex.Column>) -> Bool {
    if taken.contains(.field(field)) { return true }
    let name = dataset.fields[field].name
    guard let unpivot = dataset.unpivot, name == unpivot.into || name == unpivot.value else {
      return false
    }
    return taken.contains { if case .unpivot = $0 { true } else { false } }
  }

  func withSuggestions(_ plan: SheetPlan) -> SheetPlan {
    var plan = plan
    let placed = Set(plan.columns.compactMap(\.field))
    for index in plan.columns.indices {
      let column = plan.columns[index]
      guard column.field == nil, column.unpivot == nil else { continue }
      plan.columns[index].suggestion = columns.nearestField(to: Heading(column.heading)) {
        !placed.contains($0)
      }.map { dataset.fields[$0].title }
    }
    return plan
  }
}
