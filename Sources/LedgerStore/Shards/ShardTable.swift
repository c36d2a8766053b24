import Definitions

/// A table that each shard has its share of: a dataset's, one of the period before, or one that says what became of
/// files, sheets and rows. What is computed of all shards together, models and figures, is none.
public struct ShardTable: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case text, integer, real

    /// - Parameter type: As the ledger declares it.
    public init(_ type: String) {
      self =
        switch type {
        case "INTEGER": .integer
        case "REAL": .real
        default: .text
        }
    }
  }

  public struct Column: Hashable, Sendable {
    public var name: String
    public var kind: Kind
    /// Whether it is the number of a row, which is moved by the shard's.
    public var isID: Bool

    public init(name: String, kind: Kind, isID: Bool = false) {
      self.name = name
      self.kind = kind
      self.isID = isID
    }
  }

  public var name: String
  public var columns: [Column]
  /// Whether all shards say the same, so that one row stands for all.
  public var isShared: Bool

  public init(name: String, columns: [Column], isShared: Bool = false) {
    self.name = name
    self.columns = columns
    self.isShared = isShared
  }

  /// The tables of a pipeline's shards, those of its datasets first.
  public static func all(of pipeline: Pipeline) -> [ShardTable] {
    let datasets = pipeline.datasets.map { dataset($0, prefix: "") }
    let previous = pipeline.previousDatasets.map { dataset($0, prefix: PreviousTables.prefix) }
    return datasets + previous + (pipeline.readsPrevious ? [previousPeriod] : []) + housekeeping
  }

  static let previousPeriod = ShardTable(
    name: PreviousTables.period, columns: columns("name TEXT"), isShared: true)

  /// What Reporting asks of files, sheets and findings, and checks of where a row stands.
  public static let housekeeping = [
    ShardTable(
      name: "_source",
      columns: columns(
        "_id ID", "name TEXT", "size INTEGER", "sha256 TEXT", "format TEXT", "encoding TEXT",
        "problem TEXT", "period TEXT")),
    ShardTable(
      name: "_sheet",
      columns: columns(
        "_id ID", "source ID", "name TEXT", "visibility TEXT", "dataset TEXT",
        "header_row INTEGER", "rows_read INTEGER", "loaded INTEGER", "rejected INTEGER",
        "skipped INTEGER", "records INTEGER", "body TEXT", "period TEXT", "sender TEXT",
        "replaced_by ID")),
    ShardTable(
      name: "_column",
      columns: columns("sheet ID", "col INTEGER", "heading TEXT", "field TEXT")),
    ShardTable(
      name: "_skipped",
      columns: columns("sheet ID", "row INTEGER", "reason TEXT", "text TEXT")),
    ShardTable(
      name: "_finding",
      columns: columns(
        "_id ID", "severity TEXT", "rule TEXT", "dataset TEXT", "entity TEXT", "source ID",
        "sheet ID", "row INTEGER", "col INTEGER", "heading TEXT", "value TEXT",
        "is_sensitive INTEGER", "is_rejection INTEGER", "message TEXT", "suggestion TEXT")),
  ]

  private static func dataset(_ dataset: Dataset, prefix: String) -> ShardTable {
    ShardTable(
      name: prefix + dataset.name,
      columns: columns("_id ID", "_sheet ID", "_row INTEGER")
        + dataset.fields.map { field in
          if case .reference = field.type {
            return Column(name: field.name, kind: .integer, isID: true)
          }
          return Column(
            name: field.name, kind: Kind(LedgerSchema.columnType(field.type)), isID: false)
        })
  }

  /// Names with their types, ID among these.
  private static func columns(_ declarations: String...) -> [Column] {
    declarations.map { declaration in
      let words = declaration.split(separator: " ")
      let type = words[words.count - 1]
      return Column(
        name: String(words[0]), kind: type == "TEXT" ? .text : .integer, isID: type == "ID")
    }
  }
}

extension Ledger {
  /// The tables that a shard with this ledger has, those of its datasets first.
  public func shardTables() throws -> [ShardTable] {
    let references = try rows(of: "SELECT dataset, name FROM _field WHERE refers_to IS NOT NULL")
    let datasets = try rows(of: "SELECT name FROM _dataset ORDER BY position")
      .compactMap { $0[0].string }
    var tables: [ShardTable] = []
    for prefix in ["", PreviousTables.prefix] {
      for dataset in datasets {
        let columns = try columnTypes(of: prefix + dataset).map { name, type in
          let isReference = references.contains([.text(dataset), .text(name)])
          return ShardTable.Column(
            name: name, kind: ShardTable.Kind(type),
            isID: isReference || name == "_id" || name == "_sheet")
        }
        if !columns.isEmpty { tables.append(ShardTable(name: prefix + dataset, columns: columns)) }
      }
    }
    let hasPrevious = try !columnTypes(of: PreviousTables.period).isEmpty
    return tables + (hasPrevious ? [.previousPeriod] : []) + ShardTable.housekeeping
  }

  /// The columns of a table and their types; none where there is no such table.
  public func columnTypes(of table: String) throws -> [(name: String, type: String)] {
    try rows(of: "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", [.text(table)])
      .compactMap { row in row[0].string.map { ($0, row[1].string ?? "") } }
  }

  /// Calls `body` with each row that a shard has of a table, its ids moved, in the order of the ledger. What the ledger has no column for,
  /// since its pipeline was another, is NULL.
  ///
  /// - Throws: `LedgerError.sql`, or what `body` throws.
  public func forEachRow(
    of table: ShardTable, in shard: Shard, _ body: ([Value]) throws -> Void
  ) throws {
    let columns = Set(try columnTypes(of: table.name).map(\.name))
    guard !columns.isEmpty, let offset = shard.offset else { return }
    let values = table.columns.map { column in
      guard columns.contains(column.name) else { return "NULL" }
      let name = LedgerSchema.quoted(column.name)
      return column.isID && offset > 0 ? "\(name) + \(offset)" : name
    }
    try forEachRow(
      of: """
        SELECT \(values.joined(separator: ", ")) FROM \(LedgerSchema.quoted(table.name)) ORDER BY rowid
        """, [], body)
  }
}
