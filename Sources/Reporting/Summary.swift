import Definitions
import LedgerStore
import Measuring

/// What a run amounts to: the figures, the findings by kind, the account of the rows.
public struct Summary: Sendable {
  public struct RuleCount: Sendable {
    public var rule: String
    public var severity: String
    public var count: Int
  }

  public struct Account: Sendable {
    public var files = 0
    /// Those of which something, or all, could not be read.
    public var unreadableFiles = 0
    public var sheets = 0
    public var usedSheets = 0
    public var read = 0
    public var loaded = 0
    public var rejected = 0
    public var skipped = 0
  }

  public let pipeline: Pipeline
  public let period: Period
  public let results: [MetricResult]
  public let account: Account
  public let findings: [RuleCount]
  /// The datasets of the pipeline of which no row was loaded: figures on them say nothing.
  public let missingDatasets: [Dataset]
  /// The period before, where its ledger was there; `nil` where there was none.
  public let previousPeriod: String?
  /// The kinds of outputs that were asked for.
  public let chosen: Set<Output>
  /// The outputs written, by their paths in the period's folder.
  public internal(set) var outputs: [String]

  public init(
    pipeline: Pipeline, period: Period, results: [MetricResult], ledger: Ledger,
    chosen: Set<Output> = Set(Output.allCases), outputs: [String] = []
  ) throws {
    self.pipeline = pipeline
    self.period = period
    self.results = results
    self.chosen = chosen
    self.outputs = outputs
    account = try Summary.account(of: ledger)
    previousPeriod = try ledger.facts()["previous"]
    let loaded = try ledger.rows(of: "SELECT DISTINCT dataset FROM _sheet WHERE loaded > 0")
    missingDatasets = pipeline.datasets.filter { dataset in
      !loaded.contains([.text(dataset.name)])
    }
    findings = try ledger.rows(
      of: """
        SELECT rule, severity, COUNT(*) FROM _finding GROUP BY rule, severity
        ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, rule
        """
    ).map { row in
      RuleCount(rule: row[0].text ?? "", severity: row[1].text ?? "", count: row[2].integer ?? 0)
    }
  }

  /// How many findings of a severity there are.
  public func count(of severity: Severity) -> Int {
    findings.filter { $0.severity == severity.rawValue }.reduce(0) { $0 + $1.count }
  }

  /// Of the period itself, and not taken over from an earlier one.
  private static let isOwn = "period = (SELECT value FROM _ledger WHERE name = 'period')"

  private static func account(of ledger: Ledger) throws -> Account {
    var account = Account()
    // A sheet may break off after its file was opened.
    let files = try ledger.rows(
      of: """
        SELECT COUNT(*), SUM(problem IS NOT NULL
          OR _id IN (SELECT source FROM _finding WHERE rule = 'F01')) FROM _source
        WHERE \(Summary.isOwn)
        """)
    account.files = files.first?[0].integer ?? 0
    account.unreadableFiles = files.first?[1].integer ?? 0
    let rows = try ledger.rows(
      of: """
        SELECT COUNT(*), SUM(records IS NOT NULL AND (loaded > 0 OR rejected > 0)), SUM(rows_read),
          SUM(loaded), SUM(rejected), SUM(skipped) FROM _sheet WHERE \(Summary.isOwn)
        """)
    if let row = rows.first {
      account.sheets = row[0].integer ?? 0
      account.usedSheets = row[1].integer ?? 0
      account.read = row[2].integer ?? 0
      account.loaded = row[3].integer ?? 0
      account.rejected = row[4].integer ?? 0
      account.skipped = row[5].integer ?? 0
    }
    return account
  }
}
