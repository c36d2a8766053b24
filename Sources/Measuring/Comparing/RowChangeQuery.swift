import LedgerStore

/// The changes of one dataset, as a query over the temporary tables of `RowPairs`.
struct RowChangeQuery {
  private let dataset: ComparedDataset
  private let fields: [ComparedDataset.Field]
  private let ledger: Ledger
  private let labels: [String: String]

  /// - Parameter datasets: All that are compared: references are told by their labels.
  init(_ dataset: ComparedDataset, among datasets: [ComparedDataset], in ledger: Ledger) throws {
    self.dataset = dataset
    self.ledger = ledger
    let before = try ledger.columns(ofTable: dataset.name, in: MonthComparison.schema)
    let labels = Dictionary(
      datasets.compactMap { other in
        (other.label ?? other.key.first).map { (other.name, $0.name) }
      }
    ) { first, _ in first }
    self.labels = labels
    // The number of a row says nothing in another ledger.
    fields = dataset.tracked.filter { field in
      before.contains(field.name) && field.target.map { labels[$0] != nil } ?? true
    }
  }

  /// Calls `body` with each change: by its kind, then by group and name.
  func forEach(where condition: String = "1 = 1", _ body: (RowChange) throws -> Void) throws {
    try ledger.forEachRow(of: sql(where: condition)) { row in
      if let change = change(row) { try body(change) }
    }
  }

  // MARK: - SQL

  /// The columns before those of the key and of the fields.
  private static let fixed = 13

  private func sql(where condition: String) -> String {
    let same = RowPairs.same(dataset.name)
    let (then, now) = (RowPairs.then(dataset), RowPairs.now(dataset))
    let differences = fields.map { "(p.how IS NOT NULL AND \(differs($0)))" }
    let anyDifference = differences.isEmpty ? "0" : differences.joined(separator: " OR ")
    let columns = fields.flatMap { field in
      [shown(field, "b", MonthComparison.schema), shown(field, "a", "main"), differs(field)]
    }
    let table = SQL.quoted(dataset.name)
    let rows = """
      SELECT s.then_id, s.now_id, s.how, t._id IS NOT NULL AS was, n._id IS NOT NULL AS is_there,
        t.grp AS grp_then, n.grp AS grp_now
      FROM \(same) s LEFT JOIN \(then) t ON t._id = s.then_id LEFT JOIN \(now) n ON n._id = s.now_id
      UNION ALL
      SELECT t._id, NULL, NULL, 1, 0, t.grp, NULL FROM \(then) t
      WHERE NOT EXISTS (SELECT 1 FROM \(same) s WHERE s.then_id = t._id)
      UNION ALL
      SELECT NULL, n._id, NULL, 0, 1, NULL, n.grp FROM \(now) n
      WHERE NOT EXISTS (SELECT 1 FROM \(same) s WHERE s.now_id = n._id)
      """
    let fixed = [
      "p.how", "p.was", "p.is_there", label("a", "main"), label("b", MonthComparison.schema),
      "p.grp_then", "p.grp_now",
      "bs.name", "bt.name", "b._row", "sa.name", "ta.name", "a._row",
    ]
    let keys =
      dataset.key.map { shown($0, "a", "main") }
      + dataset.key.map { shown($0, "b", MonthComparison.schema) }
    return """
      SELECT \((fixed + keys + columns).joined(separator: ", "))
      FROM (\(rows)) AS p
      LEFT JOIN main.\(table) AS a ON a._id = p.now_id
      LEFT JOIN "then".\(table) AS b ON b._id = p.then_id
      LEFT JOIN main._sheet AS ta ON ta._id = a._sheet LEFT JOIN main._source AS sa ON sa._id = ta.source
      LEFT JOIN "then"._sheet AS bt ON bt._id = b._sheet
      LEFT JOIN "then"._source AS bs ON bs._id = bt.source
      WHERE (p.was <> p.is_there
        OR (p.was = 1 AND (p.how <> 'key' OR \(anyDifference) OR p.grp_then IS NOT p.grp_now)))
        AND (\(condition))
      ORDER BY CASE WHEN p.was = 0 THEN 0 WHEN p.is_there = 0 THEN 1 WHEN p.how <> 'key' THEN 2 ELSE 3 END,
        COALESCE(p.grp_now, p.grp_then), a._id, b._id
      """
  }

