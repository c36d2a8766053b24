/// Puts the values of parameters into SQL, as literals: a view cannot have bound parameters, and the
/// query that is shown is the query that ran.
public struct SQLCompiler: Sendable {
  private let literals: [String: String]

  /// - Parameter parameters: Names without the colon, and SQL literals. Of a name given twice, the
  ///   last counts.
  public init(parameters: [(name: String, literal: String)]) {
    literals = Dictionary(parameters.map { ($0.name, $0.literal) }) { _, last in last }
  }

  /// The SQL with each known `:name` replaced, but for those in texts, quoted names and comments.
  public func compile(_ sql: String) -> String {
    var result = ""
    var last: SQLLexer.Token.Kind?
    for token in SQLLexer(sql) {
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
    return result
  }

  public func compile(_ sql: SQLText) -> String { compile(sql.text) }

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
