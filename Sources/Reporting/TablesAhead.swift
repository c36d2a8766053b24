import Definitions
import LedgerStore
import Measuring

/// The tables that ask for nothing but rows, written while models are still being filled.
public struct TablesAhead {
  private let work: WorkAhead<(String, ReportPart.Written)>
  private let folder: OutputFolder

  /// Begins to write.
  ///
  /// - Parameters:
  ///   - folder: Made already.
  ///   - readers: See the rows and the views of them.
  /// - Returns: `nil` where there is nothing to write yet, or nobody to do it beside the caller.
  public init?(
    _ queries: RowQueries, pipeline: Pipeline, period: Period, disclosure: Disclosure,
    to folder: OutputFolder, from readers: LedgerReaders
  ) throws {
    let tables = pipeline.tables.filter { queries.contains($0.sql) }
    guard !tables.isEmpty else { return nil }
    let compiler = pipeline.sqlParameters(for: period)
    let lists = ListReports(
      pipeline: pipeline, compiler: compiler, disclosure: disclosure,
      sensitive: try SensitiveColumns(
        pipeline, tables: [], compiler: compiler, ledger: readers.main))
    let parts = try folder.namingPlaces { try lists.tables(tables, in: folder.building) }
    let items = Array(zip(tables.map(\.name), parts))
    guard
      let work = readers.begin(items, { item, ledger in (item.0, try item.1.write(ledger)) })
    else { return nil }
    self.work = work
    self.folder = folder
  }

  /// Waits until they are written.
  public func finish() throws -> WrittenTables {
    try folder.namingPlaces {
      WrittenTables(parts: Dictionary(uniqueKeysWithValues: try work.results()))
    }
  }

  public func cancel() { work.cancel() }
}

/// Tables that are written, so that nobody writes them again.
public struct WrittenTables: Sendable {
  /// By the table's name.
  let parts: [String: ReportPart.Written]
}
