import Definitions
import LedgerStore
import Measuring

/// `gaps/` and `tables/`: a file for each metric with a list of whom to chase, and for each table.
struct ListReports {
  let pipeline: Pipeline
  let compiler: SQLCompiler
  let disclosure: Disclosure
  let sensitive: SensitiveColumns
  let package: DataPackage

  /// - Returns: The paths of the files in `root`.
  func writeGaps(to root: String, from ledger: Ledger) throws -> [String] {
    let metrics = pipeline.metrics.filter { !$0.gapList.isEmpty }
    guard !metrics.isEmpty else { return [] }
    try make("\(root)/gaps")
    return try metrics.map { metric in
      let name = "gaps/\(Reports.fileName(metric.name)).csv"
      let query = MetricQuery(metric, compiler: compiler)
      let (columns, file) = try SQLFault.locating(metric.mainSQL) {
        try QueryReport(
          sql: query.gaps, titles: metric.gapList.map(\.title), disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: "\(root)/\(name)", from: ledger)
      }
      package.add(.gaps(of: metric, at: name, columns: columns, file: file))
      return name
    }
  }

  /// - Returns: The paths of the files in `root`.
  func writeTables(to root: String, from ledger: Ledger) throws -> [String] {
    guard !pipeline.tables.isEmpty else { return [] }
    try make("\(root)/tables")
    return try pipeline.tables.flatMap { table in
      let name = "tables/\(Reports.fileName(table.name))"
      let (columns, file) = try SQLFault.locating(table.sql) {
        try QueryReport(
          sql: compiler.compile(table.sql), titles: nil, disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: "\(root)/\(name).csv", json: "\(root)/\(name).json", from: ledger)
      }
      package.add(.table(table, at: "\(name).csv", columns: columns, file: file))
      return ["\(name).csv", "\(name).json"]
    }
  }

  private func make(_ folder: String) throws(ReportError) {
    do throws(SystemFault) {
      try Folders.make(folder)
    } catch {
      throw ReportError(.system(error), path: folder)
    }
  }
}
