import Definitions
import LedgerStore

/// Tries all SQL of a pipeline on an empty ledger, so that a wrong name is found before anything is read.
public enum PipelineSQLCheck {
  /// - Returns: A fault for each query that the database refuses, in the order of the pipeline.
  public static func faults(in pipeline: Pipeline, period: Period) throws -> [DefinitionFault] {
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: nil)
    defer { builder.discard() }
    let compiler = pipeline.sqlParameters(for: period)
    var faults: [DefinitionFault] = []

    func attempt(_ sql: SQLText, _ body: () throws -> Void) throws {
      do {
        try body()
      } catch let error as LedgerError {
        guard case .sql(let message) = error.kind else { throw error }
        faults.append(fault(message, in: sql, pipeline))
      }
    }

    for model in pipeline.models { try attempt(model.sql) { try builder.install(model) } }
    // Where a model is wrong, whatever reads it would be reported too.
    guard faults.isEmpty else { return faults }

    let checks = CheckRunner(pipeline: pipeline, period: period)
    for check in pipeline.checks {
      try attempt(check.rows) {
        let columns = try builder.ledger.columns(of: compiler.compile(check.rows))
        if check.dataset != nil, !columns.contains("_id") {
          faults.append(missingID(check))
        } else {
          _ = try builder.ledger.columns(of: checks.query(for: check))
        }
      }
    }
    for metric in pipeline.metrics {
      let query = MetricQuery(metric, compiler: compiler)
      try attempt(metric.meets) { _ = try builder.ledger.columns(of: query.counts) }
      guard !metric.gapList.isEmpty else { continue }
      try attempt(metric.meets) { _ = try builder.ledger.columns(of: query.gaps) }
    }
    for table in pipeline.tables {
      try attempt(table.sql) { _ = try builder.ledger.columns(of: compiler.compile(table.sql)) }
    }
    return faults
  }

  private static func missingID(_ check: Check) -> DefinitionFault {
    DefinitionFault(
      code: "check-without-id", location: check.rows.location,
      message: LocalizedText(
        "检查 \(check.name) 写了 dataset，查询要有 _id 这一列",
        "check \(check.name) names a dataset, so its query must return a column _id"))
  }

  private static func fault(_ message: String, in sql: SQLText, _ pipeline: Pipeline)
    -> DefinitionFault
  {
    // `no such column: m.brnch`: the name is looked for in the text, so that the fault points at it.
    let named = message.split(separator: ": ").last.map(String.init) ?? ""
    let name = named.split(separator: ".").last.map(String.init) ?? named
    let token = SQLLexer(sql.text).first { $0.name == name }
    let known =
      message.contains("table")
      ? pipeline.datasets.map(\.name) + pipeline.models.map(\.name)
      : pipeline.datasets.flatMap(\.fields).map(\.name)
    return DefinitionFault(
      code: "sql", location: token.map { sql.location(atUTF8Offset: $0.offset) } ?? sql.location,
      message: LocalizedText("SQL 有错：\(message)", "the SQL is wrong: \(message)"),
      suggestion: token == nil ? nil : NearestName.find(name, in: known))
  }
}
