/// SQL reads and does not write, and asks neither the clock nor chance: the same inputs give the same
/// figures, whenever they are computed.
struct SQLSafetyValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for piece in pipeline.sqlPieces { validate(piece.sql, session) }
  }

  private func validate(_ sql: SQLText, _ session: LoadingSession) {
    let tokens = SQLLexer(sql.text).filter { $0.kind != .space && $0.kind != .comment }
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      // What begins a statement, the shape's validator has judged.
      let isFirst = index == 0 || tokens[index - 1].text == ";"
      let isCall = index + 1 < tokens.count && tokens[index + 1].text == "("
      guard
        let (message, suggestion) = fault(of: token, isTop: depth == 0 && !isFirst, isCall: isCall)
      else {
        continue
      }
      session.report(
        "sql", at: sql.location(atUTF8Offset: token.offset), message, suggestion: suggestion)
    }
  }

  private func fault(
    of token: SQLLexer.Token, isTop: Bool, isCall: Bool
  ) -> (LocalizedText, suggestion: String?)? {
    switch (token.kind, token.text.lowercased()) {
    // `WITH x AS (…) DELETE …` begins as a query does.
    case (.word, "insert"), (.word, "update"), (.word, "delete"):
      guard isTop else { return nil }
      return (
        LocalizedText("SQL 只能查询，不能用“\(token.text)”", "SQL may only read, without “\(token.text)”"),
        nil
      )
    case (.word, "current_date"), (.word, "current_time"), (.word, "current_timestamp"),
      (.string, "'now'"):
      return (clock, ":as_of")
    case (.word, "now"): return isCall ? (clock, ":as_of") : nil
    case (.word, "random"), (.word, "randomblob"), (.word, "rand"):
      guard isCall else { return nil }
      return (
        LocalizedText("不能用随机数，否则每次结果都不同", "no random numbers, or each run would differ"), nil
      )
    // SQLite would take them for parameters without a value: NULL, and nobody would know.
    case (.sign, "?"), (.sign, "@"), (.sign, "$"), (.sign, ":"), (.sign, "#"):
      return (
        LocalizedText(
          "SQL 里不能用“\(token.text)”；参数写成 :名字",
          "“\(token.text)” has no meaning here; parameters are written :name"),
        nil
      )
    default: return nil
    }
  }

  private let clock = LocalizedText(
    "不能用当前日期，否则过后重算结果会变；期末日期用 :as_of",
    "today's date would change the figures with the day; the period's last day is :as_of")
}
