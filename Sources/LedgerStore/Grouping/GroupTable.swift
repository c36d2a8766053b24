import Definitions
import GRDBSQLite
import Importing

/// The groups of a query's rows and what is counted in each, by a table of hashes: no row is kept and none is
/// sorted. Its memory grows with the groups.
///
/// Groups are told apart, and stand in the end, as SQLite would have them. What cannot be told apart by bytes
/// (fractions) or added up exactly is left to it.
struct GroupTable {
  private struct Tally {
    var count: Int64 = 0
    var sum: Int64 = 0
  }

  private struct Slot {
    /// From 1; 0 for a free slot.
    var group: UInt32 = 0
    var hash: UInt32 = 0
  }

  /// A key below it that is alone and a whole number is looked up without a hash: rows are numbered from 1.
  private static let mostNumbered = 1 << 22

  private let query: GroupedQuery
  /// By key that is a number: the group, from 1; 0 for none.
  private var numbered: [UInt32] = []
  private var slots = [Slot](repeating: Slot(), count: 1 << 8)
  private var usedSlots = 0
  /// By group: where its values begin.
  private var starts: [Int] = []
  /// Of each group the keys, and what else is the same for all its rows; see `GroupValue`.
  private var values: [UInt8] = []
  /// For each group as many as the query has columns.
  private var tallies: [Tally] = []
  private var key: [UInt8] = []

  var count: Int { starts.count }

  init(_ query: GroupedQuery) { self.query = query }

  /// Adds the row that a statement stands at.
  ///
  /// - Returns: Whether that can be done as SQLite does it; if not, the table is good for nothing any more.
  mutating func add(_ row: OpaquePointer?) -> Bool {
    guard let group = group(of: row) else { return false }
    let first = group * query.columns.count
    for index in query.columns.indices {
      switch query.columns[index] {
      case .same: break
      case .countOfRows: tallies[first + index].count += 1
      case .count(let column):
        if sqlite3_column_type(row, Int32(truncatingIfNeeded: column)) != SQLITE_NULL {
          tallies[first + index].count += 1
        }
      case .sum(let column):
        let column = Int32(truncatingIfNeeded: column)
        let kind = sqlite3_column_type(row, column)
        guard kind != SQLITE_NULL else { break }
        guard kind == SQLITE_INTEGER else { return false }
        let (sum, isTooLarge) = tallies[first + index].sum.addingReportingOverflow(
          sqlite3_column_int64(row, column))
        guard !isTooLarge else { return false }
        tallies[first + index].sum = sum
        tallies[first + index].count += 1
      }
    }
    return true
  }

  // MARK: Finding groups

  private mutating func group(of row: OpaquePointer?) -> Int? {
    if query.keys == 1, sqlite3_column_type(row, 0) == SQLITE_INTEGER,
      let number = Int(exactly: sqlite3_column_int64(row, 0)),
      (0..<Self.mostNumbered).contains(number)
    {
      return numberedGroup(number, of: row)
    }
    key.removeAll(keepingCapacity: true)
    for column in 0..<query.keys {
      guard
        GroupValue.append(row, Int32(truncatingIfNeeded: column), isKey: true, to: &key)
      else { return nil }
    }
    if 2 * (usedSlots + 1) > slots.count { grow() }
    let hash = UInt32(truncatingIfNeeded: ByteHash.hash(key.span))
    var index = Int(hash) & (slots.count - 1)
    while slots[index].group > 0 {
      let group = Int(slots[index].group) - 1
      if slots[index].hash == hash, holdsKey(group) { return group }
      index = (index + 1) & (slots.count - 1)
    }
    guard let group = addGroup(row) else { return nil }
    slots[index] = Slot(group: UInt32(truncatingIfNeeded: group + 1), hash: hash)
    usedSlots += 1
    return group
  }

