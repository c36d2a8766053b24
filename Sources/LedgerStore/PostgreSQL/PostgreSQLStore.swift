import Definitions

/// The ledgers of many senders in a PostgreSQL database.
///
/// Each pipeline has a schema of its name, in it a table for each of a ledger's, with the columns `_period` and
/// `_shard`, by which Citus can distribute them. Numbers of rows are moved to those of the shard.
public struct PostgreSQLStore {
  public let connection: PostgreSQLConnection
  public let pipeline: String

  public init(_ connection: PostgreSQLConnection, pipeline: String) {
    self.connection = connection
    self.pipeline = pipeline
  }

  /// What became of a ledger.
  public enum Outcome: Sendable {
    case loaded(rows: Int, number: Int)
    /// The same was loaded before.
    case known(number: Int)
  }

  /// A table's name with that of the pipeline's schema.
  public func table(_ name: String) -> String {
    LedgerSchema.quoted(pipeline) + "." + LedgerSchema.quoted(name)
  }

  /// Makes what is not there yet: functions, schema, tables, columns.
  public func prepare(for tables: [ShardTable]) throws {
    try connection.transaction {
      // Two that load at once would make the same.
      try connection.execute("SELECT pg_advisory_xact_lock(hashtext('taizhang'))")
      for sql in PostgreSQLFunctions.statements { try connection.execute(sql) }
      try connection.execute("CREATE SCHEMA IF NOT EXISTS \(LedgerSchema.quoted(pipeline))")
      try connection.execute(
        """
        CREATE TABLE IF NOT EXISTS \(table("_shard")) (
          _period TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, number BIGINT NOT NULL,
          fingerprint TEXT, PRIMARY KEY (_period, name), UNIQUE (_period, number))
        """)
      for shardTable in tables { try make(shardTable) }
    }
  }

  private func make(_ shardTable: ShardTable) throws {
    let target = table(shardTable.name)
    try connection.execute(
      "CREATE TABLE IF NOT EXISTS \(target) (_period TEXT COLLATE \"C\" NOT NULL, _shard BIGINT NOT NULL)"
    )
    for column in shardTable.columns {
      try connection.execute(
        "ALTER TABLE \(target) ADD COLUMN IF NOT EXISTS \(LedgerSchema.quoted(column.name)) \(Self.type(column.type))"
      )
    }
    try connection.execute(
      "CREATE INDEX IF NOT EXISTS \(LedgerSchema.quoted("_place_" + shardTable.name)) ON \(target) (_period, _shard)"
    )
  }

  /// A field's type.
  public static func type(_ type: FieldType) -> String {
    ShardTable.ColumnType(rawValue: LedgerSchema.columnType(type)).map { Self.type($0) } ?? "TEXT"
  }

  public static func type(_ type: ShardTable.ColumnType) -> String {
    switch type {
    case .text: "TEXT COLLATE \"C\""
    case .integer: "BIGINT"
    case .real: "DOUBLE PRECISION"
    }
  }

  /// Loads a ledger in one transaction. One that was loaded before replaces itself, or stays if it is the same.
  public func load(_ shard: Shard) throws -> Outcome {
    let key = "_period = '\(shard.period)' AND name = \(SQLCompiler.literal(.text(shard.name)))"
    try number(shard)
    return try connection.transaction {
      // Whoever loads the same ledger waits here.
      let known = try connection.rows(
        of: "SELECT number, fingerprint FROM \(table("_shard")) WHERE \(key) FOR UPDATE")
      guard case .integer(let found)? = known.first?[0] else {
        throw LedgerError(.notALedger, path: connection.shownURL)
      }
      let number = Int(found)
      if known.first?[1] == .text(shard.fingerprint) { return .known(number: number) }
      var count = 0
      for shardTable in shard.tables {
        if known.first?[1] != .null {
          try connection.execute(
            "DELETE FROM \(table(shardTable.name)) WHERE _period = '\(shard.period)' AND _shard = \(number)"
          )
        }
        count += try copy(shardTable, of: shard, number: number)
      }
      try connection.execute(
        "UPDATE \(table("_shard")) SET fingerprint = \(SQLCompiler.literal(.text(shard.fingerprint))) WHERE \(key)"
      )
      return .loaded(rows: count, number: number)
    }
  }

  /// Gives the shard its number, which it keeps.
  private func number(_ shard: Shard) throws {
    try connection.transaction {
      try connection.execute("SELECT pg_advisory_xact_lock(hashtext('taizhang'))")
      try connection.execute(
        """
        INSERT INTO \(table("_shard")) (_period, name, number)
        SELECT '\(shard.period)', \(SQLCompiler.literal(.text(shard.name))), COALESCE(MAX(number) + 1, 0)
        FROM \(table("_shard")) WHERE _period = '\(shard.period)'
        ON CONFLICT (_period, name) DO NOTHING
        """)
    }
  }

  private func copy(_ shardTable: ShardTable, of shard: Shard, number: Int) throws -> Int {
    let names = ["_period", "_shard"] + shardTable.columns.map { LedgerSchema.quoted($0.name) }
    let place: [Ledger.Value] = [.text("\(shard.period)"), .integer(Int64(number))]
    var count = 0
    try connection.copy(
      into: "\(table(shardTable.name)) (\(names.joined(separator: ", ")))"
    ) { add in
      try shard.ledger.forEachRow(of: shardTable.query(shard: number)) { row in
        try add(place + row)
        count += 1
      }
    }
    return shardTable.isDataset ? count : 0
  }

  /// Counts what is in the tables, by which queries are planned. Called after the last ledger.
  public func analyze(_ tables: [ShardTable]) throws {
    for shardTable in tables { try connection.execute("ANALYZE \(table(shardTable.name))") }
  }

  /// What makes Citus distribute the tables by their shards.
  public func distribution(of tables: [ShardTable]) -> [String] {
    ["SELECT create_reference_table(\(SQLCompiler.literal(.text(table("_shard")))));"]
      + tables.map {
        "SELECT create_distributed_table(\(SQLCompiler.literal(.text(table($0.name)))), '_shard');"
      }
  }
}
