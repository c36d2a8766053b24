/// The tables of the period before that a pipeline reads: `previous_<dataset>`, and `previous_period` with its
/// name. They are in the ledger only where they are read.
public enum PreviousTables {
  public static let prefix = "previous_"
  /// One row with the name of the period before, or none where its ledger is not there.
  public static let period = "previous_period"
}

extension Pipeline {
  /// The datasets whose rows of the period before some query reads.
  public var previousDatasets: [Dataset] {
    let read = previousTables
    return datasets.filter { read.contains(PreviousTables.prefix + $0.name) }
  }

  /// Whether some query reads anything of the period before.
  public var readsPrevious: Bool { !previousTables.isEmpty }

  private var previousTables: Set<String> {
    let sources = sqlPieces.filter { $0.kind == .query }.flatMap { SQLTables.read(by: $0.sql.text) }
    return Set(sources.filter { $0.hasPrefix(PreviousTables.prefix) })
  }
}
