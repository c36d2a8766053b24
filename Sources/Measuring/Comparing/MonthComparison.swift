import Definitions
import LedgerStore

/// Two months side by side: which rows came, went and changed, and how the figures moved.
///
/// What is compared and how is written in the later ledger. Nothing of the rows is held in memory but two numbers for
/// each, so that a province can be compared as well as a town.
public final class MonthComparison {
  public let then: String
  public let now: String
  /// The snapshots that both ledgers have.
  public let datasets: [ComparedDataset]
  let ledger: Ledger
  private let earlier: Ledger

  /// - Throws: `AskError` where the ledgers cannot be compared.
  public init(then earlier: Ledger, now ledger: Ledger) throws {
    self.ledger = ledger
    self.earlier = earlier
    then = try earlier.fact("period") ?? ""
    now = try ledger.fact("period") ?? ""
    guard then != now else { throw AskError(.samePeriod, now) }
    try ledger.attach(earlier, as: MonthComparison.schema)
    datasets = try MonthComparison.comparable(in: ledger)
    guard !datasets.isEmpty else { throw AskError(.noDefinitions, now) }
    for dataset in datasets {
      do {
        try RowPairs(dataset, in: ledger).prepare()
      } catch let error as LedgerError {
        guard case .sql = error.kind else { throw error }
        throw AskError(.incomparable, dataset.name)
      }
    }
  }

  static let schema = "then"

  /// The snapshots that both ledgers have, with the fields of the key.
  private static func comparable(in ledger: Ledger) throws -> [ComparedDataset] {
    var found: [ComparedDataset] = []
    for dataset in try ledger.comparedDatasets() {
      let columns = try ledger.columns(ofTable: dataset.name, in: schema)
      let isKnown = dataset.key.allSatisfy { field in
        columns.contains(field.name)
          && field.target.map { target in found.contains { $0.name == target } } ?? true
      }
      if isKnown { found.append(dataset) }
    }
    return found
  }

  /// How many rows of a dataset there were and are, of those that count.
  public func sizes(of dataset: ComparedDataset) throws -> (then: Int, now: Int) {
    let row = try ledger.rows(
      of: """
        SELECT (SELECT COUNT(*) FROM \(RowPairs.then(dataset))), \
        (SELECT COUNT(*) FROM \(RowPairs.now(dataset)))
        """
    ).first
    return (then: row?[0].integer ?? 0, now: row?[1].integer ?? 0)
  }

  /// How many rows of a dataset cannot be compared: they have no key, or that of a row before.
  public func uncompared(of dataset: ComparedDataset) throws -> (then: Int, now: Int) {
    let pairs = RowPairs(dataset, in: ledger)
    return (
      then: try pairs.uncompared(in: MonthComparison.schema), now: try pairs.uncompared(in: "main")
    )
  }

  /// A figure then and now.
  public struct FigurePair: Sendable {
    public var metric: String
    public var title: String
    /// `nil` where the earlier ledger has none.
    public var then: Figure?
    public var now: Figure
    /// As in `HistoryQuestion.Month`.
    public var change: Int? { then.flatMap { now.change(since: $0) } }
  }

  /// The figures of the whole, in the order of the pipeline.
  public func figures() throws -> [FigurePair] {
    let sql = """
      SELECT d.metric, d.title, d.is_count, n.met, n.not_met, n.unknown, n.excluded, n.reached,
        t.metric, t.met, t.not_met, t.unknown, t.excluded, t.reached
      FROM _metric_definition d JOIN main._metric n ON n.metric = d.metric AND n.dimension = 'total'
      LEFT JOIN "then"._metric t ON t.metric = d.metric AND t.dimension = 'total'
      ORDER BY d.position
      """
    return try ledger.rows(of: sql).map { row in
      let isCount = row[2].integer == 1
      return FigurePair(
        metric: row[0].text ?? "", title: row[1].text ?? "",
        then: row[8] == .null ? nil : Figure(total: row[9...13], isCount: isCount),
        now: Figure(total: row[3...7], isCount: isCount))
    }
  }
}

extension Figure {
  /// - Parameter counts: Met, not met, unknown, excluded, reached.
  fileprivate init(total counts: ArraySlice<Ledger.Value>, isCount: Bool) {
    self.init(dimension: Figure.total, group: MetricRunner.wholeGroup, isCount: isCount)
    let values = Array(counts)
    met = values[0].integer ?? 0
    notMet = values[1].integer ?? 0
    unknown = values[2].integer ?? 0
    excluded = values[3].integer ?? 0
    reached = values[4].integer.map { $0 == 1 }
  }
}
