import Definitions
import Importing
import LedgerStore

/// A ledger that is read where it is built.
public struct SQLiteEngine: Engine {
  public let readers: LedgerReaders
  public var ledger: Ledger { readers.main }
  public let dialect = SQLDialect.sqlite

  public init(_ readers: LedgerReaders) { self.readers = readers }

  /// Reads on one connection alone.
  public init(_ ledger: Ledger) { self.init(LedgerReaders(ledger)) }

  public func forEach<Result: Sendable>(
    _ queries: [String],
    work: @escaping @Sendable (Int, EngineRows, (Result) throws -> Void) throws -> Void,
    receive: (Int, Result) throws -> Void
  ) throws {
    try readers.forEach(Array(queries.enumerated())) { query, ledger, emit in
      try work(query.offset, EngineRows(ledger, sql: query.element), emit)
    } receive: { query, result in
      try receive(query.offset, result)
    }
  }

  // What the builder has written, it sees.
  public func show(_ findings: [Finding]) {}
  public func show(_ results: [MetricResult]) {}
  public func finish() {}
}
