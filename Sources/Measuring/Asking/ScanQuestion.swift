import Definitions
import LedgerStore

/// How a metric is computed: in which scan, with which others, by what plan, from how many rows.
public struct ScanQuestion {
  /// A line of the database's plan.
  public struct Step: Hashable, Sendable {
    /// How many steps it is part of.
    public var depth: Int
    /// In the database's words.
    public var text: String
  }

  /// A table or view that the scan reads, itself or through views.
  public struct Source: Hashable, Sendable {
    public enum Kind: String, Sendable {
      case dataset, table, view
    }

    public var name: String
    public var kind: Kind
    /// Of a table; a view has its rows from others each time it is read.
    public var rows: Int?
    /// How many views it is read through.
    public var depth: Int
  }

  public struct Sharer: Hashable, Sendable {
    public var metric: String
    public var title: String
  }

  public let metric: MetricDefinition
  /// The number of the scan among all, from 1, in the order of the metrics.
  public let number: Int
  public let scans: Int
  /// The other metrics that it computes.
  public let others: [Sharer]
  private let ledger: Ledger

  /// - Throws: `AskError` where there is no such metric.
  public init(_ name: String, in ledger: Ledger) throws {
    self.ledger = ledger
    metric = try MetricFinder(ledger).metric(name)
    let all = try ledger.rows(
      of: "SELECT counts_sql, metric, title FROM _metric_definition ORDER BY position")
    var seen: [String] = []
    for row in all {
      let sql = row[0].text ?? ""
      if !seen.contains(sql) { seen.append(sql) }
    }
    number = (seen.firstIndex(of: metric.countsSQL) ?? 0) + 1
    scans = seen.count
    others = all.compactMap { [metric] row in
      guard row[0].text == metric.countsSQL, let name = row[1].text, name != metric.metric
      else { return nil }
      return Sharer(metric: name, title: row[2].text ?? "")
    }
  }

  /// What the database would do, by what it knows of the ledger as it is.
  public func steps() throws -> [Step] {
    var depths: [Int: Int] = [:]
    return try ledger.rows(of: "EXPLAIN QUERY PLAN " + metric.countsSQL).map { row in
      let depth = row[1].integer.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      if let id = row[0].integer { depths[id] = depth }
      return Step(depth: depth, text: row[3].text ?? "")
    }
  }

  /// What is read, each once, followed by what it is read through.
  public func sources() throws -> [Source] {
    let models = Dictionary(
      try ledger.rows(of: "SELECT name, is_materialized, sql FROM _model").map {
        ($0[0].text ?? "", (isTable: $0[1].integer == 1, sql: $0[2].text ?? ""))
      }
    ) { first, _ in first }
    var seen: Set<String> = []
    var sources: [Source] = []
    func visit(_ sql: String, depth: Int) throws {
      for name in SQLTables.read(by: sql) where seen.insert(name).inserted {
        let model = models[name]
        let isView = model.map { !$0.isTable } ?? false
        let count =
          isView ? nil : try ledger.rows(of: "SELECT COUNT(*) FROM \(SQL.quoted(name))").first
        sources.append(
          Source(
            name: name, kind: isView ? .view : model == nil ? .dataset : .table,
            rows: count?[0].integer, depth: depth))
        if isView, let model { try visit(model.sql, depth: depth + 1) }
      }
    }
    try visit(metric.countsSQL, depth: 0)
    return sources
  }
}
