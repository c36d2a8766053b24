/// A query is one SELECT, a condition one expression: a slip, or SQL that writes, stops here and not in
/// the ledger. Whether tables and columns exist only the database can say.
struct SQLShapeValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for piece in pipeline.sqlPieces { validate(piece, session) }
  }

  private func validate(_ piece: SQLPiece, _ session: LoadingSession) {
    let tokens = SQLLexer(piece.sql.text).filter { $0.kind != .space && $0.kind != .comment }
    func report(_ token: SQLLexer.Token?, _ message: LocalizedText, _ suggestion: String? = nil) {
      let place = piece.sql.location(atUTF8Offset: token?.offset ?? 0)
      session.report("sql", at: place, message, suggestion: suggestion)
    }
    guard let first = tokens.first else {
      return report(nil, LocalizedText("SQL 是空的", "the SQL is empty"))
    }
    let start = first.text.lowercased()
    switch piece.kind {
    case .query where !["select", "with"].contains(start):
      report(
        first,
        LocalizedText(
          "查询要以 SELECT 或 WITH 开头，不是“\(first.text)”",
          "a query begins with SELECT or WITH, not with “\(first.text)”"),
        NearestName.find(first.text, in: ["SELECT", "WITH"]))
    case .condition where ["select", "where"].contains(start):
      report(
        first,
        LocalizedText(
          "这里只写条件本身，不写“\(first.text)”", "write the condition alone, without “\(first.text)”"))
    default: break
    }
    if let broken = tokens.first(where: { $0.kind == .unterminated }) {
      return report(
        broken, LocalizedText("引号或注释没有写完", "a quotation mark or comment is never closed"))
    }
    for (index, token) in tokens.enumerated() where token.text == ";" {
      // One at a query's end is what people are used to write, but it would break the query that this
      // one becomes a part of.
      let isLast = index == tokens.count - 1
      report(
        token,
        isLast
          ? LocalizedText("请删去末尾的分号", "remove the semicolon at the end")
          : LocalizedText("只能有一条语句，这里有分号", "there may be one statement only; here is a semicolon"))
    }
    reportBrackets(tokens, report)
    for token in tokens where token.kind == .word { reportWideSign(in: token, piece, session) }
  }

  private func reportBrackets(
    _ tokens: [SQLLexer.Token],
    _ report: (SQLLexer.Token?, LocalizedText, String?) -> Void
  ) {
    var open: [SQLLexer.Token] = []
    for token in tokens where token.kind == .sign {
      if token.text == "(" { open.append(token) }
      if token.text == ")", open.popLast() == nil {
        return report(
          token, LocalizedText("多了一个右括号", "a bracket is closed that was never opened"), nil)
      }
    }
    if let last = open.last {
      report(last, LocalizedText("左括号没有配对", "this bracket is never closed"), nil)
    }
  }

  private static let wideSigns: [Unicode.Scalar: String] = [
    "，": ",", "；": ";", "（": "(", "）": ")", "＝": "=", "＞": ">", "＜": "<", "≥": ">=", "≤": "<=",
    "≠": "<>", "‘": "'", "’": "'", "“": "'", "”": "'", "：": ":", "　": " ", "％": "%", "＊": "*",
    "\u{A0}": " ",
  ]

  /// Signs of a Chinese keyboard look right and mean nothing to SQL, which takes them for names.
  private func reportWideSign(
    in token: SQLLexer.Token, _ piece: SQLPiece, _ session: LoadingSession
  ) {
    var offset = token.offset
    for scalar in token.text.unicodeScalars {
      if let sign = Self.wideSigns[scalar] {
        let isSpace = sign == " "
        session.report(
          "sql", at: piece.sql.location(atUTF8Offset: offset),
          LocalizedText(
            isSpace ? "SQL 里有全角空格，请改成半角空格" : "SQL 里用了中文符号“\(scalar)”，请改成半角",
            isSpace ? "a wide space stands in the SQL" : "the sign “\(scalar)” is none of SQL's"),
          suggestion: isSpace ? nil : sign)
      }
      offset += UTF8.width(scalar)
    }
  }
}
