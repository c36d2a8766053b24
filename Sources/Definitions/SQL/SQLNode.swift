/// SQL in tokens, with what stands in brackets, and between CASE and END, taken together.
///
/// Written out one after the other, the nodes are the text: nothing is left out.
indirect enum SQLNode: Sendable {
  case token(SQLLexer.Token)
  /// What stands in brackets; `close` is missing where it is never closed.
  case bracket(open: SQLLexer.Token, [SQLNode], close: SQLLexer.Token?)
  /// From CASE to END, both included.
  case cases([SQLNode])

  /// The nodes of a text, however wrong it is.
  static func parse(_ sql: String) -> [SQLNode] {
    var parser = Parser(tokens: Array(SQLLexer(sql)))
    var nodes: [SQLNode] = []
    while parser.position < parser.tokens.count {
      nodes += parser.nodes { _ in false }
      // A bracket or END that nothing has begun.
      if let stray = parser.take() { nodes.append(.token(stray)) }
    }
    return nodes
  }

  private struct Parser {
    let tokens: [SQLLexer.Token]
    var position = 0

    mutating func take() -> SQLLexer.Token? {
      guard position < tokens.count else { return nil }
      defer { position += 1 }
      return tokens[position]
    }

    /// The nodes up to a token that ends them, which is left.
    mutating func nodes(until isEnd: (SQLLexer.Token) -> Bool) -> [SQLNode] {
      var nodes: [SQLNode] = []
      while position < tokens.count {
        let token = tokens[position]
        if isEnd(token) || token.text == ")" { return nodes }
        position += 1
        if token.text == "(" {
          let inner = self.nodes { _ in false }
          nodes.append(.bracket(open: token, inner, close: take()))
        } else if token.isWord("case") {
          let inner = self.nodes { $0.isWord("end") }
          let isClosed = position < tokens.count && tokens[position].isWord("end")
          let end = isClosed ? take().map { [SQLNode.token($0)] } ?? [] : []
          nodes.append(.cases([.token(token)] + inner + end))
        } else {
          nodes.append(.token(token))
        }
      }
      return nodes
    }
  }

  /// The first token.
  var first: SQLLexer.Token? {
    switch self {
    case .token(let token): token
    case .bracket(let open, _, _): open
    case .cases(let nodes): nodes.first?.first
    }
  }

  var isBlank: Bool {
    if case .token(let token) = self { token.isBlank } else { false }
  }

  /// The keyword or name, in small letters.
  var word: String? {
    if case .token(let token) = self, token.kind == .word { token.text.lowercased() } else { nil }
  }

  var sign: String? {
    if case .token(let token) = self, token.kind == .sign { token.text } else { nil }
  }

  /// Whether it makes a condition of what is beside it.
  var makesTest: Bool {
    if let sign { return ["=", "<", ">", "!"].contains(sign) }
    return ["like", "in", "is", "between", "exists", "not", "and", "or"].contains(word ?? "")
  }

  /// What stands in the brackets.
  var inner: [SQLNode]? {
    if case .bracket(_, let inner, _) = self { inner } else { nil }
  }

  /// All tokens, brackets included.
  var tokens: [SQLLexer.Token] {
    switch self {
    case .token(let token): [token]
    case .bracket(let open, let inner, let close):
      [open] + inner.flatMap(\.tokens) + [close].compactMap { $0 }
    case .cases(let nodes): nodes.flatMap(\.tokens)
    }
  }
}

extension SQLLexer.Token {
  var isBlank: Bool { kind == .space || kind == .comment }

  func isWord(_ word: String) -> Bool {
    kind == .word && text.utf8.count == word.utf8.count && text.lowercased() == word
  }

  /// Whether it is a number with a fraction or an exponent.
  var isDecimal: Bool {
    kind == .number && !text.lowercased().hasPrefix("0x")
      && text.utf8.contains {
        [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0)
      }
  }
}

extension [SQLNode] {
  /// Without spaces and comments.
  var significant: [SQLNode] { filter { !$0.isBlank } }

  /// The arguments of a call, or the terms of a list.
  var separatedByCommas: [[SQLNode]] {
    guard !significant.isEmpty else { return [] }
    return split(omittingEmptySubsequences: false) { $0.sign == "," }.map(Array.init)
  }

  /// Whether this is true or false, and not a number: there is a comparison in it.
  var isTest: Bool {
    let nodes = significant
    if nodes.count == 1, let inner = nodes[0].inner { return inner.isTest }
    return nodes.contains(where: \.makesTest)
  }

  /// The expression and the type of what stands in the brackets of a CAST.
  var cast: (value: [SQLNode], type: [SQLNode])? {
    guard let index = lastIndex(where: { $0.word == "as" }) else { return nil }
    return (Array(self[..<index]), Array(self[(index + 1)...]).significant)
  }

  /// Where the operand that begins at `start` (spaces and signs before it included) ends: a number, a text, a
  /// name with its table, a call, a bracket or a CASE.
  func endOfOperand(from start: Int) -> Int {
    var index = start
    func skipBlanks() { while index < count, self[index].isBlank { index += 1 } }
    skipBlanks()
    while index < count, let sign = self[index].sign, sign == "-" || sign == "+" {
      index += 1
      skipBlanks()
    }
    guard index < count else { return index }
    index += 1
    while index < count {
      if self[index].sign == "." || self[index - 1].sign == "." || self[index].inner != nil {
        index += 1
      } else {
        break
      }
    }
    return index
  }
}
