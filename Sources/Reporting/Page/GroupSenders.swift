import Definitions
import LedgerStore
import Spreadsheets

/// Who sent the sheets of a group: a sender, or a file that names none, whose rows are nearly all of that group; where
/// there is none, whoever sent most of its rows.
struct GroupSenders {
  struct Contact {
    /// As the sheets have it above their tables.
    var sender: String?
    var files: [String]
    var errors: Int
    var warnings: Int
  }

  private struct Key: Hashable {
    var sender: String?
    /// Of sheets that do not name a sender.
    var file: String?
  }

  private var contacts: [String: [Contact]] = [:]

  init(_ ledger: Ledger, _ lead: LeadDimension, in pipeline: Pipeline) throws {
    var order: [Key] = []
    var rows: [Key: [String: Int]] = [:]
    var files: [Key: [String]] = [:]
    for dataset in pipeline.datasets {
      guard let field = dataset.field(named: lead.name), !field.isReference else { continue }
      try ledger.forEachRow(of: GroupSenders.query(dataset.name, lead.name)) { row in
        guard let group = row[2].text, let file = row[1].text, let count = row[3].integer else {
          return
        }
        let sender = row[0].text.flatMap { $0.isEmpty ? nil : $0 }
        let key = Key(sender: sender, file: sender == nil ? file : nil)
        if rows[key] == nil { order.append(key) }
        rows[key, default: [:]][group, default: 0] += count
        if files[key]?.contains(file) != true { files[key, default: []].append(file) }
      }
    }
    let findings = try GroupSenders.findings(in: ledger)
    for key in order {
      guard let own = GroupSenders.owner(rows[key] ?? [:]) else { continue }
      let counts = findings[key] ?? (0, 0)
      contacts[own, default: []].append(
        Contact(
          sender: key.sender, files: files[key] ?? [], errors: counts.errors,
          warnings: counts.warnings))
    }
    for group in lead.groups where contacts[group] == nil {
      let counts = order.map { rows[$0]?[group] ?? 0 }
      guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
        continue
      }
      // What is wrong with the sheets of many towns says nothing of this one.
      let key = order[place]
      contacts[group] = [
        Contact(sender: key.sender, files: files[key] ?? [], errors: 0, warnings: 0)
      ]
    }
  }

  /// The group that nearly all rows are of; a few may bear another's name by mistake.
  private static func owner(_ groups: [String: Int]) -> String? {
    let all = groups.values.reduce(0, +)
    return groups.first { $0.value * 10 >= all * 9 }?.key
  }

  func contacts(of group: String) -> [Contact] { contacts[group] ?? [] }

  private static func query(_ dataset: String, _ column: String) -> String {
    """
    SELECT t.sender, s.name, d.\(quoted(column)), COUNT(*)
    FROM \(quoted(dataset)) d JOIN _sheet t ON t._id = d._sheet JOIN _source s ON s._id = t.source
    WHERE d.\(quoted(column)) IS NOT NULL
      AND t.period = (SELECT value FROM _ledger WHERE name = 'period')
    GROUP BY t._id, s._id, t.sender, s.name, d.\(quoted(column)) ORDER BY s._id, t._id, 3
    """
  }

  private static func findings(in ledger: Ledger) throws -> [Key: (errors: Int, warnings: Int)] {
    let sql = """
      SELECT t.sender, s.name, SUM(f.severity = 'error'), SUM(f.severity = 'warning')
      FROM _finding f JOIN _sheet t ON t._id = f.sheet JOIN _source s ON s._id = t.source
      GROUP BY t.sender, s.name
      """
    var found: [Key: (errors: Int, warnings: Int)] = [:]
    try ledger.forEachRow(of: sql) { row in
      let sender = row[0].text.flatMap { $0.isEmpty ? nil : $0 }
      let key = Key(sender: sender, file: sender == nil ? row[1].text : nil)
      let before = found[key] ?? (0, 0)
      found[key] = (
        before.errors + (row[2].integer ?? 0), before.warnings + (row[3].integer ?? 0)
      )
    }
    return found
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}

extension Field {
  fileprivate var isReference: Bool {
    if case .reference = type { true } else { false }
  }
}
