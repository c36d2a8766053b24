import Definitions
import LedgerStore

/// Of which dataset the rows of a model are: the one whose `_id` it hands on.
struct RowOrigin {
  private let pipeline: Pipeline
  private let compiler: SQLCompiler
  private let ledger: Ledger

  init(_ pipeline: Pipeline, compiler: SQLCompiler, ledger: Ledger) {
    self.pipeline = pipeline
    self.compiler = compiler
    self.ledger = ledger
  }

  /// - Parameter source: A dataset or a model.
  func dataset(of source: String) throws -> String? {
    if pipeline.dataset(named: source) != nil { return source }
    guard let model = pipeline.models.first(where: { $0.name == source }) else { return nil }
    // Of rows that are put together from several queries, the database names the first's origin only.
    guard !isCompound(model) else { return nil }
    let columns = try ledger.origins(of: compiler.compile(model.sql))
    guard let origin = columns.first(where: { $0.name == "_id" })?.origin, origin.column == "_id"
    else { return nil }
    // Views are seen through, and so would be one of several queries.
    let views = SQLTables.read(by: model.sql.text).compactMap { name in
      pipeline.models.first { $0.name == name && !$0.isMaterialized }
    }
    guard try views.allSatisfy({ try isSingle($0) }) else { return nil }
    // A model is only read by those that stand after it, so this comes to an end.
    return origin.table == source ? nil : try dataset(of: origin.table)
  }

  private func isSingle(_ model: Model) throws -> Bool {
    guard !isCompound(model) else { return false }
    return try SQLTables.read(by: model.sql.text).allSatisfy { name in
      guard let inner = pipeline.models.first(where: { $0.name == name && !$0.isMaterialized })
      else { return true }
      return try isSingle(inner)
    }
  }

  private func isCompound(_ model: Model) -> Bool {
    SQLLexer(model.sql.text).contains {
      $0.kind == .word && ["union", "except", "intersect"].contains($0.text.lowercased())
    }
  }
}
