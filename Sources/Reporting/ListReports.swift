import Definitions
import LedgerStore
import Measuring

/// `gaps/` and `tables/`: a file for each metric with a list of whom to chase, and for each table.
struct ListReports {
  let pipeline: Pipeline
  let compiler: SQLCompiler
  let disclosure: Disclosure
  let sensitive: SensitiveColumns

  /// - Returns: The paths of the files in `root`.
  func writeGaps(to root: String, from ledger: Ledger) throws -> [String] {
    let metrics = pipeline.metrics.filter { !$0.gapList.isEmpty }
    guard !metrics.isEmpty else { return [] }
    try make("\(root)/gaps")
    return try metrics.map { metric in
      let name = "gaps/\(Reports.fileName(metric.name)).csv"
      let query = MetricQuery(metric, compiler: compiler)
      try SQLFault.locating(metric.mainSQL) {
        try QueryReport(
          sql: query.gaps, titles: metric.gapList.map(\.title), disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: "\(root)/\(name)", from: ledger)
      }
      return name
    }
  }

  /// - Returns: The paths of the files in `root`.
  func writeTables(to root: String, from ledger: Ledger) throws -> [String] {
    guard !pipeline.tables.isEmpty else { return [] }
    try make("\(root)/tables")
    return try pipeline.tables.flatMap { table in
      let name = "tables/\(Reports.fileName(table.name))"
      try SQLFault.locating(table.sql) {
        try QueryReport(
          sql: compiler.compile(table.sql), titles: nil, disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: "\(root)/\(name).csv", json: "\(root)/\(name).json", from: ledger)
      }
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
