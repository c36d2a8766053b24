/// Which tables and views a query reads.
///
/// Only names where a table can stand count (after FROM and JOIN, and after commas of a FROM), so a
/// column that happens to bear a model's name is no dependency.
public enum SQLTables {
  /// The names, lower case, each once, in the order in which they are first read. Names that a WITH
  /// gives to its own queries are left out.
  public static func read(by sql: String) -> [String] {
    let tokens = SQLLexer(sql).filter { $0.kind != .space && $0.kind != .comment }
    let own = commonTableNames(in: tokens)
    var found: [String] = []
    var isInFrom = [false]  // one for each open bracket
    var expectsTable = false

    for (index, token) in tokens.enumerated() {
      switch (token.kind, token.text.lowercased()) {
      case (.word, "from"), (.word, "join"):
        isInFrom[isInFrom.count - 1] = true
        expectsTable = true
      case (.word, let word) where endsFrom.contains(word):
        isInFrom[isInFrom.count - 1] = false
        expectsTable = false
      case (.sign, "("):
        // `FROM (a JOIN b …)`: what stands first in the bracket may be a table as well.
        isInFrom.append(expectsTable)
      case (.sign, ")"):
        if isInFrom.count > 1 { isInFrom.removeLast() }
        expectsTable = false
      case (.sign, ","): expectsTable = isInFrom[isInFrom.count - 1]
      case (.word, _), (.quotedName, _):
        guard expectsTable else { continue }
        expectsTable = false
        let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
        let name = token.name.lowercased()
        // `schema.table` and `json_each(…)` are nobody's model.
        if next != ".", next != "(", !own.contains(name), !found.contains(name) {
          found.append(name)
        }
      default: break
      }
    }
    return found
  }

  private static let endsFrom: Set<String> = [
    "select", "where", "group", "having", "order", "limit", "union", "except", "intersect",
    "window",
    "with",
  ]

  /// The names before `AS (`, as in `WITH a AS (…), b(x, y) AS (…)`.
  private static func commonTableNames(in tokens: [SQLLexer.Token]) -> Set<String> {
    var names: Set<String> = []
    for (index, token) in tokens.enumerated() where token.text.lowercased() == "as" && index > 0 {
      var next = index + 1
      while next < tokens.count, ["not", "materialized"].contains(tokens[next].text.lowercased()) {
        next += 1
      }
      guard next < tokens.count, tokens[next].text == "(" else { continue }
      var before = index - 1
      if tokens[before].text == ")" {
        while before > 0, tokens[before].text != "(" { before -= 1 }
        before -= 1
      }
      if before >= 0 { names.insert(tokens[before].name.lowercased()) }
    }
    return names
  }
}
