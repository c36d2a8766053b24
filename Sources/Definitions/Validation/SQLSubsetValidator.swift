/// SQL keeps to what SQLite, PostgreSQL and Spark SQL have in common (docs/sql-subset.md), so that a pipeline runs
/// on each of them and means the same there.
struct SQLSubsetValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for piece in pipeline.sqlPieces where !piece.sql.isGenerated {
      let nodes = SQLNode.parse(piece.sql.text)
      guard Self.isWhole(nodes) else { continue }
      var walk = SQLSubsetWalk()
      walk.visit(nodes)
      for fault in walk.faults.sorted(by: { $0.offset < $1.offset }) {
        session.report(
          "sql-subset", at: piece.sql.location(atUTF8Offset: fault.offset), fault.message,
          suggestion: fault.suggestion)
      }
    }
  }

  /// Whether brackets and marks are closed; where they are not, `SQLShapeValidator` says so.
  private static func isWhole(_ nodes: [SQLNode]) -> Bool {
    nodes.allSatisfy { node in
      switch node {
      case .token(let token): token.kind != .unterminated && token.text != ")"
      case .bracket(_, let inner, let close): close != nil && isWhole(inner)
      case .cases(let inner): inner.last?.word == "end" && isWhole(inner)
      }
    }
  }
}

/// What a piece of SQL has that is not in the subset.
struct SQLSubsetWalk {
  struct Fault {
    /// In UTF-8 bytes from the start of the piece.
    var offset: Int
    var message: LocalizedText
    /// The portable spelling.
    var suggestion: String?
  }

  private(set) var faults: [Fault] = []

  mutating func report(_ node: SQLNode, _ message: LocalizedText, _ suggestion: String? = nil) {
    guard let token = node.first else { return }
    faults.append(Fault(offset: token.offset, message: message, suggestion: suggestion))
  }

  /// Says that something is not in the subset.
  mutating func refuse(_ node: SQLNode, _ what: String, _ suggestion: String? = nil) {
    report(
      node,
      LocalizedText(
        "不能用“\(what)”：各数据库写法或含义不同（见 docs/sql-subset.md）",
        "“\(what)” is spelled or meant differently by other databases (docs/sql-subset.md)"),
      suggestion)
  }

  mutating func visit(_ all: [SQLNode]) {
    let nodes = all.significant
    for index in nodes.indices {
      switch nodes[index] {
      case .token(let token): visit(token, nodes, index)
      case .bracket(_, let inner, _):
        // What CAST makes of it, `visitCast` looks at.
        let isCast = index > 0 && nodes[index - 1].word == "cast"
        visit(isCast ? inner.cast?.value ?? inner : inner)
      // CASE and END are part of it.
      case .cases(let inner): visit(Array(inner.dropFirst().dropLast()))
      }
    }
    visitLimit(nodes)
    visitSources(nodes)
  }

  private mutating func visit(_ token: SQLLexer.Token, _ nodes: [SQLNode], _ index: Int) {
    switch token.kind {
    case .word: visitWord(token.text.lowercased(), nodes, index)
    case .sign: visitSign(token, nodes, index)
    case .quotedName where !token.text.hasPrefix("\""):
      refuse(nodes[index], token.text, "\"\(token.name)\"")
    case .string where index > 0 && nodes[index - 1].word == "as":
      refuse(nodes[index], "AS \(token.text)", "AS \"\(token.text.dropFirst().dropLast())\"")
    case .number where token.text.lowercased().hasPrefix("0x"): refuse(nodes[index], token.text)
    case .number
    where index > 0 && nodes[index - 1].sign == "." && !Self.isName(nodes, index - 2):
      refuse(nodes[index - 1], ".\(token.text)", "0.\(token.text)")
    default: break
    }
  }

  private static func isName(_ nodes: [SQLNode], _ index: Int) -> Bool {
    guard index >= 0, case .token(let token) = nodes[index] else { return false }
    return token.kind == .word || token.kind == .quotedName
  }

  // MARK: Words

  /// With what stands for them, if anything does.
  private static let refusedWords: [String: String] = [
    "glob": "LIKE", "regexp": "LIKE", "rlike": "LIKE", "ilike": "LIKE", "match": "LIKE",
    "notnull": "IS NOT NULL", "isnull": "IS NULL", "true": "1", "false": "0", "rowid": "_id",
    "_rowid_": "_id", "oid": "_id", "collate": "", "indexed": "",
    "escape": "", "materialized": "", "div": "quotient(…, …)",
    "interval": "add_months(…, …)",
  ]

