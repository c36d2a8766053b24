import LedgerStore
import Measuring

/// All of a comparison as one document.
struct ComparisonJSON {
  private let answer: ComparisonAnswer

  init(_ answer: ComparisonAnswer) { self.answer = answer }

  func value() throws -> JSONText.Value {
    let comparison = answer.comparison
    return .object([
      ("then", .text(comparison.then)), ("now", .text(comparison.now)),
      ("datasets", .array(try answer.listed.map(dataset))),
      ("accounts", .array(try comparison.accountDefinitions().map(account))),
      ("figures", .array(try comparison.figures().map(figure))),
    ])
  }

  private func dataset(_ dataset: ComparedDataset) throws -> JSONText.Value {
    let sizes = try answer.comparison.sizes(of: dataset)
    let left = try answer.comparison.uncompared(of: dataset)
    var changes: [JSONText.Value] = []
    try answer.comparison.forEachChange(of: dataset) { changes.append(self.change($0)) }
    return .object([
      ("dataset", .text(dataset.name)), ("title", .text(dataset.title)),
      ("then", .integer(sizes.then)), ("now", .integer(sizes.now)),
      ("uncompared_then", .integer(left.then)),
      ("uncompared_now", .integer(left.now)), ("changes", .array(changes)),
    ])
  }

  private func change(_ change: RowChange) -> JSONText.Value {
    .object([
      ("change", .text(change.kind.rawValue)), ("key", .text(answer.key(change))),
      ("label", .init(answer.label(change))),
      ("group_then", .init(answer.group(change.groupThen))),
      ("group_now", .init(answer.group(change.groupNow))),
      (
        "fields",
        .array(
          change.fields.map { field in
            .object([
              ("field", .text(field.name)), ("title", .text(field.title)),
              ("before", .init(answer.shown(field.before, of: field))),
              ("after", .init(answer.shown(field.after, of: field))),
            ])
          })
      ),
      ("place_then", place(change.placeThen)), ("place_now", place(change.placeNow)),
    ])
  }

  private func place(_ place: RowChange.Place?) -> JSONText.Value {
    guard let place else { return .null }
    return .object([
      ("file", .text(place.file)), ("sheet", .init(place.sheet.isEmpty ? nil : place.sheet)),
      ("row", .integer(place.row)),
    ])
  }

  private func account(_ account: AccountDefinition) throws -> JSONText.Value {
    let groups = try answer.comparison.groups(of: account).map { group in
      JSONText.Value.object([
        ("group", .init(answer.group(group.group))), ("opening", .init(group.opening)),
        ("joined", .init(group.joined)), ("left", .init(group.left)),
        ("closing", .init(group.closing)), ("rows_then", .integer(group.before)),
        ("rows_now", .integer(group.now)), ("explained", .bool(group.isExplained)),
        ("came", .array(group.came.map(change))), ("went", .array(group.went.map(change))),
      ])
    }
    return .object([
      ("dataset", .text(account.dataset)), ("counted", .text(account.counted)),
      ("groups", .array(groups)),
    ])
  }

  private func figure(_ pair: MonthComparison.FigurePair) -> JSONText.Value {
    func members(_ figure: Figure) -> JSONText.Value {
      .object([
        ("met", .integer(figure.met)), ("not_met", .integer(figure.notMet)),
        ("unknown", .integer(figure.unknown)), ("excluded", .integer(figure.excluded)),
        ("rate", figure.rate.map { .number($0) } ?? .null), ("reached", .init(figure.reached)),
      ])
    }
    return .object([
      ("metric", .text(pair.metric)), ("title", .text(pair.title)),
      ("then", pair.then.map(members) ?? .null), ("now", members(pair.now)),
      ("change", pair.change.map { .number(FigureChange(pair.now).number($0)) } ?? .null),
    ])
  }
}
