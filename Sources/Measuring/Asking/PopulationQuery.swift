import LedgerStore

extension MetricDefinition {
  /// The columns of the dimensions, in the order in which they are first named.
  var dimensionColumns: [Column] {
    columns.filter { $0.dimensionPosition != nil }
      .sorted { ($0.dimensionPosition ?? 0) < ($1.dimensionPosition ?? 0) }
  }
}

/// Rows of a metric's population: all of them, those of one outcome, of some group, counted or listed.
public struct PopulationQuery {
  /// What became of a row.
  public enum Outcome: String, CaseIterable, Sendable {
    case met
    case notMet = "not_met"
    case unknown, excluded

    var sql: String {
      switch self {
      case .met: "_outcome = 1"
      case .notMet: "_outcome = 0"
      case .unknown: "_outcome IS NULL"
      case .excluded: "_outcome = 3"
      }
    }
  }

  private let ledger: Ledger
  private let finder: MetricFinder
  public let metric: MetricDefinition
  private let conditions: [String]
  private let arguments: [Ledger.Value]

  /// - Throws: `AskError` where a condition names a column that the rows have not.
  public init(
    _ metric: MetricDefinition, where conditions: [ColumnCondition] = [], in ledger: Ledger
  ) throws {
    self.ledger = ledger
    self.metric = metric
    finder = MetricFinder(ledger)
    self.conditions = try conditions.map { [finder] in
      $0.sql(column: try finder.column($0.column, of: metric))
    }
    arguments = conditions.map { .text($0.value) }
  }

  /// The rows with an outcome: the columns of the gap list, by dimension and then by what is listed.
  ///
  /// - Parameter withPlaces: Whether each row says its file, sheet and row, where the population is a dataset
  ///   or a model that hands them on.
  public func rows(_ outcome: Outcome, withPlaces: Bool = false) throws -> AskedRows {
    let listed = metric.columns.filter(\.isListed)
    let shown = listed.isEmpty ? metric.columns : listed
    var order = metric.dimensionColumns.map(\.name)
    order += shown.map(\.name).filter { !order.contains($0) }
    var columns = shown.map {
      AskedRows.Column($0.name, title: $0.title, isSensitive: $0.isSensitive)
    }
    var selected = shown.map { "p.\(SQL.quoted($0.name))" }
    var join = ""
    if outcome == .excluded {
      columns.append(.init("reason", title: "不计的原因"))
      selected.append(
        "(SELECT reason FROM _metric_exclusion WHERE metric = ? AND number = p._exclusion)")
    }
    if withPlaces, try hasPlaces {
      columns += [
        .init("file", title: "文件"), .init("sheet", title: "工作表"), .init("row", title: "行"),
      ]
      selected += ["_s.name", "_t.name", "p._at_row"]
      join =
        " LEFT JOIN _sheet _t ON _t._id = p._at_sheet LEFT JOIN _source _s ON _s._id = _t.source"
      order += ["_at_sheet", "_at_row"]
    }
    let population = join.isEmpty ? filtered(outcome.sql) : try placed(outcome.sql)
    let sql = """
      SELECT \(selected.joined(separator: ", ")) FROM (\(population)) AS p\(join)\
      \(order.isEmpty ? "" : " ORDER BY " + order.map { "p.\(SQL.quoted($0))" }.joined(separator: ", "))
      """
    let own: [Ledger.Value] = outcome == .excluded ? [.text(metric.metric)] : []
    return AskedRows(columns: columns, sql: sql, arguments: own + arguments)
  }

  /// How many rows of each group there are with each outcome, the group with most not met first. The last
  /// columns are `not_met`, `met`, `unknown`, `excluded`.
  public func groups(by names: [String]) throws -> AskedRows {
    let columns = try names.map { try finder.column($0, of: metric) }
    let titles = try columns.map { try finder.title(of: $0, of: metric) }
    let keys = columns.map(SQL.quoted)
    let sensitive = columns.map { name in
      metric.columns.contains { $0.name == name && $0.isSensitive }
    }
    let sql = """
      SELECT \((keys + sums).joined(separator: ", ")) FROM (\(filtered(nil))) AS p
      GROUP BY \(keys.joined(separator: ", "))
      ORDER BY not_met DESC, \(keys.joined(separator: ", "))
      """
    var shown = zip(columns, zip(titles, sensitive)).map { name, rest in
      AskedRows.Column(name, title: rest.0, isSensitive: rest.1, isGroup: true)
    }
    shown += PopulationQuery.counted
    return AskedRows(columns: shown, sql: sql, arguments: arguments)
  }

