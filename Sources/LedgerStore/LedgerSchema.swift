import Definitions

/// The tables of a ledger, as SQL.
///
/// One table for each dataset, named as it is, and the ledger's own, which begin with `_`.
enum LedgerSchema {
  /// Raised with every change of the tables below.
  static let formatVersion = 3

  static let housekeeping = [
    """
    CREATE TABLE _ledger (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE _source (
      _id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
      format TEXT NOT NULL, encoding TEXT, problem TEXT, period TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE _sheet (
      _id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES _source, name TEXT NOT NULL,
      visibility TEXT NOT NULL, dataset TEXT, header_row INTEGER, rows_read INTEGER, loaded INTEGER,
      rejected INTEGER, skipped INTEGER, records INTEGER, body TEXT, period TEXT NOT NULL,
      sender TEXT, replaced_by INTEGER REFERENCES _sheet) STRICT
    """,
    """
    CREATE TABLE _column (
      sheet INTEGER NOT NULL REFERENCES _sheet, col INTEGER NOT NULL, heading TEXT NOT NULL,
      field TEXT) STRICT
    """,
    """
    CREATE TABLE _skipped (
      sheet INTEGER NOT NULL REFERENCES _sheet, row INTEGER NOT NULL, reason TEXT NOT NULL,
      text TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE _finding (
      _id INTEGER PRIMARY KEY, severity TEXT NOT NULL, rule TEXT NOT NULL, dataset TEXT, entity TEXT,
      source INTEGER REFERENCES _source, sheet INTEGER REFERENCES _sheet, row INTEGER, col INTEGER,
      heading TEXT, value TEXT, is_sensitive INTEGER NOT NULL, is_rejection INTEGER NOT NULL,
      message TEXT NOT NULL, suggestion TEXT) STRICT
    """,
    """
    CREATE TABLE _parameter (
      name TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, value TEXT NOT NULL, unit TEXT,
      basis TEXT NOT NULL, mark TEXT NOT NULL, valid_from TEXT, valid_to TEXT) STRICT
    """,
    """
    CREATE TABLE _metric (
      _id INTEGER PRIMARY KEY, metric TEXT NOT NULL, dimension TEXT NOT NULL, grp TEXT NOT NULL,
      met INTEGER NOT NULL, not_met INTEGER NOT NULL, unknown INTEGER NOT NULL,
      excluded INTEGER NOT NULL, reached INTEGER) STRICT
    """,
    history, models,
  ]

  /// The models as they were compiled, in the order in which each reads only those before it.
  static let models = """
    CREATE TABLE _model (
      _id INTEGER PRIMARY KEY, name TEXT NOT NULL, is_materialized INTEGER NOT NULL,
      sql TEXT NOT NULL) STRICT
    """

  /// The figures of earlier periods.
  static let history = """
    CREATE TABLE _history (
      period TEXT NOT NULL, metric TEXT NOT NULL, dimension TEXT NOT NULL, grp TEXT NOT NULL,
      met INTEGER NOT NULL, not_met INTEGER NOT NULL, unknown INTEGER NOT NULL,
      excluded INTEGER NOT NULL, reached INTEGER) STRICT
    """

  /// - Parameter prefix: What stands before the dataset's name in that of the table.
  static func table(for dataset: Dataset, prefix: String = "") -> String {
    let columns =
      dataset.fields.map { "\(quoted($0.name)) \(columnType($0.type))" }
      + dataset.links.map { "\(quoted($0.name)) \(linkType)" }
    let provenance = [
      "_id INTEGER PRIMARY KEY", "_sheet INTEGER NOT NULL", "_row INTEGER NOT NULL",
    ]
    return
      "CREATE TABLE \(quoted(prefix + dataset.name)) (\((provenance + columns).joined(separator: ", "))) STRICT"
  }

  /// The index over the key, made after loading where models join on it; `nil` for a dataset without a key.
  static func index(for dataset: Dataset) -> String? {
    guard !dataset.key.isEmpty else { return nil }
    let columns = dataset.key.map(quoted).joined(separator: ", ")
    return
      "CREATE INDEX \(quoted(keyIndexPrefix + dataset.name)) ON \(quoted(dataset.name)) (\(columns))"
  }

  /// The underscore keeps the name apart from those of datasets and models.
  static let keyIndexPrefix = "_key_"

  /// Returns ask for the findings of one sheet after another.
  static let findingsBySheet = "CREATE INDEX _finding_sheet ON _finding (sheet)"

  /// An identifier as SQL has it.
  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// The number of a row.
  static let linkType = "INTEGER"

  static func columnType(_ type: FieldType) -> String {
    switch type {
    case .text, .personName, .citizenID, .socialCreditCode, .phone, .date, .enumeration: "TEXT"
    case .integer, .boolean, .reference: "INTEGER"
    case .decimal: "REAL"
    }
  }
}
