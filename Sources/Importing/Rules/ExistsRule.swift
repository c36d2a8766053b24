import Definitions

/// `exists`: the value is in a field of another dataset.
struct ExistsRule: Sendable {
  /// The number of the watched field in `WatchedValues`.
  var watched: Int
  /// Where the value's key is among the record's keys.
  var key: Int
  /// Where the row that is found goes among the record's links; `nil` where it is not kept.
  var link: Int?

  func breach(_ record: ParsedRecord, in context: inout RuleContext) -> String? {
    let key = record.keys[key]
    guard key != .none else { return nil }
    guard let first = context.values.firstRecord(with: key, at: watched) else { return "" }
    if let link { context.links[link] = context.values.row(for: first, at: watched) }
    return nil
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
  /// Which of them some link keeps the rows of.
  let isLinked: [Bool]
  private var tables: [KeyTable]
  private var rows: [LinkedRows]

  init(_ pipeline: Pipeline) {
    var watches: [Watch] = []
    var linked: Set<Watch> = []
    for rule in pipeline.datasets.flatMap(\.rules) {
      guard let watch = WatchedValues.watch(of: rule, in: pipeline) else { continue }
      if case .exists(let wanted) = rule.test, wanted.link != nil { linked.insert(watch) }
      if !watches.contains(watch) { watches.append(watch) }
    }
    self.watches = watches
    isLinked = watches.map(linked.contains)
    tables = Array(repeating: KeyTable(), count: watches.count)
    rows = Array(repeating: LinkedRows(), count: watches.count)
  }

  static func watch(of rule: RowRule, in pipeline: Pipeline) -> Watch? {
    guard case .exists(let wanted) = rule.test,
      let dataset = pipeline.datasets.firstIndex(where: { $0.name == wanted.dataset }),
      let index = pipeline.datasets[dataset].fields.firstIndex(where: { $0.name == wanted.field })
    else { return nil }
    return Watch(dataset: dataset, field: index, among: wanted.among)
  }

  /// - Returns: The record that had the value first; this one, if it is new.
  func add(_ key: ValueKey, of record: UInt32, at watched: Int) -> UInt32 {
    tables[watched].insert(key, of: record) ?? record
  }

  /// Says whether a record that has a value has become a row; see `LinkedRows`.
  func note(_ record: UInt32, first: UInt32, isUsable: Bool, at watched: Int) {
    rows[watched].note(record, first: first, isUsable: isUsable)
  }

  /// Takes over the keys of a `unique` rule, which are those of all rows.
  func adopt(_ table: KeyTable, at watched: Int) { tables[watched] = table }

  /// See `KeyTable.touch`.
  func touch(_ key: ValueKey, at watched: Int) -> UInt64 { tables[watched].touch(key) }

  func firstRecord(with key: ValueKey, at watched: Int) -> UInt32? {
    tables[watched].firstRecord(with: key)
  }

  /// The `_id` of the first usable row with the value that a record had first; 0 where there is none.
  func row(for first: UInt32, at watched: Int) -> Int64 { rows[watched].row(for: first) }
}
