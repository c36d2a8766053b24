/// Which queries of a pipeline ask for nothing but the rows that were imported, themselves or through views: they can
/// be answered while models are still being filled.
public struct RowQueries: Sendable {
  /// The models among them, in the order of the pipeline.
  public private(set) var views: [Model] = []
  /// The other models.
  public private(set) var others: [Model] = []
  private var known: Set<String>

  public init(_ pipeline: Pipeline) {
    known = Set(pipeline.datasets.map { $0.name.lowercased() })
    for model in pipeline.models {
      if !model.isMaterialized, contains(model.sql) {
        views.append(model)
        known.insert(model.name.lowercased())
      } else {
        others.append(model)
      }
    }
  }

  public func contains(_ sql: SQLText) -> Bool {
    SQLTables.read(by: sql.text).allSatisfy(known.contains) && !namesSchema(sql)
  }

  /// `main.table` is a table that `SQLTables` leaves out.
  private func namesSchema(_ sql: SQLText) -> Bool {
    let tokens = SQLLexer(sql.text).filter { $0.kind != .space && $0.kind != .comment }
    return zip(tokens, tokens.dropFirst()).contains { name, sign in
      sign.text == "." && ["main", "temp"].contains(name.name.lowercased())
    }
  }
}
