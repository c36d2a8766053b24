import Definitions
import Importing
import LedgerStore

/// Where the rows of datasets and models are, and queries over them run: the ledger's own SQLite, or a database that
/// holds the ledgers of many senders. See docs/decisions/015-engines.md.
public protocol Engine: Sendable {
  /// Answers what is known without rows: the columns of a query, the findings and figures of the month. The
  /// datasets and models are there, with or without their rows.
  var ledger: Ledger { get }
  /// The dialect in which queries are handed in.
  var dialect: SQLDialect { get }

  /// Runs queries; some side by side, where the engine can, or all in one go.
  ///
  /// - Parameters:
  ///   - work: Called with the place of a query, its rows and what takes its results, perhaps on another thread.
  ///   - receive: Called on this thread with the results in the order of the queries.
  /// - Throws: The first error in the order of the queries, or what `receive` throws.
  func forEach<Result: Sendable>(
    _ queries: [String],
    work: @escaping @Sendable (Int, EngineRows, (Result) throws -> Void) throws -> Void,
    receive: (Int, Result) throws -> Void
  ) throws

  /// Shows findings and figures, which the ledger has already, to the queries that come after.
  func show(_ findings: [Finding]) throws
  func show(_ results: [MetricResult]) throws

  /// Called once all is measured and written.
  func finish() throws
}

/// The rows of one query.
public struct EngineRows {
  /// Answers what is known of the query without its rows.
  public let ledger: Ledger
  /// The query as that ledger has it.
  public let sql: String
  private let read: (_ body: ([Ledger.Value]) throws -> Void) throws -> Void

  init(
    ledger: Ledger, sql: String,
    read: @escaping (_ body: ([Ledger.Value]) throws -> Void) throws -> Void
  ) {
    self.ledger = ledger
    self.sql = sql
    self.read = read
  }

  /// Those of a query to a ledger.
  public init(_ ledger: Ledger, sql: String) {
    self.init(ledger: ledger, sql: sql) { body in
      try ledger.forEachRow(of: sql, [], body)
    }
  }

  /// Calls `body` with each row in the order of the query. Called once.
  ///
  /// - Throws: `LedgerError.sql` where the engine refuses the query, or what `body` throws.
  public func forEachRow(_ body: ([Ledger.Value]) throws -> Void) throws { try read(body) }
}
