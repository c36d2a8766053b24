import Definitions
import LedgerStore
import Measuring

/// `gaps/` and `tables/`: a file for each metric with a list of whom to chase, and for each table.
struct ListReports: Sendable {
  let pipeline: Pipeline
  /// In the engine's dialect.
  let compiler: SQLCompiler
  let disclosure: Disclosure
  let sensitive: SensitiveColumns

  func gaps(in root: String) throws -> [ReportPart] {
    let metrics = pipeline.metrics.filter { !$0.gapList.isEmpty }
    guard !metrics.isEmpty else { return [] }
    try make("\(root)/gaps")
    return metrics.map { metric in
      let name = "gaps/\(Reports.fileName(metric.name)).csv"
      let query = MetricQuery(metric, compiler: compiler)
      return ReportPart(query: query.gaps) { rows in
        let (columns, file) = try SQLFault.locating(metric.mainSQL) {
          try QueryReport(
            titles: metric.gapList.map(\.title), disclosure: disclosure, sensitive: sensitive
          ).write(csv: "\(root)/\(name)", from: rows)
        }
        return ReportPart.Written(
          paths: [name], tables: [.gaps(of: metric, at: name, columns: columns, file: file)])
      }
    }
  }

  /// - Parameter written: What is written already.
  func tables(
    _ tables: [Table], in root: String, except written: WrittenTables? = nil
  ) throws -> [ReportPart] {
    guard !tables.isEmpty else { return [] }
    try make("\(root)/tables")
    return tables.map { table in
      if let done = written?.parts[table.name] { return ReportPart(done) }
      let name = "tables/\(Reports.fileName(table.name))"
      let paths = ["\(name).csv", "\(name).json"]
      return ReportPart(query: compiler.compile(table.sql)) { rows in
        let (columns, file) = try SQLFault.locating(table.sql) {
          try QueryReport(titles: nil, disclosure: disclosure, sensitive: sensitive)
            .write(csv: "\(root)/\(paths[0])", json: "\(root)/\(paths[1])", from: rows)
        }
        return ReportPart.Written(
          paths: paths,
          tables: [.table(table, at: paths[0], columns: columns, file: file)])
      }
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
