import Definitions
import LedgerStore

/// Which columns of a query show what a pipeline calls sensitive, whatever the query calls them, and
/// which field each shows.
///
/// What is computed (`substr(citizen_id, 1, 6)`) has no origin and is not known here; whatever looks
/// like a personal number is masked all the same.
public struct SensitiveColumns: Sendable {
  private var ledger: Ledger
  private var origins: Set<Ledger.Origin> = []
  private var fields: [Ledger.Origin: Field] = [:]
  private let names: Set<String>

  /// - Parameter tables: The models that are there as tables; `nil` for all that will be.
  public init(
    _ pipeline: Pipeline, tables: [Model]? = nil, compiler: SQLCompiler, ledger: Ledger
  ) throws {
    self.ledger = ledger
    names = Set(
      pipeline.datasets.flatMap(\.fields).filter(\.isSensitive).flatMap { [$0.name, $0.title] })
    for dataset in pipeline.datasets {
      for field in dataset.fields {
        for prefix in ["", PreviousTables.prefix] {
          let origin = Ledger.Origin(table: prefix + dataset.name, column: field.name)
          fields[origin] = field
          if field.isSensitive { origins.insert(origin) }
        }
      }
    }
    // A view is seen through; a table that a model has filled is an origin of its own.
    for model in tables ?? pipeline.models.filter(\.isMaterialized) {
      for column in try columns(of: compiler.compile(model.sql)) {
        let origin = Ledger.Origin(table: model.name, column: column.name)
        fields[origin] = column.field
        if column.isSensitive { origins.insert(origin) }
      }
    }
  }

  /// A column of a query.
  public struct Column: Sendable {
    public var name: String
    public var isSensitive: Bool
    /// The field that it shows; `nil` for what is computed.
    public var field: Field?
  }

  /// The same, asking another connection to the same ledger.
  public func on(_ ledger: Ledger) -> SensitiveColumns {
    var copy = self
    copy.ledger = ledger
    return copy
  }

  public func columns(of sql: String) throws -> [Column] {
    try ledger.origins(of: sql).map { name, origin in
      Column(
        name: name, isSensitive: names.contains(name) || origin.map(origins.contains) ?? false,
        field: origin.flatMap { fields[$0] })
    }
  }
}
