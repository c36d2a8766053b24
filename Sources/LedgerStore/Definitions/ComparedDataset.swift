/// A snapshot as two months of it are compared.
public struct ComparedDataset: Sendable {
  public struct Field: Hashable, Sendable {
    public var name: String
    public var title: String
    public var type: String
    /// The dataset that a reference leads to.
    public var target: String?
    public var isSensitive: Bool
  }

  public var name: String
  public var title: String
  /// The field that names a row to people.
  public var label: Field?
  public var key: [Field]
  /// The fields by which a row may be named, or was before.
  public var identifiers: [String]
  /// Those of which a change is told.
  public var tracked: [Field]
  /// Whether the pipeline says what is to be told of it.
  public var isDeclared: Bool
  /// The dataset or model that knows which rows count and of which group they are.
  public var source: String
  public var counts: String?
  public var group: String?
}

/// A table that says how many rows of a dataset came and went, group by group.
public struct AccountDefinition: Sendable {
  public var dataset: String
  public var title: String
  public var counted: String
  public var group: String
  public var opening: String
  public var joined: [String]
  public var left: [String]
  public var closing: String
}

extension Ledger {
  /// The snapshots that can be compared, each after those that it refers to.
  public func comparedDatasets() throws -> [ComparedDataset] {
    let sql = """
      SELECT d.name, d.title, d.label, c.dataset IS NOT NULL, COALESCE(c.source, d.name), c.counts_sql,
        c.group_column
      FROM _dataset d LEFT JOIN _comparison c ON c.dataset = d.name
      WHERE d.kind = 'snapshot' ORDER BY d.position
      """
    return try rows(of: sql).compactMap { row in
      let name = row[0].string ?? ""
      let fields = try fields(of: name)
      let key = fields.filter { $0.keyPosition != nil }
        .sorted { ($0.keyPosition ?? 0) < ($1.keyPosition ?? 0) }.map(\.field)
      guard !key.isEmpty else { return nil }
      return ComparedDataset(
        name: name, title: row[1].string ?? "",
        label: fields.first { $0.field.name == row[2].string }?.field, key: key,
        identifiers: fields.filter(\.isIdentifier).map(\.field.name),
        tracked: fields.filter(\.isTracked).map(\.field), isDeclared: row[3] == .integer(1),
        source: row[4].string ?? name, counts: row[5].string, group: row[6].string)
    }
  }

  public func accountDefinitions() throws -> [AccountDefinition] {
    let sql = """
      SELECT a.dataset, d.title, a.counted, a.group_field, a.opening, a.closing
      FROM _account a JOIN _dataset d ON d.name = a.dataset ORDER BY d.position
      """
    return try rows(of: sql).map { row in
      let terms = try rows(
        of: "SELECT field, sign FROM _account_field WHERE dataset = ? ORDER BY position", [row[0]])
      return AccountDefinition(
        dataset: row[0].string ?? "", title: row[1].string ?? "", counted: row[2].string ?? "",
        group: row[3].string ?? "", opening: row[4].string ?? "",
        joined: terms.filter { $0[1] == .integer(1) }.compactMap { $0[0].string },
        left: terms.filter { $0[1] == .integer(-1) }.compactMap { $0[0].string },
        closing: row[5].string ?? "")
    }
  }

  /// Which datasets say what rows of this one were called before: the reference to it, and the field of the name.
  public func renamings(of dataset: String) throws -> [(dataset: String, to: String, from: String)]
  {
    let sql = """
      SELECT r.dataset, r.to_field, r.from_field FROM _renaming r
      JOIN _field f ON f.dataset = r.dataset AND f.name = r.to_field
      WHERE f.refers_to = ? ORDER BY r.rowid
      """
    return try rows(of: sql, [.text(dataset)]).map {
      (dataset: $0[0].string ?? "", to: $0[1].string ?? "", from: $0[2].string ?? "")
    }
  }

  private struct KnownField {
    var field: ComparedDataset.Field
    var keyPosition: Int?
    var isIdentifier: Bool
    var isTracked: Bool
  }

  private func fields(of dataset: String) throws -> [KnownField] {
    let sql = """
      SELECT name, title, type, refers_to, is_sensitive, key_position, is_identifier, is_tracked
      FROM _field WHERE dataset = ? ORDER BY position
      """
    return try rows(of: sql, [.text(dataset)]).map { row in
      KnownField(
        field: ComparedDataset.Field(
          name: row[0].string ?? "", title: row[1].string ?? "", type: row[2].string ?? "",
          target: row[3].string, isSensitive: row[4] == .integer(1)),
        keyPosition: row[5].int, isIdentifier: row[6] == .integer(1),
        isTracked: row[7] == .integer(1))
    }
  }
}
