import Definitions

/// The ledger of one sender, made by `import`, as a part of a larger whole.
///
/// Its tables can be put beside those of other shards: every number of a row is moved by `offset`.
public struct Shard: Sendable {
  /// The numbers of a shard's rows begin here; a ledger has fewer rows than lie between two shards.
  public static func offset(_ number: Int) -> Int64 { Int64(number) << 40 }

  public let ledger: Ledger
  public let name: String
  public let pipeline: String
  public let period: Period
  /// Tells whether the ledger was made from the same input and definitions.
  public let fingerprint: String
  public let tables: [ShardTable]

  /// What `_ledger` says of a ledger that `import` has made.
  static let stage = (name: "stage", value: "import")
  static let nameFact = "shard"

  /// - Throws: `LedgerError`; `.notAnImport` where checks and figures are in the ledger already.
  public init(_ path: String) throws {
    ledger = try Ledger.open(path)
    let facts = try ledger.facts()
    guard facts[Self.stage.name] == Self.stage.value, let name = facts[Self.nameFact],
      let period = facts["period"].flatMap({ Period($0) })
    else { throw LedgerError(.notAnImport, path: path) }
    self.name = name
    self.period = period
    pipeline = facts["pipeline"] ?? ""
    fingerprint = facts["fingerprint"] ?? ""
    tables = try ShardTable.all(in: ledger)
  }
}

/// A table of a shard: its columns, and which of them number rows.
public struct ShardTable: Sendable {
  public enum ColumnType: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }

  public struct Column: Sendable {
    public var name: String
    public var type: ColumnType
    /// Whether it has the number of a row of this or another table, and so is moved.
    public var isNumber: Bool
  }

  public var name: String
  public var columns: [Column]
  public var isDataset: Bool

  /// What the ledger knows of sources and what was found in them, with the columns that number rows.
  static let housekeeping: [(name: String, numbers: Set<String>)] = [
    ("_source", ["_id"]), ("_sheet", ["_id", "source", "replaced_by"]), ("_column", ["sheet"]),
    ("_skipped", ["sheet"]), ("_finding", ["_id", "source", "sheet"]),
  ]

  static func all(in ledger: Ledger) throws -> [ShardTable] {
    var references: [String: Set<String>] = [:]
    try ledger.forEachRow(of: "SELECT dataset, name FROM _field WHERE refers_to IS NOT NULL") {
      references[$0[0].string ?? "", default: []].insert($0[1].string ?? "")
    }
    let datasets = try ledger.rows(of: "SELECT name FROM _dataset ORDER BY position")
      .compactMap { $0[0].string }
    return try housekeeping.map { try table($0.name, numbers: $0.numbers, in: ledger) }
      + datasets.map { name in
        var table = try table(
          name, numbers: references[name, default: []].union(["_id", "_sheet"]), in: ledger)
        table.isDataset = true
        return table
      }
  }

  fileprivate static func table(
    _ name: String, numbers: Set<String>, in ledger: Ledger
  ) throws -> ShardTable {
    let columns = try ledger.rows(
      of: "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", [.text(name)]
    ).compactMap { row -> Column? in
      guard let column = row[0].string, let type = row[1].string.flatMap(ColumnType.init) else {
        return nil
      }
      return Column(name: column, type: type, isNumber: numbers.contains(column))
    }
    return ShardTable(name: name, columns: columns, isDataset: false)
  }

  /// Its rows as a query, in their order, with numbers moved to those of a shard.
  ///
  /// - Parameter schema: What stands before the table's name.
  public func query(shard number: Int, schema: String = "main") -> String {
    let offset = Shard.offset(number)
    let values = columns.map { column in
      let name = LedgerSchema.quoted(column.name)
      return column.isNumber && offset > 0 ? "\(name) + \(offset)" : name
    }
    return
      "SELECT \(values.joined(separator: ", ")) FROM \(schema).\(LedgerSchema.quoted(name)) ORDER BY rowid"
  }
}

extension Ledger {
  /// The ledger's own tables, which begin with `_`.
  public func ownTables() throws -> [ShardTable] {
    try rows(
      of:
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '!_%' ESCAPE '!' ORDER BY name"
    ).compactMap { $0[0].string }.map { try ShardTable.table($0, numbers: [], in: self) }
  }
}
