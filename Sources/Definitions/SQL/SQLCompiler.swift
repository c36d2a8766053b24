/// Puts the values of parameters into SQL, as literals: a view cannot have bound parameters, and the
/// query that is shown is the query that ran. Our own functions are spelled as SQLite knows them, unless another
/// dialect is asked for.
public struct SQLCompiler: Sendable {
  private let literals: [String: String]
  private let dialect: SQLDialect

  /// - Parameters:
  ///   - parameters: Names without the colon, and SQL literals. Of a name given twice, the last counts.
  ///   - dialect: Whose words are used; `portable` leaves the subset as it is, for an engine that spells the
  ///     whole query itself.
  public init(
    parameters: [(name: String, literal: String)], dialect: SQLDialect = .sqlite
  ) {
    literals = Dictionary(parameters.map { ($0.name, $0.literal) }) { _, last in last }
    self.dialect = dialect
  }

  /// The SQL with each known `:name` replaced, but for those in texts, quoted names and comments.
  public func compile(_ sql: String) -> String {
    var result = ""
    var last: SQLLexer.Token.Kind?
    // SQLite spells all else as the subset does, and few queries call one of ours.
    var needsSpelling = dialect.name != .sqlite
    for token in SQLLexer(sql) {
      if token.kind == .word, !needsSpelling {
        needsSpelling = SQLDialect.ownFunctions.contains { token.isWord($0) }
      }
      if token.kind == .parameter, let literal = literals[token.name] {
        if last == .word || last == .number { result += " " }  // `AND:hours` is legal
        result += literal
      } else {
        result += token.text
      }
      last = token.kind
    }
    // A condition is put in brackets, which a comment at its end would swallow.
    if last == .comment { result += "\n" }
    return needsSpelling ? dialect.spelled(result) : result
  }

  public func compile(_ sql: SQLText) -> String { compile(sql.text) }

  /// What a definition says of a row as a condition, in brackets. A number is one where it is not 0: most databases
  /// take only what is true or false.
  public func condition(_ sql: SQLText) -> String {
    let compiled = compile(sql)
    return SQLNode.parse(sql.text).isTest ? "(\(compiled))" : "((\(compiled)) <> 0)"
  }

  /// A value as SQL writes it: `32`, `'城''关'`, `('村', '社区')`.
  public static func literal(_ value: Parameter.Value) -> String {
    switch value {
    case .number(let number): literal(number)
    case .text(let text): literal(text)
    // `IN ()` is an error in PostgreSQL; a list with nothing but NULL finds nothing either.
    case .list(let texts):
      texts.isEmpty ? "(NULL)" : "(" + texts.map(literal).joined(separator: ", ") + ")"
    }
  }

  private static func literal(_ number: Double) -> String {
    let digits = Int(exactly: number).map(String.init) ?? "\(number)"
    // In brackets, since `x -:n` would else become a comment.
    return number < 0 ? "(\(digits))" : digits
  }

  private static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
