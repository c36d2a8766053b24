import Definitions

/// `exists`: the value is in a field of another dataset.
struct ExistsRule: Sendable {
  /// The number of the watched field in `WatchedValues`.
  var watched: Int
  /// Where the value's key is among the record's keys.
  var key: Int

  func breach(_ record: ParsedRecord, in context: RuleContext) -> String? {
    let key = record.keys[key]
    return key == .none || context.values.contains(key, at: watched) ? nil : ""
  }
}

/// The values of the fields that `exists` rules name, filled while their dataset is imported and read by
/// those after it.
final class WatchedValues {
  struct Watch: Hashable {
    var dataset: Int
    var field: Int
    var among: RowRule.Among
  }

  let watches: [Watch]
  private var tables: [KeyTable]

  init(_ pipeline: Pipeline) {
    var watches: [Watch] = []
    for rule in pipeline.datasets.flatMap(\.rules) {
      guard let watch = WatchedValues.watch(of: rule, in: pipeline), !watches.contains(watch) else {
        continue
      }
      watches.append(watch)
    }
    self.watches = watches
    tables = Array(repeating: KeyTable(), count: watches.count)
  }

  static func watch(of rule: RowRule, in pipeline: Pipeline) -> Watch? {
    guard case .exists(let name, let field, let among) = rule.test,
      let dataset = pipeline.datasets.firstIndex(where: { $0.name == name }),
      let index = pipeline.datasets[dataset].fields.firstIndex(where: { $0.name == field })
    else { return nil }
    return Watch(dataset: dataset, field: index, among: among)
  }

  func add(_ key: ValueKey, at watched: Int) { _ = tables[watched].insert(key, of: 0) }

  /// Takes over the keys of a `unique` rule, which are those of all rows.
  func adopt(_ table: KeyTable, at watched: Int) { tables[watched] = table }

  /// See `KeyTable.touch`.
  func touch(_ key: ValueKey, at watched: Int) -> UInt64 { tables[watched].touch(key) }

  func contains(_ key: ValueKey, at watched: Int) -> Bool { tables[watched].contains(key) }
}