  /// The figure of the rows that the conditions leave.
  public func total() throws -> Figure {
    var figure = Figure(
      dimension: Figure.total, group: MetricRunner.wholeGroup, isCount: metric.isCount)
    let sql = "SELECT \(sums.joined(separator: ", ")) FROM (\(filtered(nil))) AS p"
    if let row = try ledger.rows(of: sql, arguments).first {
      figure.notMet = row[0].integer ?? 0
      figure.met = row[1].integer ?? 0
      figure.unknown = row[2].integer ?? 0
      figure.excluded = row[3].integer ?? 0
    }
    return figure
  }

  /// How many rows each reason leaves out, in the order of the definition; the first that holds counts.
  public func exclusions() throws -> [(reason: String, count: Int)] {
    guard !metric.exclusions.isEmpty else { return [] }
    let amount = metric.hasAmount ? "CAST(SUM(_amount) AS BIGINT)" : "COUNT(*)"
    let sql = """
      SELECT _exclusion, \(amount) FROM (\(filtered(Outcome.excluded.sql))) AS p GROUP BY _exclusion
      """
    let counts = try ledger.rows(of: sql, arguments)
    return metric.exclusions.enumerated().map { index, reason in
      let row = counts.first { $0[0].integer == index + 1 }
      return (reason: reason, count: row?[1].integer ?? 0)
    }
  }

  /// How many rows of each sheet the population has, but for those left out; `nil` where they do not say.
  public func rowsOfSheets() throws -> [Int: Int]? {
    guard try hasPlaces else { return nil }
    let sql = """
      SELECT _at_sheet, COUNT(*) FROM (\(try placed("_outcome IS NOT 3"))) AS p
      WHERE _at_sheet IS NOT NULL GROUP BY _at_sheet
      """
    let counts = try ledger.rows(of: sql, arguments).map { row in
      (row[0].integer ?? 0, row[1].integer ?? 0)
    }
    return Dictionary(counts) { first, _ in first }
  }

  /// How many findings of each rule are about rows of the population; `nil` where they do not say their place.
  public func findingsOfRules() throws -> [String: Int]? {
    guard try hasPlaces else { return nil }
    let sql = """
      SELECT f.rule, COUNT(*) FROM _finding f
      JOIN (SELECT DISTINCT _at_sheet, _at_row FROM (\(try placed(nil))) AS p) AS a
        ON a._at_sheet = f.sheet AND a._at_row = f.row
      GROUP BY f.rule
      """
    let counts = try ledger.rows(of: sql, arguments).map { row in
      (row[0].text ?? "", row[1].integer ?? 0)
    }
    return Dictionary(counts) { first, _ in first }
  }

  /// Whether it is known from which sheet and row each row came.
  public var hasPlaces: Bool {
    get throws { try metric.rowDataset != nil || ownPlaces }
  }

  private var ownPlaces: Bool {
    get throws {
      let columns = try ledger.columns(of: metric.rowsSQL)
      return columns.contains("_sheet") && columns.contains("_row")
    }
  }

  /// The population with `_at_sheet` and `_at_row`, where each row stands.
  private func placed(_ condition: String?) throws -> String {
    // Models may hand on places of their own choice: of a person's row rather than of the event's.
    guard try !ownPlaces, let dataset = metric.rowDataset else {
      return
        "SELECT f.*, f._sheet AS _at_sheet, f._row AS _at_row FROM (\(filtered(condition))) AS f"
    }
    return """
      SELECT f.*, r._sheet AS _at_sheet, r._row AS _at_row FROM (\(filtered(condition))) AS f \
      LEFT JOIN \(SQL.quoted(dataset)) AS r ON r._id = f._id
      """
  }

  /// The population as far as the conditions leave it.
  private func filtered(_ condition: String?) -> String {
    let all = [condition].compactMap(\.self) + conditions
    let clause = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
    return "SELECT * FROM (\(metric.rowsSQL)) AS q\(clause)"
  }

  private static let counted: [AskedRows.Column] = [
    .init("not_met", title: "未达标"), .init("met", title: "达标"),
    .init("unknown", title: "无法判定"), .init("excluded", title: "不计"),
  ]

  private var sums: [String] {
    func sum(_ value: String, _ outcomes: String) -> String {
      "CAST(COALESCE(SUM(CASE WHEN \(outcomes) THEN \(value) ELSE 0 END), 0) AS BIGINT)"
    }
    let judged = "_outcome = 0 OR _outcome = 1"
    let (met, notMet) =
      metric.hasAmount
      ? (sum("_met", judged), sum("_amount - _met", judged))
      : (sum("1", Outcome.met.sql), sum("1", Outcome.notMet.sql))
    let amount = metric.hasAmount ? "_amount" : "1"
    return [
      "\(notMet) AS not_met", "\(met) AS met",
      "\(sum(amount, Outcome.unknown.sql)) AS unknown",
      "\(sum(amount, Outcome.excluded.sql)) AS excluded",
    ]
  }
}