  private mutating func visitWord(_ word: String, _ nodes: [SQLNode], _ index: Int) {
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    let shown = nodes[index].first?.text ?? word
    if let arguments = next?.inner, !SQLFunctions.keywords.contains(word) {
      // `WITH a (x, y) AS (…)`
      let isQueryName =
        index + 3 < nodes.count && nodes[index + 2].word == "as"
        && nodes[index + 3].inner != nil
      if !isQueryName { visitCall(word, arguments, nodes, index) }
      return
    }
    if let replacement = Self.refusedWords[word], index == 0 || nodes[index - 1].sign != "." {
      return refuse(nodes[index], shown, replacement.isEmpty ? nil : replacement)
    }
    if word.hasPrefix("sqlite_") { return refuse(nodes[index], shown) }
    if word == "is" { visitIs(nodes, index) }
    if word == "like", case .token(let pattern)? = next, pattern.text.contains("\\") {
      refuse(nodes[index + 1], "\\")
    }
    if ["x", "b"].contains(word), case .token(let text)? = next, text.kind == .string,
      text.offset == (nodes[index].first?.offset ?? 0) + 1
    {
      refuse(nodes[index], "\(shown)'…'")
    }
  }

  private mutating func visitIs(_ nodes: [SQLNode], _ index: Int) {
    let rest = nodes[(index + 1)...].prefix(2).map(\.word)
    let isNot = rest.first == "not"
    guard let test = isNot ? rest.last ?? nil : rest.first ?? nil,
      test == "null" || test == "distinct"
    else {
      return refuse(nodes[index], isNot ? "IS NOT" : "IS", isNot ? "<>" : "=")
    }
  }

  // MARK: Calls

  private mutating func visitCall(
    _ name: String, _ inner: [SQLNode], _ nodes: [SQLNode], _ index: Int
  ) {
    let shown = nodes[index].first?.text ?? name
    if name == "cast" { return visitCast(inner, nodes[index]) }
    // The clock and chance are refused by `SQLSafetyValidator`.
    guard !["now", "random", "randomblob", "rand"].contains(name) else { return }
    guard let expected = SQLFunctions.arguments[name] else {
      return report(
        nodes[index],
        LocalizedText(
          "不能用函数“\(shown)”，能用的函数见 docs/sql-subset.md",
          "the function “\(shown)” is none of those that all databases have (docs/sql-subset.md)"),
        SQLFunctions.replacements[name]
          ?? NearestName.find(name, in: SQLFunctions.arguments.keys.sorted()))
    }
    let arguments = inner.separatedByCommas.map(\.significant)
    if ["min", "max"].contains(name), arguments.count > 1 {
      return refuse(nodes[index], "\(shown)(…, …)", "CASE WHEN … < … THEN … ELSE … END")
    }
    guard expected.contains(arguments.count) else {
      return report(
        nodes[index],
        LocalizedText(
          "函数“\(shown)”要 \(Self.shown(expected)) 个参数，这里有 \(arguments.count) 个",
          "“\(shown)” takes \(Self.shown(expected)) arguments, not \(arguments.count)"))
    }
    if SQLFunctions.aggregates.contains(name), arguments[0].contains(where: \.makesTest) {
      refuse(
        nodes[index], "\(shown)(… = …)",
        name == "count"
          ? "COUNT(CASE WHEN … THEN 1 END)" : "\(shown)(CASE WHEN … THEN 1 ELSE 0 END)")
    }
    if name == "avg", arguments[0].first?.word == "distinct" {
      refuse(nodes[index], "AVG(DISTINCT …)")
    }
    if name == "substr", let start = arguments[1].first,
      start.sign == "-" || arguments[1].count == 1 && start.first?.text == "0"
    {
      report(
        start,
        LocalizedText(
          "substr 从 1 数起，不能是负数", "substr counts from 1, and not from the end"))
    }
  }

