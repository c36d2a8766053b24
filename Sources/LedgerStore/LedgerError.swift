/// A reason that a ledger cannot be built or read.
public struct LedgerError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The folder or file cannot be made or written.
    case unwritable(SystemFault)
    /// Another run builds the same period; the path is the period.
    case busy
    case notFound
    /// A database on PostgreSQL, where the system has no libpq to reach it by.
    case noClientLibrary
    /// A database that does not answer; `reason` is its own, in English.
    case unreachable(reason: String)
    /// A database into which no ledger of the pipeline and period was loaded.
    case nothingLoaded
    case notALedger
    /// A ledger with figures, where one that `import` has made is wanted.
    case notAnImport
    /// The ledger is of another pipeline or period.
    case ofAnother(pipeline: String, period: String)
    /// The ledger was made by a newer version of the program.
    case newerFormat(found: Int, known: Int)
    /// SQL that the database refuses; `message` is the database's, in English, without any value.
    case sql(message: String)
    /// read ≠ loaded + rejected + skipped: a fault of the program, never of the input.
    case unbalancedAccount(sheet: String)
  }

  public var kind: Kind
  /// The file that is meant.
  public var path: String

  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}
