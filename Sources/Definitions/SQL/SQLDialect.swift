/// How an engine spells what pipelines write in the common subset (docs/sql-subset.md).
///
/// A query is written once. Whoever runs it spells it token by token: names of functions and types, marks around
/// names and texts, the place of NULL in an order, what becomes of a division by zero.
public struct SQLDialect: Sendable {
  public enum Name: String, Sendable { case portable, sqlite, postgresql, spark }

  public var name: Name
  /// Calls by their names in small letters, and `name/2` where the number of arguments matters: `{1}` stands for
  /// the first argument. A function that is not listed is spelled as it is.
  var functions: [String: String] = [:]
  /// What CAST becomes for each type of the subset; not listed: as it is.
  var casts: [String: String] = [:]
  /// Words that have another name: operators.
  var words: [String: String] = [:]
  /// What a text becomes; `{1}` is its literal.
  var text = "{1}"
  /// Whether a backslash in a text stands for itself.
  var hasPlainBackslashes = true
  /// What a number with a fraction becomes: everywhere a floating-point number of eight bytes.
  var decimal = "{1}"
  /// The mark around names.
  var nameMark = "\""
  /// Whether a name with letters beyond ASCII needs marks.
  var marksForeignNames = false
  /// Whether NULL comes after all values unless the order says otherwise; in the subset it comes before them.
  var putsNullLast = false
  /// Whether a division by zero is an error; in the subset it is NULL.
  var failsOnZero = false

  /// The functions that are nobody's but ours; each engine but the portable one spells them.
  public static let ownFunctions = ["add_months", "days_between", "last_day", "quotient"]

  /// The subset itself.
  public static let portable = SQLDialect(name: .portable)

  init(name: Name) { self.name = name }

  /// A query of the subset, parameters filled in, in the engine's words.
  public func spelled(_ sql: String) -> String {
    guard name != .portable else { return sql }
    return spelled(SQLNode.parse(sql))
  }

  private func spelled(_ nodes: [SQLNode]) -> String {
    var result = ""
    var index = 0
    while index < nodes.count {
      let (text, next) = spelledPart(of: nodes, at: index)
      result += text
      index = next
    }
    return result
  }

  /// The node at `index`, with those that belong to it.
  private func spelledPart(of nodes: [SQLNode], at index: Int) -> (String, next: Int) {
    switch nodes[index] {
    case .bracket(let open, let inner, let close):
      return (open.text + spelled(inner) + (close?.text ?? ""), index + 1)
    case .cases(let inner): return (spelled(inner), index + 1)
    case .token(let token):
      if token.kind == .word {
        if let call = spelledCall(token, nodes, after: index) { return call }
        if putsNullLast, token.isWord("order"), let order = spelledOrder(nodes, at: index) {
          return order
        }
      }
      if failsOnZero, token.kind == .sign, token.text == "/" || token.text == "%" {
        let end = nodes.endOfOperand(from: index + 1)
        return ("\(token.text) NULLIF(\(trimmed(nodes[(index + 1)..<end])), 0)", end)
      }
      return (spelled(token), index + 1)
    }
  }

  private func trimmed(_ nodes: some Collection<SQLNode>) -> String {
    let nodes = Array(nodes)
    let start = nodes.firstIndex { !$0.isBlank } ?? nodes.endIndex
    let end = nodes.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
    return spelled(Array(nodes[start..<end]))
  }

  /// A call that the table names; `nil` where the word is none.
  private func spelledCall(
    _ word: SQLLexer.Token, _ nodes: [SQLNode], after index: Int
  ) -> (String, next: Int)? {
    guard let next = nodes[(index + 1)...].firstIndex(where: { !$0.isBlank }),
      let inner = nodes[next].inner
    else { return nil }
    let name = word.text.lowercased()
    if name == "cast" {
      guard let (value, type) = inner.cast, let template = casts[type.first?.word ?? ""] else {
        return nil
      }
      return (Self.filled(template, with: [trimmed(value)]), next + 1)
    }
    let arguments = inner.separatedByCommas.map { trimmed($0) }
    guard let template = functions["\(name)/\(arguments.count)"] ?? functions[name] else {
      return nil
    }
    return (Self.filled(template, with: arguments), next + 1)
  }

  /// The words after which an ORDER BY has come to its end.
  private static let endsOrder: Set<String> = [
    "limit", "offset", "rows", "range", "groups", "union", "except", "intersect",
  ]

  /// `ORDER BY` with its terms, in each of which it is said where NULL comes.
  private func spelledOrder(_ nodes: [SQLNode], at index: Int) -> (String, next: Int)? {
    guard let by = nodes[(index + 1)...].firstIndex(where: { !$0.isBlank }), nodes[by].word == "by"
    else { return nil }
    let end =
      nodes[by...].firstIndex { Self.endsOrder.contains($0.word ?? "") } ?? nodes.endIndex
    let terms = Array(nodes[(by + 1)..<end]).separatedByCommas.map { term in
      let last = term.significant.last?.word
      let place =
        switch last {
        case "first", "last": ""
        case "desc": " NULLS LAST"
        default: " NULLS FIRST"
        }
      return trimmed(term) + place
    }
    return (
      "ORDER BY \(terms.joined(separator: ", "))" + (end < nodes.endIndex ? " " : ""), end
    )
  }

  private func spelled(_ token: SQLLexer.Token) -> String {
    switch token.kind {
    case .comment:
      // What a template puts behind it must not become part of it.
      return token.text.hasPrefix("--") ? " " : token.text
    case .quotedName: return marked(token.name)
    case .string: return Self.filled(text, with: [literal(token.text)])
    case .number where token.isDecimal:
      // `12.` is a number to some engines only.
      let digits = token.text.hasSuffix(".") ? token.text + "0" : token.text
      return Self.filled(decimal, with: [digits])
    case .word:
      if marksForeignNames, token.text.utf8.contains(where: { $0 >= 0x80 }) {
        return marked(token.text)
      }
      return words[token.text.lowercased()] ?? token.text
    default: return token.text
    }
  }

  private func literal(_ text: String) -> String {
    guard !hasPlainBackslashes else { return text }
    let inner = text.dropFirst().dropLast().replacing("\\", with: "\\\\")
    return "'" + inner.replacing("''", with: "\\'") + "'"
  }

  /// A name with the engine's marks around it.
  public func marked(_ name: String) -> String {
    nameMark + name.replacing(nameMark, with: nameMark + nameMark) + nameMark
  }

  private static func filled(_ template: String, with arguments: [String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      if let number = Int(rest[rest.index(after: open)..<close]),
        arguments.indices.contains(number - 1)
      {
        result += arguments[number - 1]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
