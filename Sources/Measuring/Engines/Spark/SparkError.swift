/// A reason that Spark cannot be asked, or that its files cannot be read.
public struct SparkError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// There is no `spark-sql` in `SPARK_HOME/bin` or on the search path.
    case notInstalled
    /// `shards.json` is none of ours.
    case unreadableShards
    /// Nothing of the period was exported into the folder.
    case nothingExported(period: String)
    /// The export of a shard was cut short.
    case incomplete(shard: String)
    /// `spark-sql` ended with an error; `message` is what it said last, which may quote SQL, but no value.
    case failed(message: String)
    /// A result that is no JSON, or not the columns that were asked for.
    case unreadableResult
    /// The folder refuses, in the system's words.
    case system(code: Int32)
  }

  public var kind: Kind
  /// The file or folder that is meant, or the master.
  public var path: String

  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}
