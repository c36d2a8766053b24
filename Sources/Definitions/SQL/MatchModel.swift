extension Dataset {
  /// The table that `match` asks for, `<dataset>_match`: a row for each row of `match.from`, with
  ///
  /// - `_id`, of that row,
  /// - `person`, the `_id` in `match.to` where exactly one was found, and `rung`, on which,
  /// - `candidates`, how many the first rung found that found any, and `tried`, which rung that was.
  var matchModel: Model? {
    guard let match, !match.rungs.isEmpty else { return nil }
    let sql = SQLText(text: match.sql, location: match.location, isGenerated: true)
    return Model(
      name: name + "_match", sql: sql, isMaterialized: true, location: match.location)
  }
}

extension Match {
  fileprivate var sql: String {
    let counts = rungs.enumerated().map { index, rung in
      """
      r\(index) AS (
        SELECT s._id AS _id, MIN(p._id) AS person, COUNT(*) AS n
        FROM \(quoted(from)) s JOIN \(quoted(to)) p ON \(rung.columns.map { "p.\(quoted($0)) = s.\(quoted($0))" }.joined(separator: " AND "))
        GROUP BY s._id
      )
      """
    }
    let joins = rungs.indices.map { "LEFT JOIN r\($0) ON r\($0)._id = s._id" }
    let sizes = rungs.indices.map { "r\($0).n" } + ["0"]
    return """
      WITH \(counts.joined(separator: ",\n"))
      SELECT s._id AS _id,
        CAST(\(first { "r\($0).person" }) AS INTEGER) AS person,
        \(first { literal(rungs[$0].name) }) AS rung,
        COALESCE(\(sizes.joined(separator: ", "))) AS candidates,
        CASE \(rungs.indices.map { "WHEN r\($0).n > 0 THEN \(literal(rungs[$0].name))" }.joined(separator: " ")) END AS tried
      FROM \(quoted(from)) s
      \(joins.joined(separator: "\n"))
      """
  }

  /// What `value` says of the first rung that finds anybody: of one person alone, and only if the rung may
  /// decide.
  private func first(_ value: (Int) -> String) -> String {
    var cases: [String] = []
    for (index, rung) in rungs.enumerated() {
      if !rung.isCandidatesOnly { cases.append("WHEN r\(index).n = 1 THEN \(value(index))") }
      cases.append("WHEN r\(index).n > 0 THEN NULL")
      if rung.isFinal {
        let known = rung.columns.map { "s.\(quoted($0)) IS NOT NULL" }.joined(separator: " AND ")
        cases.append("WHEN \(known) THEN NULL")
      }
    }
    return "CASE \(cases.joined(separator: " ")) END"
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private func literal(_ text: String) -> String { SQLCompiler.literal(.text(text)) }
}
