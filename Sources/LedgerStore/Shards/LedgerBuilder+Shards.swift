import Definitions
import GRDB

extension LedgerBuilder {
  /// Says in the ledger that it is a shard: no models, checks or figures. Called before it is finished.
  public func mark(asShard name: String) throws {
    let (stage, value) = Shard.stage
    try insert("INSERT INTO _ledger VALUES (?, ?)", [stage, value])
    try insert("INSERT INTO _ledger VALUES (?, ?)", [Shard.nameFact, name])
  }

  /// Takes all rows of a shard into this ledger. Called before the indices are made.
  ///
  /// - Parameter number: Where the shard stands among those that are taken.
  public func take(_ shard: Shard, number: Int) throws {
    // SQLite attaches nothing within a transaction.
    try execute("COMMIT")
    try ledger.attach(shard.ledger, as: Self.schema)
    try execute("BEGIN")
    for table in shard.tables {
      let known = Set(try ledger.columns(ofTable: table.name, in: "main"))
      var taken = table
      taken.columns.removeAll { !known.contains($0.name) }
      guard !taken.columns.isEmpty else { continue }
      // Findings are numbered on: checks add theirs.
      if table.name == "_finding" { taken.columns.removeAll { $0.name == "_id" } }
      let names = taken.columns.map { LedgerSchema.quoted($0.name) }.joined(separator: ", ")
      try execute(
        "INSERT INTO main.\(LedgerSchema.quoted(table.name)) (\(names)) \(taken.query(shard: number, schema: Self.schema))"
      )
    }
    try countFindings()
    try execute("COMMIT")
    try execute("DETACH DATABASE \(Self.schema)")
    try execute("BEGIN")
  }

  private static let schema = "_shard"

  /// Goes on after the findings that are there.
  public func countFindings() throws {
    guard case .integer(let last)? = try ledger.rows(of: "SELECT MAX(_id) FROM _finding").first?[0]
    else { return }
    findings = Int(last)
  }

  /// Takes rows of a table that another database has, in the order of the columns here.
  public func take(_ rows: [[Ledger.Value]], into table: String) throws {
    for row in rows { try take(row, into: table) }
    if table == "_finding" { try countFindings() }
  }

  /// Takes a row of a table that another database has, in the order of the columns here.
  public func take(_ row: [Ledger.Value], into table: String) throws {
    let marks = row.map { _ in "?" }.joined(separator: ", ")
    try insert(
      "INSERT INTO \(LedgerSchema.quoted(table)) VALUES (\(marks))", StatementArguments(row))
  }
}
