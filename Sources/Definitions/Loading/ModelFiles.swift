/// `models/*.sql`.
struct ModelFiles {
  static func read(_ path: String, folder: PipelineFolder) -> Model? {
    let name = String(path.split(separator: "/").last?.dropLast(".sql".count) ?? "")
    guard let text = folder.text(of: path) else {
      folder.session.markBroken(name)
      return nil
    }
    let location = folder.location(path)
    return Model(
      name: name, sql: SQLText(text: text, location: location),
      isMaterialized: isMaterialized(text, folder, path), location: location)
  }

  /// Whether the first line is `-- materialized: table`.
  private static func isMaterialized(_ text: String, _ folder: PipelineFolder, _ path: String)
    -> Bool
  {
    let line = text.prefix { $0 != "\n" }
    guard line.hasPrefix("--"), let colon = line.firstIndex(of: ":") else { return false }
    let key = line[..<colon].dropFirst(2).filter { !$0.isWhitespace }
    let value = line[line.index(after: colon)...].filter { !$0.isWhitespace }
    guard key == "materialized" || NearestName.find(key, in: ["materialized"]) != nil else {
      return false
    }
    if key == "materialized", value == "table" { return true }
    folder.session.report(
      "materialized", at: folder.location(path),
      LocalizedText(
        "首行只能写“-- materialized: table”，写成了“\(line)”",
        "the first line may be “-- materialized: table”, not “\(line)”"),
      suggestion: "-- materialized: table")
    return false
  }
}
