import Definitions
import LedgerStore

/// Where a figure comes from: its counts, the files behind it, the findings that bear on it.
public struct WhyQuestion {
  /// A sheet of which rows were read, and what became of them.
  public struct Source: Hashable, Sendable {
    public var dataset: String
    public var title: String
    public var file: String
    /// Blank for CSV.
    public var sheet: String
    /// Of a sheet of an earlier month, the rows that were carried over.
    public var loaded: Int
    public var rejected: Int
    /// Its rows in the population; `nil` where it is not known from where those came.
    public var counted: Int?
    /// The month whose input it was, where that is an earlier one.
    public var period: String?
  }

  /// How many findings there are of a rule that guards the figure.
  public struct RuleCount: Hashable, Sendable {
    public var rule: String
    public var title: String
    public var findings: Int
    /// Those about rows of the population; `nil` where that is not known.
    public var onRows: Int?
  }

  public let metric: MetricDefinition
  public let group: MetricGroup
  public let query: PopulationQuery
  private let ledger: Ledger

  /// - Throws: `AskError` where there is no such metric or group.
  public init(_ name: String, group: String? = nil, in ledger: Ledger) throws {
    self.ledger = ledger
    metric = try MetricFinder(ledger).metric(name)
    self.group = try MetricGroup(group, of: metric, in: ledger)
    query = try PopulationQuery(metric, where: self.group.conditions, in: ledger)
  }

  /// Whether the target is reached, as the run found; `nil` where there is none or nothing was judged.
  public func reached() throws -> Bool? {
    guard let place = group.place else { return nil }
    return try ledger.rows(
      of: "SELECT reached FROM _metric WHERE metric = ? AND dimension = ? AND grp = ?",
      [.text(metric.metric), .text(place.dimension), .text(place.group)]
    ).first?[0].integer.map { $0 == 1 }
  }

  /// The sheets of the datasets that the metric reads, in the order of the files; of the dataset whose rows are
  /// counted, only those that some of them came from.
  public func sources() throws -> [Source] {
    let counted = try query.rowsOfSheets()
    let sql = """
      SELECT t._id, t.dataset, d.title, s.name, t.name, COALESCE(t.loaded, t.records),
        COALESCE(t.rejected, 0), NULLIF(t.period, (SELECT value FROM _ledger WHERE name = 'period'))
      FROM _sheet t JOIN _source s ON s._id = t.source JOIN _dataset d ON d.name = t.dataset
      JOIN _metric_dataset m ON m.dataset = t.dataset
      WHERE m.metric = ? AND (t.loaded > 0 OR t.rejected > 0 OR t.rows_read IS NULL AND t.records > 0)
      ORDER BY m.position, s._id, t._id
      """
    var sources: [Source] = []
    for row in try ledger.rows(of: sql, [.text(metric.metric)]) {
      let dataset = row[1].text ?? ""
      let isCounted = counted != nil && dataset == metric.rowDataset
      let source = Source(
        dataset: dataset, title: row[2].text ?? "", file: row[3].text ?? "",
        sheet: row[4].text ?? "", loaded: row[5].integer ?? 0, rejected: row[6].integer ?? 0,
        counted: isCounted ? counted?[row[0].integer ?? 0] ?? 0 : nil,
        period: row[7].text)
      if source.counted != 0 { sources.append(source) }
    }
    return sources
  }

  /// The rules that guard the figure, and how many findings there are of each.
  public func rules() throws -> [RuleCount] {
    let onRows = try query.findingsOfRules()
    let all = Dictionary(
      try ledger.rows(of: "SELECT rule, COUNT(*) FROM _finding GROUP BY rule").map {
        ($0[0].text ?? "", $0[1].integer ?? 0)
      }
    ) { first, _ in first }
    // Several tests may share an id, each with a title of its own.
    let titles = Dictionary(
      try ledger.rows(of: "SELECT DISTINCT rule, title FROM _rule").map {
        ($0[0].text ?? "", $0[1].text ?? "")
      }
    ) { "\($0)；\($1)" }
    return metric.rules.map { rule in
      RuleCount(
        rule: rule, title: titles[rule] ?? titles[rule + "a"] ?? "",
        findings: WhyQuestion.sum(all, of: rule),
        onRows: onRows.map { WhyQuestion.sum($0, of: rule) })
    }
  }

  /// `X01` stands for `X01a`, `X01b` … as well.
  private static func sum(_ counts: [String: Int], of rule: String) -> Int {
    counts.reduce(0) { sum, entry in
      let letter = entry.key.unicodeScalars.dropFirst(rule.unicodeScalars.count)
      let isPart =
        entry.key.hasPrefix(rule) && letter.count == 1
        && letter.allSatisfy { ("a"..."z").contains($0) }
      return entry.key == rule || isPart ? sum + entry.value : sum
    }
  }
}