  private static func shown(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  private static let types: [String: String] = [
    "varchar": "TEXT", "char": "TEXT", "string": "TEXT", "nvarchar": "TEXT", "character": "TEXT",
    "int": "INTEGER", "smallint": "INTEGER", "tinyint": "INTEGER", "signed": "INTEGER",
    "double": "REAL", "float": "REAL", "decimal": "REAL", "numeric": "REAL",
  ]

  private mutating func visitCast(_ inner: [SQLNode], _ call: SQLNode) {
    guard let (_, type) = inner.cast, let name = type.first else {
      return refuse(call, "CAST", "CAST(… AS INTEGER)")
    }
    let word = name.word ?? ""
    guard !["integer", "bigint", "text", "real"].contains(word) || type.count > 1 else { return }
    refuse(
      name, type.flatMap(\.tokens).map(\.text).joined(), Self.types[word] ?? "INTEGER, TEXT, REAL")
  }

  // MARK: Signs

  private mutating func visitSign(_ token: SQLLexer.Token, _ nodes: [SQLNode], _ index: Int) {
    func isNext(_ text: String) -> Bool {
      guard index + 1 < nodes.count, case .token(let next) = nodes[index + 1] else { return false }
      return next.text == text && next.offset == token.offset + 1
    }
    let isSecond =
      index > 0 && nodes[index - 1].first.map { $0.offset + 1 == token.offset } ?? false
    let before = isSecond ? nodes[index - 1].sign : nil
    switch token.text {
    case "=" where isNext("="): refuse(nodes[index], "==", "=")
    case "&", "~", "^": refuse(nodes[index], token.text)
    case "|" where !isNext("|") && before != "|": refuse(nodes[index], "|", "||")
    case "<" where isNext("<"), ">" where isNext(">"):
      refuse(nodes[index], token.text + token.text)
    case "-" where isNext(">"): refuse(nodes[index], "->")
    case "::": refuse(nodes[index], "::", "CAST(… AS …)")
    case "/": visitDivision(nodes, index)
    default: break
    }
  }

  /// Whole numbers are divided with or without a fraction, as the database likes. So it is to be seen which is
  /// meant: one side is a number with a fraction, or it is a `quotient`.
  private mutating func visitDivision(_ nodes: [SQLNode], _ index: Int) {
    var start = index
    while start > 0, Self.isFactor(nodes[start - 1]) { start -= 1 }
    let end = nodes.endOfOperand(from: index + 1)
    guard !Self.hasFraction(Array(nodes[start..<end])) else { return }
    report(
      nodes[index],
      LocalizedText(
        "整数相除，各数据库结果不同：要小数写 1.0 * … / …，要整数写 quotient(…, …)",
        "databases divide whole numbers differently: write 1.0 * … / … for a fraction, quotient(…, …) for a whole number"
      ), "quotient(…, …)")
  }

  private static func isFactor(_ node: SQLNode) -> Bool {
    if let sign = node.sign { return ["*", "/", "%", "."].contains(sign) }
    guard let word = node.word else { return true }
    return !SQLFunctions.keywords.contains(word)
  }

  private static func hasFraction(_ nodes: [SQLNode]) -> Bool {
    let nodes = nodes.significant
    return nodes.indices.contains { index in
      switch nodes[index] {
      case .token(let token):
        guard index + 1 < nodes.count, nodes[index + 1].inner != nil else { return token.isDecimal }
        return ["avg", "round"].contains(token.text.lowercased())
      case .bracket(_, let inner, _):
        if index > 0, nodes[index - 1].word == "cast" {
          return inner.cast?.type.first?.word == "real"
        }
        return hasFraction(inner)
      case .cases(let inner): return hasFraction(inner)
      }
    }
  }

  // MARK: Clauses

  /// Which rows come first is not known without an order.
  private mutating func visitLimit(_ nodes: [SQLNode]) {
    guard let limit = nodes.firstIndex(where: { $0.word == "limit" }),
      !nodes[..<limit].contains(where: { $0.word == "order" })
    else { return }
    report(
      nodes[limit],
      LocalizedText(
        "LIMIT 前面要有 ORDER BY，否则取到哪几行不一定", "LIMIT needs an ORDER BY, or any rows may be taken"),
      "ORDER BY … LIMIT …")
  }

  private static let afterSource: Set<String> = [
    "where", "group", "order", "join", "left", "inner", "cross", "on", "limit", "union", "having",
    "right", "full", "window", "except", "intersect", "using", "natural",
  ]

  /// A query that is read from has a name.
  private mutating func visitSources(_ nodes: [SQLNode]) {
    var isInFrom = false
    for (index, node) in nodes.enumerated() {
      if ["from", "join"].contains(node.word ?? "") { isInFrom = true }
      if ["where", "group", "select", "having", "order", "union", "window"].contains(
        node.word ?? "")
      {
        isInFrom = false
      }
      guard isInFrom, index > 0, let inner = node.inner,
        ["select", "with", "values"].contains(inner.significant.first?.word ?? ""),
        ["from", "join"].contains(nodes[index - 1].word ?? "") || nodes[index - 1].sign == ","
      else { continue }
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      let isNamed =
        next.map { next in
          next.word.map { !Self.afterSource.contains($0) } ?? (next.first?.kind == .quotedName)
        } ?? false
      if !isNamed {
        report(
          node,
          LocalizedText("FROM 里的子查询要有名字", "a query in FROM needs a name"), "(…) AS t")
      }
    }
  }
}
