import LedgerStore

/// Which row of this month is which of the month before, as temporary tables of the ledger: `_same_member` has the
/// pairs, `_now_member` and `_then_member` the rows that count, with their group.
struct RowPairs {
  private let dataset: ComparedDataset
  private let ledger: Ledger

  init(_ dataset: ComparedDataset, in ledger: Ledger) {
    self.dataset = dataset
    self.ledger = ledger
  }

  static func same(_ dataset: String) -> String { "temp." + SQL.quoted("_same_\(dataset)") }
  static func now(_ dataset: ComparedDataset) -> String {
    "temp." + SQL.quoted("_now_\(dataset.name)")
  }
  static func then(_ dataset: ComparedDataset) -> String {
    "temp." + SQL.quoted("_then_\(dataset.name)")
  }

  func prepare() throws {
    try ledger.prepareTemporary(rows(in: "main", table: RowPairs.now(dataset)))
    try ledger.prepareTemporary(rows(in: MonthComparison.schema, table: RowPairs.then(dataset)))
    try ledger.prepareTemporary(sameKeys)
    try pairRenamed()
  }

  // MARK: - The rows that count

  /// Rows with a whole key, of several with one key the first, that the pipeline counts.
  private func rows(in schema: String, table: String) -> [String] {
    let source = "\(SQL.quoted(schema)).\(SQL.quoted(dataset.source))"
    let group = dataset.group.map { "g.\(SQL.quoted($0))" } ?? "NULL"
    let isOwn = dataset.group == nil && dataset.counts == nil
    let join = isOwn ? "" : " JOIN \(source) AS g ON g._id = d._id"
    let conditions = [keyed("d", in: schema)] + (dataset.counts.map { [counted($0, source)] } ?? [])
    return [
      "CREATE TABLE \(table) (_id INTEGER PRIMARY KEY, grp TEXT)",
      """
      INSERT OR IGNORE INTO \(table)
      SELECT d._id, \(group) FROM \(name(in: schema)) AS d\(join)
      WHERE \(conditions.joined(separator: " AND "))
      """,
    ]
  }

  /// In a query of its own, where the names of the condition can mean nothing else.
  private func counted(_ condition: String, _ source: String) -> String {
    "d._id IN (SELECT _id FROM \(source) WHERE (\(condition)))"
  }

  /// Some part of the key may be blank, as long as not all are: two blanks are the same.
  private func keyed(_ alias: String, in schema: String) -> String {
    let known = dataset.key.map { "\(alias).\(SQL.quoted($0.name)) IS NOT NULL" }
    let earlier = dataset.key.map { "e.\(SQL.quoted($0.name)) IS \(alias).\(SQL.quoted($0.name))" }
    return "(\(known.joined(separator: " OR ")))"
      + " AND NOT EXISTS (SELECT 1 FROM \(name(in: schema)) AS e WHERE "
      + "\(earlier.joined(separator: " AND ")) AND e._id < \(alias)._id)"
  }

  /// The rows that cannot be compared: without any key, or with that of a row before.
  func uncompared(in schema: String) throws -> Int {
    let sql = "SELECT COUNT(*) FROM \(name(in: schema)) AS d WHERE NOT (\(keyed("d", in: schema)))"
    return try ledger.rows(of: sql).first?.first?.integer ?? 0
  }

  private func name(in schema: String) -> String {
    "\(SQL.quoted(schema)).\(SQL.quoted(dataset.name))"
  }

  // MARK: - The same row

  private var sameKeys: [String] {
    let same = RowPairs.same(dataset.name)
    return [
      "CREATE TABLE \(same) (then_id INTEGER PRIMARY KEY, now_id INTEGER NOT NULL, how TEXT NOT NULL)",
      """
      INSERT INTO \(same)
      SELECT b._id, a._id, 'key' FROM \(name(in: MonthComparison.schema)) AS b
      JOIN main.\(SQL.quoted(dataset.name)) AS a ON \(sameKey)
      WHERE \(keyed("b", in: MonthComparison.schema)) AND \(keyed("a", in: "main"))
      """,
      "CREATE INDEX temp.\(SQL.quoted("_same_now_\(dataset.name)")) ON \(SQL.quoted("_same_\(dataset.name)")) (now_id)",
    ]
  }

