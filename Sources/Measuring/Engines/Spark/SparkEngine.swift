import Definitions
import Foundation
import Importing
import LedgerStore
import Synchronization

/// Spark SQL over exported shards. Each batch of queries is one script that `spark-sql` runs on the cluster. The first one
/// computes the models into files, which the later ones read; results come back as files.
public final class SparkEngine: Engine {
  /// Has no rows of datasets; what it says of sources, sheets, findings and figures is handed on to Spark.
  public let ledger: Ledger
  /// Spark's words are found for the whole query, the parts that the program writes included.
  public let dialect = SQLDialect.portable

  private let pipeline: Pipeline
  private let period: Period
  private let data: SparkFolder
  private let process: SparkProcess
  private let state = Mutex(State())

  private struct State {
    var batches = 0
    /// The tables of the ledger that Spark knows as they were earlier.
    var outdated: Set<String> = []
  }

  /// Brings what is known of sources and findings into a ledger that has no rows of datasets.
  ///
  /// - Parameter builder: Of a ledger in which nothing is but its tables.
  /// - Throws: `SparkError` where there is nothing of the period, or a part of it.
  public init(
    master: String, data: SparkFolder, pipeline: Pipeline, period: Period, builder: LedgerBuilder
  ) throws {
    ledger = builder.ledger
    self.pipeline = pipeline
    self.period = period
    self.data = data
    _ = try data.completeShards(in: period)
    let folder = data.path + "/runs/\(period)-\(ProcessInfo.processInfo.processIdentifier)"
    process = SparkProcess(master: master, folder: folder)
    for table in SparkEngine.housekeeping {
      var rows: [[Ledger.Value]] = []
      let columns = try ledger.columns(ofTable: table, in: "main")
      try data.forEachRow(of: table, columns: columns, in: period) { rows.append($0) }
      try builder.take(rows, into: table)
    }
    // What the columns of a query are is asked of models without rows.
    for model in pipeline.models {
      try SQLFault.locating(model.sql) { try builder.install(model) }
    }
    try? FileManager.default.removeItem(atPath: folder)
    do { try Folders.make(folder, mode: 0o700) } catch {
      throw SparkError(.system(code: error.code), path: folder)
    }
  }

  /// What the ledger knows besides rows of datasets.
  private static let housekeeping = ["_source", "_sheet", "_column", "_skipped", "_finding"]

  deinit { finish() }

  /// Removes what was made for the run.
  public func finish() {
    try? FileManager.default.removeItem(atPath: process.folder)
    // Another run may have its folder beside it.
    rmdir(data.path + "/runs")
  }

  public func show(_ findings: [Finding]) {
    state.withLock { _ = $0.outdated.insert("_finding") }
  }

  public func show(_ results: [MetricResult]) {
    state.withLock { $0.outdated.formUnion(["_metric", "_history"]) }
  }

  public func forEach<Result: Sendable>(
    _ queries: [String],
    work: @escaping @Sendable (Int, EngineRows, (Result) throws -> Void) throws -> Void,
    receive: (Int, Result) throws -> Void
  ) throws {
    guard !queries.isEmpty else { return }
    let (batch, outdated) = state.withLock { state in
      defer { (state.batches, state.outdated) = (state.batches + 1, []) }
      return (state.batches, state.outdated)
    }
    var script = SparkScript()
    for table in try ledgerTables() where batch == 0 || outdated.contains(table.name) {
      try hand(table)
    }
    try prepare(&script, for: queries, isFirst: batch == 0)
    let plans = try queries.map { query in
      let sql = SQLDialect.sqlite.spelled(query)
      return (sql: sql, columns: try ledger.columns(of: sql).count)
    }
    let results = queries.indices.map { "\(process.folder)/results/\(batch)/\($0)" }
    for (index, query) in queries.enumerated() {
      script.addQuery(
        SQLDialect.spark.spelled(query), columns: plans[index].columns, into: results[index])
    }
    let message = try run(script, batch: batch)
    for (index, plan) in plans.enumerated() {
      // Spark marks what it has finished.
      guard FileManager.default.fileExists(atPath: results[index] + "/_SUCCESS") else {
        throw LedgerError(.sql(message: message ?? "spark-sql"), path: process.master)
      }
      let rows = EngineRows(ledger: ledger, sql: plan.sql) { body in
        try SparkRows(columns: SparkScript.columns(plan.columns))
          .forEachRow(in: results[index], body)
      }
      var emitted: [Result] = []
      try work(index, rows) { emitted.append($0) }
      for result in emitted { try receive(index, result) }
    }
    if let message { throw LedgerError(.sql(message: message), path: process.master) }
    try? FileManager.default.removeItem(atPath: "\(process.folder)/results/\(batch)")
  }