  private mutating func numberedGroup(_ number: Int, of row: OpaquePointer?) -> Int? {
    if number >= numbered.count {
      let wanted = max(number + 1, 2 * numbered.count, 1 << 10)
      numbered.append(contentsOf: repeatElement(0, count: wanted - numbered.count))
    }
    if numbered[number] > 0 { return Int(numbered[number]) - 1 }
    key.removeAll(keepingCapacity: true)
    GroupValue.append(Int64(number), to: &key)
    guard let group = addGroup(row) else { return nil }
    numbered[number] = UInt32(truncatingIfNeeded: group + 1)
    return group
  }

  /// Whether a group has the key at hand; no key begins another.
  private func holdsKey(_ group: Int) -> Bool {
    let start = starts[group]
    guard start + key.count <= values.count else { return false }
    for index in key.indices where values[start + index] != key[index] { return false }
    return true
  }

  private mutating func addGroup(_ row: OpaquePointer?) -> Int? {
    guard starts.count < Int(UInt32.max) - 1 else { return nil }
    starts.append(values.count)
    values += key
    for column in query.keys..<query.same {
      guard
        GroupValue.append(row, Int32(truncatingIfNeeded: column), isKey: false, to: &values)
      else { return nil }
    }
    tallies.append(contentsOf: repeatElement(Tally(), count: query.columns.count))
    return starts.count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.group > 0 {
      var index = Int(slot.hash) & (slots.count - 1)
      while slots[index].group > 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  // MARK: The result

  /// Whether each group's one key is a whole number.
  var isNumbered: Bool { query.keys == 1 && starts.allSatisfy { values[$0] == GroupValue.integer } }

  /// Calls `insert` for each group in the order of the keys, when its columns are bound to the statement's parameters.
  func insertAll(with statement: OpaquePointer?, _ insert: () throws -> Void) rethrows {
    // By value of `rows`: the parameters that take it.
    var parameters = [[Int32]](repeating: [], count: query.same)
    for (index, column) in query.columns.enumerated() {
      if case .same(let value) = column {
        parameters[value].append(Int32(truncatingIfNeeded: index + 1))
      }
    }
    let order = order()
    try values.withUnsafeBytes { values in
      for group in order {
        var place = starts[group]
        for parameters in parameters {
          place = GroupValue.bind(values, at: place, to: statement, parameters)
        }
        for (index, column) in query.columns.enumerated() {
          let tally = tallies[group * query.columns.count + index]
          let parameter = Int32(truncatingIfNeeded: index + 1)
          switch column {
          case .same: break
          case .countOfRows, .count: sqlite3_bind_int64(statement, parameter, tally.count)
          case .sum where tally.count == 0: sqlite3_bind_null(statement, parameter)
          case .sum: sqlite3_bind_int64(statement, parameter, tally.sum)
          }
        }
        try insert()
      }
    }
  }

  private func order() -> [Int] {
    let found = numbered.lazy.filter { $0 > 0 }.map { Int($0) - 1 }
    guard usedSlots > 0 else { return Array(found) }
    // With the first bytes of each, by which most are told apart.
    let hashed = slots.lazy.filter { $0.group > 0 }.map { Int($0.group) - 1 }
    let all = (Array(found) + hashed).map { (head: head(of: $0), group: $0) }
    return all.sorted { one, other in
      one.head == other.head
        ? isBefore(one.group, other.group)
        : one.head.kind == other.head.kind
          ? one.head.word < other.head.word : one.head.kind < other.head.kind
    }.map(\.group)
  }

  private struct Head: Equatable {
    var kind: UInt8
    var word: UInt64
  }

  private func head(of group: Int) -> Head {
    let start = starts[group]
    var word: UInt64 = 0
    for index in start + 1..<start + 9 {
      word = word << 8 | (index < values.count ? UInt64(values[index]) : 0)
    }
    return Head(kind: values[start], word: word)
  }

  /// Whether a group stands before another. Their values differ within the keys.
  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (values[starts[one]...], values[starts[other]...])
    for (mine, theirs) in zip(one, other) where mine != theirs { return mine < theirs }
    return false
  }
}
