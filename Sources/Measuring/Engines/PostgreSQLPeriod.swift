import Definitions
import LedgerStore

/// One period of a database as a ledger has it: a schema in which the tables have the names, columns and rows that a
/// pipeline's SQL expects.
struct PostgreSQLPeriod {
  /// What the ledger knows besides rows of datasets, and the order of its rows.
  static let housekeeping: [(name: String, order: [String])] = [
    ("_source", ["_id"]), ("_sheet", ["_id"]), ("_column", ["sheet", "col"]),
    ("_skipped", ["sheet", "row"]), ("_finding", ["_id"]),
  ]

  /// The findings of checks; those of `import` stand in the shards.
  static let found = "_found"
  /// They come after all others.
  static let firstFound: Int64 = 1 << 62

  private let connection: PostgreSQLConnection
  private let pipeline: Pipeline
  private let period: Period
  private let store: PostgreSQLStore

  init(_ connection: PostgreSQLConnection, pipeline: Pipeline, period: Period) {
    self.connection = connection
    self.pipeline = pipeline
    self.period = period
    store = PostgreSQLStore(connection, pipeline: pipeline.name)
  }

  /// Makes all but the models.
  ///
  /// - Parameter ledger: Has the tables that a ledger has.
  func make(like ledger: Ledger) throws {
    guard try !columns(of: "_shard", in: pipeline.name).isEmpty,
      try connection.rows(
        of:
          "SELECT 1 FROM \(store.table("_shard")) WHERE _period = '\(period)' AND fingerprint IS NOT NULL LIMIT 1"
      ).count == 1
    else { throw LedgerError(.nothingLoaded, path: connection.shownURL) }
    let schema = SQL.quoted("\(pipeline.name) \(period)")
    try connection.execute("DROP SCHEMA IF EXISTS \(schema) CASCADE")
    try connection.execute("CREATE SCHEMA \(schema)")
    try connection.execute("SET LOCAL search_path = \(schema), pg_catalog")
    for (name, _) in Self.housekeeping where name != "_finding" { try makeView(name) }
    for dataset in pipeline.datasets { try makeView(of: dataset) }
    try makeFindings()
    for table in try facts(of: ledger) {
      let columns = table.columns.map { "\(SQL.quoted($0.name)) \(PostgreSQLStore.type($0.type))" }
      try connection.execute(
        "CREATE UNLOGGED TABLE \(SQL.quoted(table.name)) (\(columns.joined(separator: ", ")))")
    }
    try makePrevious()
  }

  /// The tables of what is defined and computed: few rows each, and the same as in a ledger.
  private func facts(of ledger: Ledger) throws -> [ShardTable] {
    let inShards = Set(Self.housekeeping.map(\.name))
    return try ledger.ownTables().filter { !inShards.contains($0.name) }
  }

  /// Copies what the ledger has in those tables now.
  func takeFacts(from ledger: Ledger) throws {
    for table in try facts(of: ledger) {
      let name = SQL.quoted(table.name)
      try connection.execute("TRUNCATE \(name)")
      try connection.copy(into: name) { add in
        try ledger.forEachRow(of: "SELECT * FROM \(name)") { try add($0) }
      }
    }
  }

  /// Makes a model; always as a table, of which the server then knows how many rows it has.
  func install(_ model: Model) throws {
    let portable = pipeline.sqlParameters(for: period, dialect: .portable).compile(model.sql)
    let name = SQL.quoted(model.name)
    try connection.execute(
      "CREATE UNLOGGED TABLE \(name) AS \(SQLDialect.postgresql.spelled(portable))")
    try connection.execute("ANALYZE \(name)")
  }

  private func columns(of table: String, in schema: String) throws -> [String] {
    func literal(_ text: String) -> String { SQLCompiler.literal(.text(text)) }
    return try connection.rows(
      of: """
        SELECT column_name::text FROM information_schema.columns
        WHERE table_schema = \(literal(schema)) AND table_name = \(literal(table))
        ORDER BY ordinal_position
        """
    ).compactMap { $0[0].text }
  }

  /// A table of all shards, less what tells period and shard.
  private func makeView(_ name: String) throws {
    let columns = try columns(of: name, in: pipeline.name).filter {
      !["_period", "_shard"].contains($0)
    }
    try makeView(name, columns: columns.map(SQL.quoted))
  }

  private func makeView(of dataset: Dataset) throws {
    let known = Set(try columns(of: dataset.name, in: pipeline.name))
    let columns =
      dataset.fields.map { ($0.name, PostgreSQLStore.type($0.type)) }
      + dataset.links.map { ($0.name, PostgreSQLStore.type(.integer)) }
    let fields = columns.map { column, type in
      let name = SQL.quoted(column)
      // The definitions may have it since.
      return known.contains(column) ? name : "CAST(NULL AS \(type)) AS \(name)"
    }
    try makeView(dataset.name, columns: ["_id", "_sheet", "_row"] + fields)
  }

  private func makeView(_ name: String, columns: [String]) throws {
    try connection.execute(
      """
      CREATE VIEW \(SQL.quoted(name)) AS SELECT \(columns.joined(separator: ", "))
      FROM \(store.table(name)) WHERE _period = '\(period)'
      """)
  }

  private func makeFindings() throws {
    let columns = try columns(of: "_finding", in: pipeline.name)
      .filter { !["_period", "_shard"].contains($0) }.map(SQL.quoted).joined(separator: ", ")
    let all = store.table("_finding")
    try connection.execute(
      "CREATE UNLOGGED TABLE \(Self.found) AS SELECT \(columns) FROM \(all) WHERE 1 = 0")
    try connection.execute(
      """
      CREATE VIEW _finding AS SELECT \(columns) FROM \(all) WHERE _period = '\(period)'
      UNION ALL SELECT \(columns) FROM \(Self.found)
      """)
  }

  /// There is no period before.
  private func makePrevious() throws {
    guard pipeline.readsPrevious else { return }
    try connection.execute(
      "CREATE VIEW \(PreviousTables.period) AS SELECT value AS name FROM _ledger WHERE 1 = 0")
    for dataset in pipeline.previousDatasets {
      let name = SQL.quoted(PreviousTables.prefix + dataset.name)
      try connection.execute(
        "CREATE VIEW \(name) AS SELECT * FROM \(SQL.quoted(dataset.name)) WHERE 1 = 0")
    }
  }
}
