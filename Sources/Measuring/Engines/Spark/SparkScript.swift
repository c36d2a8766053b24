import Definitions
import LedgerStore

/// A table of a ledger, as Spark gets it.
struct SparkTable: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var name: String
    /// As the ledger declares it.
    var type: String
  }

  var name: String
  var columns: [Column]
}

/// What `spark-sql -f` runs: SQL statements in Spark's words.
struct SparkScript {
  private(set) var statements: [String] = []

  var text: String { statements.map { $0 + ";\n" }.joined() }

  /// A table whose rows are files, each row a JSON object. Texts that are empty and values that are NULL stay apart.
  mutating func addTable(_ name: String, _ columns: [SparkTable.Column], at path: String) {
    let declared = columns.map { "\(SparkScript.name($0.name)) \(SparkScript.type($0.type))" }
    statements.append(
      """
      CREATE TEMPORARY VIEW \(SparkScript.name(name)) (\(declared.joined(separator: ", "))) USING json \
      OPTIONS (path \(SparkScript.text(path)), recursiveFileLookup 'true', mode 'FAILFAST')
      """)
  }

  /// A model, computed once and kept as Parquet: else it would be planned and computed in each query that reads it.
  ///
  /// - Parameter sql: In Spark's words.
  mutating func addModel(_ name: String, sql: String, at path: String) {
    statements.append("INSERT OVERWRITE DIRECTORY \(SparkScript.text(path)) USING parquet \(sql)")
    addKeptModel(name, at: path)
  }

  /// One that an earlier script has computed.
  mutating func addKeptModel(_ name: String, at path: String) {
    statements.append(
      "CREATE TEMPORARY VIEW \(SparkScript.name(name)) USING parquet OPTIONS (path \(SparkScript.text(path)))"
    )
  }

  /// A query whose rows become JSON files. Its columns are `c0`, `c1` …: two of them may have one name.
  ///
  /// - Parameter sql: In Spark's words.
  mutating func addQuery(_ sql: String, columns: Int, into path: String) {
    let names = SparkScript.columns(columns).joined(separator: ", ")
    statements.append(
      """
      INSERT OVERWRITE DIRECTORY \(SparkScript.text(path)) USING json \
      SELECT * FROM (\(sql)\n) AS _result (\(names))
      """)
  }

  static func columns(_ count: Int) -> [String] { (0..<count).map { "c\($0)" } }

  static func name(_ name: String) -> String { SQLDialect.spark.marked(name) }

  /// - Parameter type: As a ledger declares it.
  private static func type(_ type: String) -> String {
    switch type {
    case "INTEGER": "BIGINT"
    case "REAL": "DOUBLE"
    default: "STRING"
    }
  }

  /// A text as Spark reads it.
  static func text(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
