/// A query that does nothing but group rows and count or add up within each group, taken apart: which rows it groups,
/// and what each column of its result says of a group. SQLite sorts all rows in order to group them; who has the
/// rows can do without.
///
/// Only the plain shape is taken apart, `SELECT … FROM … [WHERE …] GROUP BY …`, and of aggregates `COUNT` and `SUM`: in anything
/// else there may be something that has to be done with groups by the database itself.
public struct GroupedQuery: Sendable {
  /// What a column of the result says, by the columns of `rows`.
  public enum Column: Hashable, Sendable {
    /// What is the same in all rows of the group: one of the keys, or worked out of them.
    case same(Int)
    case countOfRows
    /// How many values there are.
    case count(Int)
    case sum(Int)
  }

  /// The rows that are grouped: first the keys, then what the columns need.
  public let rows: String
  public let keys: Int
  /// How many columns of `rows`, the keys included, are the same for all rows of a group.
  public let same: Int
  public let columns: [Column]

  /// - Parameter sql: For SQLite, parameters replaced.
  /// - Returns: `nil` for a query of another shape.
  public init?(_ sql: String) {
    guard let clauses = Clauses(SQLNode.parse(sql)) else { return nil }
    let keys = clauses.keys.map(\.significant)
    guard keys.allSatisfy(Self.isKey) else { return nil }

    // Keys and what is worked out of them stand before what is counted.
    var constants: [[SQLNode]] = []
    var arguments: [[SQLNode]] = []
    var columns: [Column] = []
    for item in clauses.items.map(Self.withoutName) {
      let nodes = item.significant
      switch Aggregate(nodes) {
      case .countOfRows: columns.append(.countOfRows)
      case .count(let argument):
        columns.append(.count(arguments.count))
        arguments.append(argument)
      case .sum(let argument):
        columns.append(.sum(arguments.count))
        arguments.append(argument)
      case nil:
        if let key = keys.firstIndex(where: { Self.isSame($0, nodes) }) {
          columns.append(.same(key))
        } else if Self.isWorkedOut(nodes, of: keys) {
          columns.append(.same(keys.count + constants.count))
          constants.append(item)
        } else {
          return nil
        }
      }
    }
    self.keys = keys.count
    let same = keys.count + constants.count
    self.same = same
    self.columns = columns.map { column in
      switch column {
      case .same, .countOfRows: column
      case .count(let index): .count(same + index)
      case .sum(let index): .sum(same + index)
      }
    }
    // A line each, since one may end with a comment.
    let list = (clauses.keys + constants + arguments).map(Self.text).joined(separator: "\n, ")
    rows = "SELECT \(list)\n\(Self.text(clauses.source))"
  }

  /// What a query consists of.
  private struct Clauses {
    var items: [[SQLNode]]
    /// From FROM on.
    var source: [SQLNode]
    var keys: [[SQLNode]]

    /// Words that make more of a query than rows in groups.
    private static let others: Set<String> = [
      "with", "union", "intersect", "except", "having", "order", "limit", "offset", "window",
      "over", "filter", "distinct",
    ]

    init?(_ nodes: [SQLNode]) {
      let words = nodes.map(\.word)
      guard !words.contains(where: { $0.map(Self.others.contains) ?? false }),
        !nodes.contains(where: { $0.sign == ";" }),
        let select = nodes.firstIndex(where: { !$0.isBlank }), words[select] == "select",
        let from = words.firstIndex(of: "from"), words.lastIndex(of: "from") == from,
        let group = words.firstIndex(of: "group"), from < group,
        let by = nodes[(group + 1)...].firstIndex(where: { !$0.isBlank }), words[by] == "by"
      else { return nil }
      items = Array(nodes[(select + 1)..<from]).separatedByCommas
      source = Array(nodes[from..<group])
      keys = Array(nodes[(by + 1)...]).separatedByCommas
      guard !items.isEmpty, !keys.isEmpty else { return nil }
    }
  }

  /// A column that is an aggregate and nothing else.
  private enum Aggregate {
    case countOfRows
    case count([SQLNode])
    case sum([SQLNode])

    init?(_ nodes: [SQLNode]) {
      guard nodes.count == 2, let inner = nodes[1].inner, let first = inner.significant.first,
        first.word != "distinct", first.word != "all"
      else { return nil }
      switch nodes[0].word {
      case "count" where first.sign == "*": self = .countOfRows
      case "count": self = .count(inner)
      case "sum": self = .sum(inner)
      default: return nil
      }
    }
  }

  /// Whether this may be a key. A number, even in brackets, would be the place of a column.
  private static func isKey(_ nodes: [SQLNode]) -> Bool {
    nodes.flatMap(\.tokens).contains { $0.kind == .word || $0.kind == .quotedName }
      && !hasAggregate(nodes)
  }

  private static func hasAggregate(_ nodes: [SQLNode]) -> Bool {
    let tokens = nodes.flatMap(\.tokens).filter { !$0.isBlank }
    return zip(tokens, tokens.dropFirst()).contains { name, next in
      next.text == "(" && aggregates.contains(name.text.lowercased())
    }
  }

  private static let aggregates = SQLFunctions.aggregates.union([
    "total", "group_concat", "string_agg",
  ])
  /// What an expression may have besides keys and calls.
  private static let words: Set<String> = [
    "case", "when", "then", "else", "end", "and", "or", "not", "is", "null", "in", "between",
    "like",
    "cast", "as", "integer", "real", "text",
  ]

  /// Whether an expression has no column but those of keys: then it is the same for all rows of a group.
  private static func isWorkedOut(_ nodes: [SQLNode], of keys: [[SQLNode]]) -> Bool {
    guard !hasAggregate(nodes) else { return false }
    let tokens = nodes.flatMap(\.tokens).filter { !$0.isBlank }
    let keys = keys.map { $0.flatMap(\.tokens).filter { !$0.isBlank }.map(\.text) }
    var index = 0
    while index < tokens.count {
      let rest = tokens[index...].map(\.text)
      let isPart = index > 0 && tokens[index - 1].text == "."
      if !isPart, let key = keys.first(where: { rest.starts(with: $0) }),
        rest.count == key.count || ![".", "("].contains(rest[key.count])
      {
        index += key.count
        continue
      }
      switch tokens[index].kind {
      case .string, .number: break
      case .sign where tokens.count > 1: break
      case .word:
        let isCall = index + 1 < tokens.count && tokens[index + 1].text == "("
        guard isCall || words.contains(tokens[index].text.lowercased()) else { return false }
        if tokens[index].isWord("select") { return false }
      default: return false
      }
      index += 1
    }
    return true
  }

  private static func isSame(_ one: [SQLNode], _ other: [SQLNode]) -> Bool {
    one.flatMap(\.tokens).filter { !$0.isBlank }.map(\.text)
      == other.flatMap(\.tokens).filter { !$0.isBlank }.map(\.text)
  }

  /// An item of the SELECT without `AS name`.
  private static func withoutName(_ item: [SQLNode]) -> [SQLNode] {
    let places = item.indices.filter { !item[$0].isBlank }
    guard places.count > 2, item[places[places.count - 2]].word == "as" else { return item }
    return Array(item[..<places[places.count - 2]])
  }

  private static func text(_ nodes: [SQLNode]) -> String {
    nodes.flatMap(\.tokens).map(\.text).joined()
  }
}
