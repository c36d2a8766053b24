import Definitions
import Spreadsheets

/// Compares the totals that a sender wrote with the rows they sum: where they differ, a row was added or
/// lost after the table was finished. Rejected rows count, since the sender counted them.
struct TotalCheck: Sendable {
  struct Mismatch: Sendable {
    var row: Int
    var column: Int
    var stated: Double
    var found: Double
    /// Whether people are counted and nothing summed.
    var isCount: Bool
  }

  private let columns: TotalColumns
  private let isIdle: Bool
  private var all: TotalSums
  private var sincePart: TotalSums
  private var sinceWhole: TotalSums
  private var sinceAny: TotalSums
  /// Totals that stand above their rows, which are yet to come.
  private var leadingPart: TotalRow?
  private var leadingWhole: TotalRow?
  private var isLeading = false

  init(_ columns: TotalColumns) {
    self.columns = columns
    isIdle = columns.columns.isEmpty && columns.names == nil
    all = TotalSums(columns: columns.columns.count)
    (sincePart, sinceWhole, sinceAny) = (all, all, all)
  }

  // MARK: Rows

  /// Adds a record, before anything is made of it.
  mutating func add(_ record: ParsedRecord) {
    guard !isIdle else { return }
    for (index, column) in columns.columns.enumerated() {
      guard let field = column.field else { continue }
      add(record.values[field], column.isInteger, index)
    }
    let isNamed = columns.names.map { record.values[$0.field].state != .blank } ?? false
    all.addRow(isNamed: isNamed)
    sincePart.addRow(isNamed: isNamed)
    sinceWhole.addRow(isNamed: isNamed)
    sinceAny.addRow(isNamed: isNamed)
  }

  /// Adds a cell under a heading that becomes a value.
  mutating func add(_ value: ParsedValue, column: Int32) {
    guard let index = columns.index(ofColumn: column) else { return }
    add(value, columns.columns[index].isInteger, index)
  }

  private mutating func add(_ value: ParsedValue, _ isInteger: Bool, _ column: Int) {
    all.add(value, isInteger: isInteger, column: column)
    sincePart.add(value, isInteger: isInteger, column: column)
    sinceWhole.add(value, isInteger: isInteger, column: column)
    sinceAny.add(value, isInteger: isInteger, column: column)
  }

  // MARK: Totals

  /// - Returns: What is wrong with the total, or with one further up that these rows belong to.
  mutating func judge(_ row: Row) -> [Mismatch] {
    guard !isIdle, let label = TotalLabel(row) else { return [] }
    let total = TotalRow(row, columns: columns)
    let empty = TotalSums(columns: columns.columns.count)
    defer { sinceAny = empty }
    switch label {
    case .part:
      if all.rows == 0 { isLeading = true }
      defer { sincePart = empty }
      guard isLeading else { return compare(total, with: [sincePart]) }
      defer { leadingPart = total }
      return finishPart()
    case .whole, .grand:
      defer { sinceWhole = empty }
      if all.rows == 0 {
        leadingWhole = total
        return []
      }
      let part = finishPart()
      guard label == .whole else { return part + compare(total, with: [all]) }
      return part + compare(total, with: [all, sinceWhole, sinceAny])
    }
  }

  /// Judges the totals that stand above their rows, after the last of these.
  mutating func finish() -> [Mismatch] {
    let whole = leadingWhole.map { compare($0, with: [all]) } ?? []
    leadingWhole = nil
    return whole + finishPart()
  }

  private mutating func finishPart() -> [Mismatch] {
    defer { leadingPart = nil }
    return leadingPart.map { compare($0, with: [sincePart]) } ?? []
  }

  /// - Parameter sums: What the total may mean; it is right where it is one of them.
  private func compare(_ total: TotalRow, with sums: [TotalSums]) -> [Mismatch] {
    guard sums.contains(where: { $0.rows > 0 }), let meant = sums.first else { return [] }
    var found: [Mismatch] = []
    if let people = total.people {
      let counts = sums.flatMap { [Double($0.rows), Double($0.named)] }
      if !counts.contains(people.value) {
        found.append(mismatch(people, of: total, found: Double(meant.rows), isCount: true))
      }
    }
    for (index, number) in total.numbers.enumerated() {
      guard let number, let sum = meant.sum(index) else { continue }
      let isRight = sums.contains { TotalCheck.agree(number.value, $0.sum(index)) }
      if !isRight { found.append(mismatch(number, of: total, found: sum, isCount: false)) }
    }
    return found
  }

  private func mismatch(
    _ number: TotalRow.Number, of total: TotalRow, found: Double, isCount: Bool
  ) -> Mismatch {
    Mismatch(
      row: total.row, column: number.column, stated: number.value, found: found, isCount: isCount)
  }

  /// Decimals are rounded where they are shown, and the sum as well.
  private static func agree(_ stated: Double, _ sum: Double?) -> Bool {
    guard let sum else { return true }
    return abs(stated - sum) <= 0.01 + abs(sum) * 1e-9
  }
}
