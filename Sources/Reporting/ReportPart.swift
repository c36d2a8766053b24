import LedgerStore
import Measuring
import WorkbookWriting

/// A piece of the outputs that is written without regard to the others, so that several are written side by
/// side.
struct ReportPart: Sendable {
  /// What a part has written.
  struct Written: Sendable {
    /// The paths of the files in the period's folder.
    var paths: [String]
    /// Those of them that `datapackage.json` describes.
    var tables: [OutputTable] = []
  }

  /// What a part is written from. Called on a thread of its own, with a connection of its own; no two parts
  /// write the same file.
  enum Source: Sendable {
    /// What the ledger keeps of a month: sources, findings, figures, and its rows where it has them.
    case ledger(@Sendable (Ledger) throws -> Written)
    /// The rows of a query to the engine.
    case query(String, @Sendable (EngineRows) throws -> Written)
    /// Nothing any more.
    case written(Written)
  }

  let source: Source

  init(_ write: @escaping @Sendable (Ledger) throws -> Written) { source = .ledger(write) }

  init(query: String, _ write: @escaping @Sendable (EngineRows) throws -> Written) {
    source = .query(query, write)
  }

  /// What is there already.
  init(_ written: Written) { source = .written(written) }

  /// A file that is one table.
  init(_ path: String, _ table: @escaping @Sendable (Ledger) throws -> OutputTable) {
    self.init { Written(paths: [path], tables: [try table($0)]) }
  }

  /// The same part; what keeps a workbook from being written is told with a path.
  func naming(_ path: String) -> ReportPart {
    guard case .ledger(let write) = source else { return self }
    return ReportPart { ledger in
      do {
        return try write(ledger)
      } catch let error as WorkbookError {
        guard case .system(let code) = error.kind else { throw error }
        throw ReportError(.system(SystemFault(code)), path: path)
      }
    }
  }

  /// Writes the part from a ledger that has the rows.
  func write(_ ledger: Ledger) throws -> Written {
    switch source {
    case .ledger(let write): try write(ledger)
    case .query(let sql, let write): try write(EngineRows(ledger, sql: sql))
    case .written(let written): written
    }
  }
}

extension [ReportPart] {
  /// Writes all parts.
  ///
  /// - Returns: What each has written, in their order.
  func write(from engine: any Engine) throws -> [ReportPart.Written] {
    if let sqlite = engine as? SQLiteEngine {
      return try sqlite.readers.map(self) { part, ledger in try part.write(ledger) }
    }
    var written: [Int: ReportPart.Written] = [:]
    var queries:
      [(place: Int, sql: String, write: @Sendable (EngineRows) throws -> ReportPart.Written)] = []
    for (place, part) in enumerated() {
      switch part.source {
      case .ledger(let write): written[place] = try write(engine.ledger)
      case .query(let sql, let write): queries.append((place, sql, write))
      case .written(let done): written[place] = done
      }
    }
    let batch = queries
    try engine.forEach(batch.map(\.sql)) { index, rows, emit in
      try emit(try batch[index].write(rows))
    } receive: { index, result in
      written[batch[index].place] = result
    }
    return indices.compactMap { written[$0] }
  }
}
