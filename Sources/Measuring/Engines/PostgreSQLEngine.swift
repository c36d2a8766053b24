import Definitions
import Importing
import LedgerStore

/// Ledgers that `load` has put into a PostgreSQL database, read there.
///
/// All is done in one transaction: what is loaded meanwhile plays no part. The models of a period stay in the database
/// as tables of a schema of their own, `pipeline 2023-06`.
public final class PostgreSQLEngine: Engine, @unchecked Sendable {
  // Unchecked: the connection and what waits are used by the thread that measures, alone.

  public let ledger: Ledger
  /// Queries are spelled here as a whole.
  public let dialect = SQLDialect.portable
  private let connection: PostgreSQLConnection
  private let schema: PostgreSQLPeriod
  private var findings: [Finding] = []
  private var foundSoFar = 0

  /// Makes the period's tables and models in the database, and brings what is known of sources and findings into a
  /// ledger that has no rows of datasets.
  ///
  /// - Parameter builder: Of a ledger in which nothing is but its tables.
  public init(
    _ connection: PostgreSQLConnection, pipeline: Pipeline, period: Period,
    builder: LedgerBuilder
  ) throws {
    self.connection = connection
    ledger = builder.ledger
    schema = PostgreSQLPeriod(connection, pipeline: pipeline, period: period)
    try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    try schema.make(like: ledger)
    for table in PostgreSQLPeriod.housekeeping {
      let order = table.order.map { "\"\($0)\"" }.joined(separator: ", ")
      let columns = try ledger.columns(ofTable: table.name, in: "main").map { "\"\($0)\"" }
        .joined(separator: ", ")
      let sql = "SELECT \(columns) FROM \(table.name) ORDER BY \(order)"
      try connection.forEachRow(of: sql) { try builder.take($0, into: table.name) }
    }
    try builder.countFindings()
    // What the columns of a query are is asked of models without rows.
    for model in pipeline.models {
      try SQLFault.locating(model.sql) { try builder.install(model) }
    }
    try schema.takeFacts(from: ledger)
    for model in pipeline.models {
      try SQLFault.locating(model.sql) { try schema.install(model) }
    }
  }

  /// Leaves the models in the database. Called once all is measured.
  public func finish() throws { try connection.execute("COMMIT") }

  public func forEach<Result: Sendable>(
    _ queries: [String],
    work: @escaping @Sendable (Int, EngineRows, (Result) throws -> Void) throws -> Void,
    receive: (Int, Result) throws -> Void
  ) throws {
    try flush()
    for (index, query) in queries.enumerated() {
      let spelled = SQLDialect.postgresql.spelled(query)
      // A query that fails would else take the transaction with it.
      try connection.execute("SAVEPOINT query")
      let rows = EngineRows(ledger: ledger, sql: SQLDialect.sqlite.spelled(query)) {
        [connection] body in
        do {
          try connection.forEachRow(of: spelled, body)
        } catch {
          try? connection.execute("ROLLBACK TO SAVEPOINT query")
          throw error
        }
      }
      try work(index, rows) { try receive(index, $0) }
      try connection.execute("RELEASE SAVEPOINT query")
    }
  }

  public func show(_ findings: [Finding]) { self.findings += findings }

  public func show(_ results: [MetricResult]) throws { try schema.takeFacts(from: ledger) }

  private func flush() throws {
    guard !findings.isEmpty else { return }
    try connection.copy(into: PostgreSQLPeriod.found) { add in
      for finding in findings {
        foundSoFar += 1
        try add([.integer(PostgreSQLPeriod.firstFound + Int64(foundSoFar))] + finding.values)
      }
    }
    findings = []
  }
}

extension Finding {
  /// As `_finding` has them, but for the number.
  fileprivate var values: [Ledger.Value] {
    func text(_ text: String?) -> Ledger.Value { text.map { .text($0) } ?? .null }
    func number(_ number: Int?) -> Ledger.Value { number.map { .integer(Int64($0)) } ?? .null }
    return [
      .text(severity.rawValue), .text(rule), text(dataset), text(entity), number(source),
      number(sheet), number(row), number(column), text(heading), text(value),
      .integer(isSensitive ? 1 : 0), .integer(isRejection ? 1 : 0), .text(message),
      text(suggestion),
    ]
  }
}