  /// A reference in a key is another number in each ledger; the row that it names is the same.
  private var sameKey: String {
    dataset.key.map { field in
      let (a, b) = ("a.\(SQL.quoted(field.name))", "b.\(SQL.quoted(field.name))")
      guard let target = field.target else { return "\(a) IS \(b)" }
      let same = "(SELECT now_id FROM \(RowPairs.same(target)) WHERE then_id = \(b))"
      return "\(a) IS \(same) AND (\(b) IS NULL OR \(same) IS NOT NULL)"
    }.joined(separator: " AND ")
  }

  // MARK: - Renamed rows

  /// Rows that have no partner by their key: one of them is another where a table of renamings says so, or where one of
  /// its names is one of the other's, and of no third's.
  private func pairRenamed() throws {
    let same = RowPairs.same(dataset.name)
    let gone = names(
      in: MonthComparison.schema,
      without: "SELECT then_id FROM \(same)")
    let new = names(in: "main", without: "SELECT now_id FROM \(same)")
    guard let gone, let new else { return }
    try ledger.prepareTemporary([
      "CREATE TABLE temp._gone AS \(gone)", "CREATE TABLE temp._new AS \(new)",
    ])
    defer {
      try? ledger.prepareTemporary(["DROP TABLE temp._gone", "DROP TABLE temp._new"])
    }
    let told = try ledger.renamings(of: dataset.name).map { renaming in
      """
      SELECT g._id AS then_id, r.\(SQL.quoted(renaming.to)) AS now_id FROM temp._gone g
      JOIN main.\(SQL.quoted(renaming.dataset)) r ON r.\(SQL.quoted(renaming.from)) = g.name
      WHERE r.\(SQL.quoted(renaming.to)) IS NOT NULL
      """
    }
    if !told.isEmpty { try insert(pairs: told.joined(separator: " UNION "), areUnique: false) }
    try insert(
      pairs:
        "SELECT g._id AS then_id, n._id AS now_id FROM temp._gone g JOIN temp._new n ON n.name = g.name",
      areUnique: true)
  }

  /// Several rows that became one are merged, and so is one that became a row that was there before.
  private func insert(pairs: String, areUnique: Bool) throws {
    let same = RowPairs.same(dataset.name)
    let single =
      areUnique
      ? " AND p.now_id IN (SELECT now_id FROM pair GROUP BY now_id HAVING COUNT(*) = 1)" : ""
    try ledger.prepareTemporary([
      """
      WITH pair AS (SELECT DISTINCT then_id, now_id FROM (\(pairs)))
      INSERT OR IGNORE INTO \(same)
      SELECT p.then_id, p.now_id,
        CASE WHEN p.now_id IN (SELECT now_id FROM \(same))
          OR (SELECT COUNT(*) FROM pair o WHERE o.now_id = p.now_id) > 1 THEN 'merged' ELSE 'renamed' END
      FROM pair p
      WHERE p.then_id IN (SELECT then_id FROM pair GROUP BY then_id HAVING COUNT(*) = 1)\(single)
        AND p.now_id IN (SELECT _id FROM main.\(SQL.quoted(dataset.name)))
        \(areUnique ? "AND p.now_id NOT IN (SELECT now_id FROM \(same))" : "")
      """
    ])
  }

  /// What the rows that are left over are called, one name a row.
  private func names(in schema: String, without paired: String) -> String? {
    let known = (try? ledger.columns(ofTable: dataset.name, in: schema)) ?? []
    let selects = dataset.identifiers.filter(known.contains).map { name in
      """
      SELECT _id, CAST(\(SQL.quoted(name)) AS TEXT) AS name FROM \(self.name(in: schema))
      WHERE \(SQL.quoted(name)) IS NOT NULL AND _id NOT IN (\(paired))
      """
    }
    return selects.isEmpty ? nil : selects.joined(separator: " UNION ")
  }
}
