import LedgerStore

/// The rows of a query with its bound values, and what its columns are called.
public struct AskedRows: Sendable {
  public struct Column: Hashable, Sendable {
    public var name: String
    public var title: String
    public var isSensitive: Bool
    /// Whether it names a group, which where it is blank is not known.
    public var isGroup: Bool

    public init(_ name: String, title: String, isSensitive: Bool = false, isGroup: Bool = false) {
      self.name = name
      self.title = title
      self.isSensitive = isSensitive
      self.isGroup = isGroup
    }
  }

  public var columns: [Column]
  let sql: String
  let arguments: [Ledger.Value]

  /// Calls `body` with each row, at most `limit`.
  public func forEach(
    in ledger: Ledger, limit: Int? = nil, _ body: ([Ledger.Value]) throws -> Void
  ) throws {
    let limited = limit.map { "\(sql) LIMIT \(max(0, $0))" } ?? sql
    try ledger.forEachRow(of: limited, arguments, body)
  }

  /// How many rows there are.
  public func count(in ledger: Ledger) throws -> Int {
    let rows = try ledger.rows(of: "SELECT COUNT(*) FROM (\(sql)) AS _counted", arguments)
    return rows.first?.first?.integer ?? 0
  }
}