  private func column(_ field: ComparedDataset.Field, _ alias: String) -> String {
    "\(alias).\(SQL.quoted(field.name))"
  }

  /// A value as people read it; of a reference, what the row is called.
  private func shown(_ field: ComparedDataset.Field, _ alias: String, _ schema: String) -> String {
    let value = column(field, alias)
    if field.type == "boolean" { return "CASE \(value) WHEN 1 THEN '是' WHEN 0 THEN '否' END" }
    guard let target = field.target, let label = labels[target] else { return value }
    return
      "(SELECT \(SQL.quoted(label)) FROM \(SQL.quoted(schema)).\(SQL.quoted(target)) WHERE _id = \(value))"
  }

  /// Whether a field is another than it was. A branch that was renamed is the same branch.
  private func differs(_ field: ComparedDataset.Field) -> String {
    let (before, after) = (column(field, "b"), column(field, "a"))
    guard let target = field.target, labels[target] != nil else {
      return "(\(after) IS NOT \(before))"
    }
    let same = "(SELECT now_id FROM \(RowPairs.same(target)) WHERE then_id = \(before))"
    return "(\(after) IS NOT \(same) OR (\(before) IS NOT NULL AND \(same) IS NULL))"
  }

  private func label(_ alias: String, _ schema: String) -> String {
    dataset.label.map { shown($0, alias, schema) } ?? "NULL"
  }

  // MARK: - Rows

  private func change(_ row: [Ledger.Value]) -> RowChange? {
    let isThere = row[2].integer == 1
    let width = dataset.key.count
    let key = RowChangeQuery.fixed + (isThere ? 0 : width)
    var changed: [RowChange.FieldChange] = []
    if row[0] != .null {
      for (index, field) in fields.enumerated() {
        let at = RowChangeQuery.fixed + 2 * width + index * 3
        guard row[at + 2].integer == 1 else { continue }
        changed.append(
          RowChange.FieldChange(
            name: field.name, title: field.title, before: row[at].text, after: row[at + 1].text,
            isSensitive: field.isSensitive))
      }
    }
    return RowChange(
      kind: kind(row, changed),
      key: zip(dataset.key, row[key...]).compactMap { field, value in
        value.text.map { RowChange.KeyPart(value: $0, isSensitive: field.isSensitive) }
      },
      label: row[isThere ? 3 : 4].text, isLabelSensitive: dataset.label?.isSensitive ?? false,
      fields: changed, groupThen: row[5].text, groupNow: row[6].text,
      placeThen: place(row[7...9]), placeNow: place(row[10...12]))
  }

  private func kind(_ row: [Ledger.Value], _ changed: [RowChange.FieldChange]) -> RowChange.Kind {
    guard row[1].integer == 1 else { return .joined }
    guard row[2].integer == 1 else { return .left }
    if let kind = row[0].text.flatMap(RowChange.Kind.init) { return kind }
    // What is called otherwise but has the same code was renamed; of people only a name was corrected.
    let isName = dataset.label.map { dataset.identifiers.contains($0.name) } ?? false
    return isName && changed.contains { $0.name == dataset.label?.name } ? .renamed : .changed
  }

  private func place(_ values: ArraySlice<Ledger.Value>) -> RowChange.Place? {
    let values = Array(values)
    guard let file = values[0].text, let row = values[2].integer else { return nil }
    return RowChange.Place(file: file, sheet: values[1].text ?? "", row: row)
  }
}

extension MonthComparison {
  /// Calls `body` with each row of a dataset that came, went or changed.
  public func forEachChange(of dataset: ComparedDataset, _ body: (RowChange) throws -> Void) throws
  {
    try RowChangeQuery(dataset, among: datasets, in: ledger).forEach(body)
  }
}
