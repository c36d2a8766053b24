import LedgerStore
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

  /// Called on a thread of its own, with a connection of its own. No two parts write the same file.
  let write: @Sendable (Ledger) throws -> Written

  init(_ write: @escaping @Sendable (Ledger) throws -> Written) { self.write = write }

  /// A file that is one table.
  init(_ path: String, _ table: @escaping @Sendable (Ledger) throws -> OutputTable) {
    self.init { Written(paths: [path], tables: [try table($0)]) }
  }

  /// The same part; what keeps a workbook from being written is told with a path.
  func naming(_ path: String) -> ReportPart {
    ReportPart { ledger in
      do {
        return try write(ledger)
      } catch let error as WorkbookError {
        guard case .system(let code) = error.kind else { throw error }
        throw ReportError(.system(SystemFault(code)), path: path)
      }
    }
  }
}

extension [ReportPart] {
  /// Writes all parts.
  ///
  /// - Returns: What each has written, in their order.
  func write(from readers: LedgerReaders) throws -> [ReportPart.Written] {
    try readers.map(self) { part, ledger in try part.write(ledger) }
  }
}