  /// - Returns: What Spark said where it did not come to the end.
  private func run(_ script: SparkScript, batch: Int) throws -> String? {
    let path = "\(process.folder)/\(batch).sql"
    do {
      try Data(script.text.utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw SparkError(.system(code: errno), path: path)
    }
    return try process.run(script: path, log: "\(process.folder)/\(batch).log")
  }

  /// The tables of all shards, those of the ledger, and the models: all that the queries may read. Nothing of it is in a catalog
  /// that outlives the script, so that each makes what its own queries speak of; the first computes the models.
  private func prepare(_ script: inout SparkScript, for queries: [String], isFirst: Bool) throws {
    let compiler = pipeline.sqlParameters(for: period, dialect: .spark)
    let models = isFirst ? pipeline.models.map { compiler.compile($0.sql) } : []
    let spoken = (queries + models).joined(separator: "\n").lowercased()
    func isSpokenOf(_ name: String) -> Bool { spoken.contains(name.lowercased()) }
    for dataset in pipeline.datasets where isSpokenOf(dataset.name) {
      let path = data.rows(of: dataset.name, in: period)
      try? Folders.make(path, mode: 0o700)
      script.addTable(dataset.name, try columns(of: dataset.name), at: path)
    }
    for table in try ledgerTables() where isSpokenOf(table.name) {
      script.addTable(table.name, table.columns, at: place(of: table))
    }
    for (index, model) in pipeline.models.enumerated() where isFirst || isSpokenOf(model.name) {
      let path = "\(process.folder)/models/\(index)"
      if isFirst {
        script.addModel(model.name, sql: models[index], at: path)
      } else {
        script.addKeptModel(model.name, at: path)
      }
    }
  }

  /// The ledger's own tables, and those of the period before, as they are there.
  private func ledgerTables() throws -> [SparkTable] {
    let names = try ledger.rows(
      of: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).compactMap { $0[0].text }
    return try names.filter { $0.hasPrefix("_") || $0.hasPrefix(PreviousTables.prefix) }
      .map { SparkTable(name: $0, columns: try columns(of: $0)) }
  }

  private func columns(of table: String) throws -> [SparkTable.Column] {
    try ledger.rows(
      of: "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", [.text(table)]
    ).map { SparkTable.Column(name: $0[0].text ?? "", type: $0[1].text ?? "") }
  }

  private func place(of table: SparkTable) -> String {
    // Spark takes no notice of what begins with an underscore.
    "\(process.folder)/ledger/of\(table.name)"
  }

  /// Writes a table of the ledger where Spark reads it.
  private func hand(_ table: SparkTable) throws {
    let folder = place(of: table)
    do { try Folders.make(folder, mode: 0o700) } catch {
      throw SparkError(.system(code: error.code), path: folder)
    }
    let path = folder + "/" + SparkFolder.file
    let file = try JSONLinesFile(path: path, columns: table.columns.map(\.name))
    let names = table.columns.map { SQL.quoted($0.name) }.joined(separator: ", ")
    try ledger.forEachRow(
      of: "SELECT \(names) FROM \(SQL.quoted(table.name)) ORDER BY rowid", []
    ) { try file.write($0) }
    try file.close()
  }
}
