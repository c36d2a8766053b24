import Definitions
import GRDB
import Importing

/// The rows of an `events` dataset that come from the ledger before.
struct CarriedEvents {
  let dataset: Dataset
  private let db: Database
  private let before: PreviousTable
  /// The fields that there were then.
  private let fields: [(field: Field, value: String)]

  init(_ dataset: Dataset, _ db: Database) throws {
    self.dataset = dataset
    self.db = db
    let before = try PreviousTable(dataset, db)
    self.before = before
    fields = dataset.fields.compactMap { field in
      before.value(of: field, as: "p").map { (field, $0) }
    }
  }

  /// Whether the ledger before has such rows at all.
  var isKnown: Bool { !before.types.isEmpty }

  /// The rows to take over: `_old` is their number then, `_sheet` their sheet's then, `_id` their number here.
  var table: String { "temp." + LedgerSchema.quoted("_carried_" + dataset.name) }

  private var links: [String] { dataset.links.map { LedgerSchema.quoted($0.name) } }
  private var here: String { "main." + LedgerSchema.quoted(dataset.name) }
  private var names: [String] { fields.map { LedgerSchema.quoted($0.field.name) } }

  /// Gathers the rows that the period does not have itself.
  func gather() throws {
    let all = "temp." + LedgerSchema.quoted("_all_" + dataset.name)
    try db.execute(sql: "CREATE TEMP TABLE \(all) AS \(rowsBefore)")
    try removeKnown(from: all)
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(table) AS
        SELECT (SELECT COALESCE(MAX(_id), 0) FROM \(here)) + ROW_NUMBER() OVER (ORDER BY _old) AS _id, *
        FROM \(all) ORDER BY _old
        """)
    try db.execute(sql: "DROP TABLE \(all)")
  }

  /// Tells those that refer to the rows taken over where they are now.
  func number() throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO \(CarriedReferences.table(of: dataset.name))
        SELECT _old, _id FROM \(table)
        """)
  }

  /// The rows then, with references to the rows now.
  private var rowsBefore: String {
    var columns = ["p._id AS _old", "p._sheet AS _sheet", "p._row AS _row"]
    var joins = ""
    for (field, value) in fields {
      let name = LedgerSchema.quoted(field.name)
      guard case .reference(let target, _) = field.type else {
        columns.append("\(value) AS \(name)")
        continue
      }
      // The rows of the dataset itself have no numbers yet.
      guard target != dataset.name else {
        columns.append("CAST(NULL AS INTEGER) AS \(name)")
        continue
      }
      let alias = LedgerSchema.quoted("m_" + field.name)
      joins +=
        " LEFT JOIN \(CarriedReferences.table(of: target)) AS \(alias) ON \(alias).old = \(value)"
      columns.append("\(alias).new AS \(name)")
    }
    for link in dataset.links {
      let name = LedgerSchema.quoted(link.name)
      guard let value = fields.first(where: { $0.field.name == link.field })?.value else {
        columns.append("CAST(NULL AS INTEGER) AS \(name)")
        continue
      }
      // The row is looked for anew: it is another one here, or there is one by now. Each value once, so that no
      // index is needed.
      let alias = LedgerSchema.quoted("l_" + link.name)
      let there = LedgerSchema.quoted(link.targetField)
      joins += """
         LEFT JOIN (SELECT \(there) AS value, MIN(_id) AS row FROM main.\(LedgerSchema.quoted(link.target))
        GROUP BY 1) AS \(alias) ON \(alias).value = \(value)
        """
      columns.append("\(alias).row AS \(name)")
    }
    return "SELECT \(columns.joined(separator: ", ")) FROM \(before.name) AS p\(joins)"
  }

  /// Of one row in both ledgers the period's own is kept. With a part of the key blank, only a row that is the
  /// same in all fields is surely the same.
  private func removeKnown(from all: String) throws {
    let key = dataset.key.map(LedgerSchema.quoted)
    guard key.allSatisfy(names.contains) else { return }
    if !key.isEmpty {
      let isSame = key.map { "n.\($0) = c.\($0)" }.joined(separator: " AND ")
      // A join gets an index of its own, where EXISTS would look through all rows for each.
      try db.execute(
        sql: """
          DELETE FROM \(all) WHERE _old IN (
            SELECT c._old FROM \(all) AS c JOIN \(here) AS n ON \(isSame))
          """)
    }
    guard !names.isEmpty else { return }
    let isIncomplete =
      key.isEmpty ? "1 = 1" : key.map { "\($0) IS NULL" }.joined(separator: " OR ")
    // `quote` tells NULL from text and one number from another.
    let row = names.map { "quote(\($0))" }.joined(separator: " || ',' || ")
    try db.execute(
      sql: """
        DELETE FROM \(all) WHERE (\(isIncomplete))
        AND \(row) IN (SELECT \(row) FROM \(here) WHERE \(isIncomplete))
        """)
  }

  /// What the rows to take over referred to then, and does not exist now.
  func lostReferences(in pipeline: Pipeline, _ language: Language) throws -> [Finding] {
    try fields.flatMap { field, value -> [Finding] in
      guard case .reference(let target, _) = field.type, target != dataset.name,
        let referred = pipeline.dataset(named: target)
      else { return [] }
      let there = try PreviousTable(referred, db)
      guard !there.types.isEmpty else { return [] }
      let label = [referred.label].compactMap { $0 } + referred.identifiers + referred.key
      let name = label.first { there.types[$0] != nil }.map { "t.\(LedgerSchema.quoted($0))" }
      let isSensitive =
        label.first { there.types[$0] != nil }.flatMap { referred.field(named: $0) }?.isSensitive
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(name ?? "NULL") AS name, COUNT(*) AS rows FROM \(table) AS c
          JOIN \(before.name) AS p ON p._id = c._old JOIN \(there.name) AS t ON t._id = \(value)
          WHERE c.\(LedgerSchema.quoted(field.name)) IS NULL
          GROUP BY 1 ORDER BY 1
          """)
      return rows.map { row in
        CarryOverWords.lostReference(
          row["name"], isSensitive: isSensitive ?? false, rows: row["rows"], field: field,
          of: dataset, to: referred, in: language)
      }
    }
  }

  /// Puts the rows behind the period's own. Their sheets must be there.
  func insert() throws {
    let columns = ["_id", "_sheet", "_row"] + names + links
    let values = ["c._id", "s.new", "c._row"] + (names + links).map { "c.\($0)" }
    try db.execute(
      sql: """
        INSERT INTO \(here) (\(columns.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", "))
        FROM \(table) AS c JOIN \(CarriedSheets.table) AS s ON s.old = c._sheet ORDER BY c._id
        """)
    try db.execute(sql: "DROP TABLE \(table)")
  }
}
