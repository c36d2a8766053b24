import Definitions
import LedgerStore

/// Tries all SQL of a pipeline on an empty ledger, so that a wrong name is found before anything is read.
public final class PipelineSQLCheck {
  /// What the database says of the SQL.
  public struct Outcome: Sendable {
    /// A fault for each piece that it refuses, in the order of the pipeline.
    public var faults: [DefinitionFault]
    /// The datasets whose rows it would look up by their keys.
    public var lookedUp: Set<String>
  }

  private let pipeline: Pipeline
  private let period: Period
  private let compiler: SQLCompiler
  private let builder: LedgerBuilder
  private var faults: [DefinitionFault] = []
  private var lookedUp: Set<String> = []
  private var brokenModels: Set<String> = []

  public static func outcome(of pipeline: Pipeline, period: Period) throws -> Outcome {
    let check = try PipelineSQLCheck(pipeline, period)
    defer { check.builder.discard() }
    for model in pipeline.models { try check.tryModel(model) }
    for dataset in pipeline.datasets { try check.tryComparison(of: dataset) }
    for step in pipeline.checks { try check.tryCheck(step) }
    for metric in pipeline.metrics { try check.tryMetric(metric) }
    for table in pipeline.tables { try check.tryTable(table) }
    return Outcome(faults: check.faults, lookedUp: check.lookedUp)
  }

  private init(_ pipeline: Pipeline, _ period: Period) throws {
    self.pipeline = pipeline
    self.period = period
    compiler = pipeline.sqlParameters(for: period)
    builder = try LedgerBuilder(pipeline: pipeline, period: period, place: nil)
    // Names that a run would take as well are taken here.
    try builder.makeIndices(over: pipeline.datasets.map(\.name))
  }

  private func tryModel(_ model: Model) throws {
    let isRight = try attempt(model.sql) {
      try builder.install(model)
      if model.isMaterialized { try noteLookups(of: compiler.compile(model.sql)) }
    }
    guard !isRight else { return }
    brokenModels.insert(model.name)
    // SQLite keeps a view that it cannot read.
    try builder.execute("DROP VIEW IF EXISTS \(SQL.quoted(model.name))")
  }

  private func tryComparison(of dataset: Dataset) throws {
    guard let comparison = dataset.comparison, !brokenModels.contains(comparison.from) else {
      return
    }
    let from = SQL.quoted(comparison.from)
    let known = try builder.ledger.columns(of: "SELECT * FROM \(from)")
    // The tables of datasets have the ledger's own columns as well.
    for name in ["_id"] + [comparison.group].compactMap(\.self) where !known.contains(name) {
      report(
        "unknown-column", at: comparison.location,
        LocalizedText(
          "compare 要用的列“\(name)”，在“\(comparison.from)”里没有",
          "compare needs the column “\(name)”, which “\(comparison.from)” has not"),
        suggestion: NearestName.find(name, in: known))
    }
    guard let counts = comparison.counts else { return }
    try attempt(counts) {
      _ = try builder.ledger.columns(of: "SELECT (\(compiler.compile(counts))) FROM \(from)")
    }
  }

  private func tryCheck(_ check: Check) throws {
    var columns: [String] = []
    guard
      try attempt(
        check.rows, { columns = try builder.ledger.columns(of: compiler.compile(check.rows)) })
    else { return }
    if check.dataset != nil, !columns.contains("_id") {
      report(
        "check-without-id", at: check.rows.location,
        LocalizedText(
          "校核“\(check.name)”写了 dataset，查询要有 _id 这一列",
          "the check “\(check.name)” names a dataset, so its query must return a column _id"))
      return
    }
    let runner = CheckRunner(pipeline: pipeline, period: period)
    try attempt(check.rows) {
      try noteLookups(of: runner.query(for: check, compiler))
    }
  }

  private func tryMetric(_ metric: Metric) throws {
    // Whoever reads a model that is wrong is not to blame.
    guard !brokenModels.contains(metric.from) else { return }
    let before = faults.count
    let from = SQL.quoted(metric.from)
    // Each piece by itself, so that the fault points into the right one.
    for piece in metric.conditions {
      let sql = "SELECT (\(compiler.compile(piece))) FROM \(from)"
      try attempt(piece) { _ = try builder.ledger.columns(of: sql) }
    }
    let query = MetricQuery(metric, compiler: compiler)
    let known = try builder.ledger.columns(of: "SELECT * FROM \(from)")
    for name in query.dimensionColumns + metric.gapList.map(\.name)
    where !known.contains(name) && !["_id", "_sheet", "_row"].contains(name) {
      report(
        "unknown-column", at: metric.location,
        LocalizedText(
          "指标“\(metric.name)”分组或名单里的列“\(name)”，在“\(metric.from)”里没有",
          "the metric “\(metric.name)” groups by or lists “\(name)”, which “\(metric.from)” has not"
        ),
        suggestion: NearestName.find(name, in: known))
    }
    guard faults.count == before else { return }
    try attempt(metric.mainSQL) { try noteLookups(of: query.counts) }
    guard !metric.gapList.isEmpty else { return }
    try attempt(metric.mainSQL) { try noteLookups(of: query.gaps) }
  }

  private func tryTable(_ table: Table) throws {
    var columns: [String] = []
    let sql = compiler.compile(table.sql)
    guard
      try attempt(
        table.sql,
        {
          columns = try builder.ledger.columns(of: sql)
          try noteLookups(of: sql)
        })
    else { return }
    var seen: Set<String> = []
    for name in columns where !seen.insert(name).inserted {
      report(
        "table-column", at: table.sql.location,
        LocalizedText(
          "表“\(table.name)”有两列都叫“\(name)”，请用 AS 改名",
          "the table “\(table.name)” has two columns “\(name)”; rename one with AS"))
    }
  }

  /// Takes down which keys a query looks rows up by. To go through all rows in the order of a key is no lookup: that
  /// needs a sort without an index, and an index needs the same sort.
  private func noteLookups(of sql: String) throws {
    for index in try builder.ledger.indicesSearched(by: sql) {
      if let dataset = LedgerBuilder.dataset(ofKeyIndex: index) { lookedUp.insert(dataset) }
    }
  }

  /// - Returns: Whether the database accepts what `body` asks of it.
  @discardableResult
  private func attempt(_ sql: SQLText, _ body: () throws -> Void) throws -> Bool {
    do {
      try body()
      return true
    } catch let error as LedgerError {
      guard case .sql(let message) = error.kind else { throw error }
      let fault = SQLFault(message)
      if !fault.isMissing(table: brokenModels) {
        faults.append(
          fault.fault(
            in: sql, tables: pipeline.datasets.map(\.name) + pipeline.models.map(\.name),
            columns: knownColumns()))
      }
      return false
    }
  }

  private func knownColumns() -> [String] {
    pipeline.datasets.flatMap { $0.fields.map(\.name) + $0.links.map(\.name) }
      + pipeline.models.map(\.name).flatMap { name in
        (try? builder.ledger.columns(of: "SELECT * FROM \(SQL.quoted(name))")) ?? []
      }
  }

  private func report(
    _ code: String, at location: Location, _ message: LocalizedText, suggestion: String? = nil
  ) {
    faults.append(
      DefinitionFault(code: code, location: location, message: message, suggestion: suggestion))
  }
}

extension Metric {
  /// All conditions of the metric.
  fileprivate var conditions: [SQLText] {
    [condition].compactMap { $0 } + exclusions.map(\.when) + [amount, meets].compactMap { $0 }
  }
}
