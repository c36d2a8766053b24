import Definitions
import GRDB

/// Finds for the rows of the ledger before their numbers here: rows are numbered anew in each ledger.
struct CarriedReferences {
  let pipeline: Pipeline
  let db: Database

  /// The table of a dataset's numbers: `old` there, `new` here.
  static func table(of dataset: String) -> String {
    "temp." + LedgerSchema.quoted("_numbers_" + dataset)
  }

  /// The datasets that some of `datasets` refer to, by way of others or not.
  func referred(by datasets: [Dataset]) -> Set<String> {
    var open = Set(datasets.map(\.name))
    var referred: Set<String> = []
    // Datasets stand after those that they refer to, so that one pass from the end finds all.
    for dataset in pipeline.datasets.reversed() where open.contains(dataset.name) {
      for field in dataset.fields {
        guard case .reference(let target, _) = field.type, target != dataset.name else { continue }
        referred.insert(target)
        open.insert(target)
      }
    }
    return referred
  }

  /// Makes the table of a dataset's numbers. A row is the one that has the same key here; where there is none, the only
  /// one that any of its identifiers names.
  func map(_ dataset: Dataset) throws {
    let table = Self.table(of: dataset.name)
    try db.execute(
      sql: "CREATE TEMP TABLE \(table) (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
    let before = try PreviousTable(dataset, db)
    guard !before.types.isEmpty else { return }
    let here = "main." + LedgerSchema.quoted(dataset.name)
    if let key = key(of: dataset, before) {
      try db.execute(
        sql: """
          INSERT INTO \(table) SELECT p._id, MIN(n._id)
          FROM \(before.name) AS p \(key.joins) JOIN \(here) AS n ON \(key.condition)
          GROUP BY p._id HAVING COUNT(*) = 1
          """)
    }
    // What is identified by its key alone has been looked for.
    guard dataset.identifiers != dataset.key else { return }
    let pairs = identifiers(of: dataset, before)
    guard !pairs.isEmpty else { return }
    let candidates = pairs.map { then, now in
      "SELECT p._id AS old, n._id AS new FROM \(before.name) AS p JOIN \(here) AS n ON n.\(now) = p.\(then)"
    }
    try db.execute(
      sql: """
        INSERT INTO \(table) SELECT old, MIN(new) FROM (\(candidates.joined(separator: " UNION ")))
        WHERE old NOT IN (SELECT old FROM \(table))
        GROUP BY old HAVING COUNT(*) = 1
        """)
  }

  /// The key's parts as a condition between `p`, then, and `n`, now; `nil` where then had another key.
  private func key(
    of dataset: Dataset, _ before: PreviousTable
  ) -> (joins: String, condition: String)? {
    var joins = ""
    var conditions: [String] = []
    for name in dataset.key {
      guard let field = dataset.field(named: name), let value = before.value(of: field, as: "p")
      else { return nil }
      let here = "n.\(LedgerSchema.quoted(name))"
      if case .reference(let target, _) = field.type {
        guard target != dataset.name else { return nil }
        let alias = LedgerSchema.quoted("m_" + name)
        joins += " JOIN \(Self.table(of: target)) AS \(alias) ON \(alias).old = \(value)"
        conditions.append("\(here) = \(alias).new")
      } else {
        conditions.append("\(here) = \(value)")
      }
    }
    return conditions.isEmpty ? nil : (joins, conditions.joined(separator: " AND "))
  }

  /// The fields that may name the same row, then and now: a row that got another name tells its former one.
  private func identifiers(
    of dataset: Dataset, _ before: PreviousTable
  ) -> [(then: String, now: String)] {
    let fields = dataset.identifiers.compactMap { dataset.field(named: $0) }
    let known = fields.filter { before.value(of: $0, as: "p") != nil }
    return known.flatMap { then in
      fields.map { (LedgerSchema.quoted(then.name), LedgerSchema.quoted($0.name)) }
    }
  }
}
