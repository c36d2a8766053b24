import LedgerStore

/// What a table says of those who came and went, against those who did.
public struct GroupAccount: Sendable {
  public var group: String
  /// What the table says; `nil` where it does not.
  public var opening: Int?
  public var joined: Int?
  public var left: Int?
  public var closing: Int?
  /// What the rows of the two months say.
  public var before = 0
  public var now = 0
  public var came: [RowChange] = []
  public var went: [RowChange] = []

  init(group: String) { self.group = group }

  /// Whether each number of the table is that of the rows.
  public var isExplained: Bool {
    opening == before && closing == now && joined == came.count && left == went.count
  }
}

extension MonthComparison {
  /// The accounts that the pipeline declares, of datasets that both ledgers have.
  public func accountDefinitions() throws -> [AccountDefinition] {
    try ledger.accountDefinitions().filter { account in
      datasets.contains { $0.name == account.counted }
    }
  }

  /// The groups of an account, by name.
  public func groups(of account: AccountDefinition) throws -> [GroupAccount] {
    guard let counted = datasets.first(where: { $0.name == account.counted }) else { return [] }
    var groups: [String: GroupAccount] = [:]
    func change(_ name: String?, _ body: (inout GroupAccount) -> Void) {
      let group = name.flatMap { $0.isEmpty ? nil : $0 } ?? MetricRunner.unknownGroup
      body(&groups[group, default: GroupAccount(group: group)])
    }
    for row in try ledger.rows(of: MonthComparison.reported(account)) {
      change(row[0].text) { group in
        group.opening = row[1].integer
        group.joined = row[2].integer
        group.left = row[3].integer
        group.closing = row[4].integer
      }
    }
    for row in try ledger.rows(
      of: "SELECT grp, COUNT(*) FROM \(RowPairs.then(counted)) GROUP BY grp")
    { change(row[0].text) { $0.before += row[1].integer ?? 0 } }
    for row in try ledger.rows(
      of: "SELECT grp, COUNT(*) FROM \(RowPairs.now(counted)) GROUP BY grp")
    { change(row[0].text) { $0.now += row[1].integer ?? 0 } }
    let query = try RowChangeQuery(counted, among: datasets, in: ledger)
    try query.forEach(where: "p.was <> p.is_there OR p.grp_then IS NOT p.grp_now") { row in
      if row.kind != .left { change(row.groupNow) { $0.came.append(row) } }
      if row.kind != .joined { change(row.groupThen) { $0.went.append(row) } }
    }
    return groups.values.sorted { $0.group.utf8.lexicographicallyPrecedes($1.group.utf8) }
  }

  /// A column that is blank counts as none; a row with nothing in any of them says nothing.
  private static func reported(_ account: AccountDefinition) -> String {
    func sum(_ fields: [String]) -> String {
      fields.isEmpty
        ? "0" : fields.map { "COALESCE(\(SQL.quoted($0)), 0)" }.joined(separator: " + ")
    }
    return """
      SELECT \(SQL.quoted(account.group)), SUM(\(SQL.quoted(account.opening))), SUM(\(sum(account.joined))),
        SUM(\(sum(account.left))), SUM(\(SQL.quoted(account.closing)))
      FROM main.\(SQL.quoted(account.dataset)) GROUP BY 1
      """
  }
}
