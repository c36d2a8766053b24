import Definitions
import LedgerStore

/// Which columns of a query show what a pipeline calls sensitive, whatever the query calls them.
///
/// What is computed (`substr(citizen_id, 1, 6)`) has no origin and is not known here; whatever looks
/// like a personal number is masked all the same.
public struct SensitiveColumns {
  private let ledger: Ledger
  private var origins: Set<Ledger.Origin> = []
  private let names: Set<String>

  public init(_ pipeline: Pipeline, compiler: SQLCompiler, ledger: Ledger) throws {
    self.ledger = ledger
    let sensitive = pipeline.datasets.flatMap { dataset in
      dataset.fields.filter(\.isSensitive).map { (dataset.name, $0) }
    }
    names = Set(sensitive.flatMap { [$0.1.name, $0.1.title] })
    origins = Set(
      sensitive.flatMap { dataset, field in
        ["", PreviousTables.prefix].map {
          Ledger.Origin(table: $0 + dataset, column: field.name)
        }
      })
    // A view is seen through; a table that a model has filled is an origin of its own.
    for model in pipeline.models where model.isMaterialized {
      for column in try columns(of: compiler.compile(model.sql)) where column.isSensitive {
        origins.insert(Ledger.Origin(table: model.name, column: column.name))
      }
    }
  }

  /// The columns of a query, and whether each is sensitive.
  public func columns(of sql: String) throws -> [(name: String, isSensitive: Bool)] {
    try ledger.origins(of: sql).map { name, origin in
      (name, names.contains(name) || origin.map(origins.contains) ?? false)
    }
  }
}
