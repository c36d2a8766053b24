import Definitions
import GRDB

/// A dataset's table as the ledger of the period before has it, which may have had other fields then.
struct PreviousTable {
  /// As SQL names it.
  let name: String
  /// The columns there and their types; empty where there is no such table.
  let types: [String: String]

  init(_ dataset: Dataset, _ db: Database) throws {
    name = "\(PreviousLedger.schema).\(LedgerSchema.quoted(dataset.name))"
    let columns = try Row.fetchAll(
      db, sql: "SELECT name, type FROM pragma_table_info(?, ?)",
      arguments: [dataset.name, PreviousLedger.schema])
    types = Dictionary(
      columns.map { ($0["name"] as String, $0["type"] as String) }, uniquingKeysWith: { a, _ in a })
  }

  /// A field's value of then, as SQL, in the type of now; `nil` where there was none, or none that
  /// can be had from it: what once was text is no number.
  func value(of field: Field, as alias: String) -> String? {
    value(of: field.name, type: LedgerSchema.columnType(field.type), as: alias)
  }

  /// The number of then.
  func value(of link: Link, as alias: String) -> String? {
    value(of: link.name, type: LedgerSchema.linkType, as: alias)
  }

  private func value(of column: String, type: String, as alias: String) -> String? {
    guard let before = types[column] else { return nil }
    let value = "\(alias).\(LedgerSchema.quoted(column))"
    return switch (before, type) {
    case (let a, let b) where a == b: value
    case (_, "TEXT"): "CAST(\(value) AS TEXT)"
    case ("INTEGER", "REAL"): "CAST(\(value) AS REAL)"
    default: nil
    }
  }
}
