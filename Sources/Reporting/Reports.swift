import Definitions
import Importing
import LedgerStore
import Measuring

/// Writes all outputs of a period into its folder.
public struct Reports {
  private let pipeline: Pipeline
  private let period: Period
  private let results: [MetricResult]
  private let disclosure: Disclosure
  private let language: Language
  private let inputs: [InputFile]

  /// - Parameter inputs: What was imported, to be sent back where something is wrong with it.
  public init(
    pipeline: Pipeline, period: Period, results: [MetricResult], disclosure: Disclosure,
    language: Language, inputs: [InputFile] = []
  ) {
    self.pipeline = pipeline
    self.period = period
    self.results = results
    self.disclosure = disclosure
    self.language = language
    self.inputs = inputs
  }

  /// - Returns: What the run amounts to, for the terminal.
  public func write(to folder: OutputFolder, from ledger: Ledger) throws -> Summary {
    do {
      return try write(to: folder.building, from: ledger)
    } catch var error as ReportError {
      // People know the file by the place where it was to stand.
      if error.path.hasPrefix(folder.building) {
        error.path = folder.path + error.path.dropFirst(folder.building.count)
      }
      throw error
    }
  }

  private func write(to root: String, from ledger: Ledger) throws -> Summary {
    try MetricsReport(period: period, results: results, disclosure: disclosure).write(
      to: root + "/metrics.csv")
    try FindingsReport(disclosure: disclosure).write(to: root + "/findings.csv", from: ledger)
    try RejectsReport(disclosure: disclosure, language: language).write(
      to: root + "/rejects.csv", from: ledger)
    try SourcesReport().write(to: root + "/sources.csv", from: ledger)
    var outputs = ["metrics.csv", "findings.csv", "rejects.csv", "sources.csv"]

    let compiler = pipeline.sqlParameters(for: period)
    let sensitive = try SensitiveColumns(pipeline, compiler: compiler, ledger: ledger)
    for metric in pipeline.metrics where !metric.gapList.isEmpty {
      let name = "gaps/\(Reports.fileName(metric.name)).csv"
      let query = MetricQuery(metric, compiler: compiler)
      try SQLFault.locating(metric.mainSQL) {
        try QueryReport(
          sql: query.gaps, titles: metric.gapList.map(\.title), disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: root + "/" + name, from: ledger)
      }
      outputs.append(name)
    }
    for table in pipeline.tables {
      let name = "tables/\(Reports.fileName(table.name))"
      try SQLFault.locating(table.sql) {
        try QueryReport(
          sql: compiler.compile(table.sql), titles: nil, disclosure: disclosure,
          sensitive: sensitive
        ).write(csv: "\(root)/\(name).csv", json: "\(root)/\(name).json", from: ledger)
      }
      outputs += ["\(name).csv", "\(name).json"]
    }

    let context = BookContext(
      pipeline: pipeline, period: period, results: results, disclosure: disclosure,
      language: language)
    try ReportBook(context: context, sensitive: sensitive).write(
      to: root + "/report.xlsx", from: ledger)
    outputs.append("report.xlsx")
    outputs += try Returns(
      pipeline: pipeline, period: period, language: language, inputs: inputs
    ).write(to: root, from: ledger)

    outputs += ["report.html", "summary.json"]
    let summary = try Summary(
      pipeline: pipeline, period: period, results: results, ledger: ledger, outputs: outputs)
    try PageReport(summary: summary, disclosure: disclosure, language: language).write(
      to: root + "/report.html", from: ledger)
    try SummaryJSON(summary: summary, disclosure: disclosure).write(to: root + "/summary.json")
    return summary
  }

  /// The name of a metric or table as a file name: a definition cannot lead out of the folder.
  static func fileName(_ name: String) -> String {
    String(name.map { "/\\:*?\"<>|".contains($0) ? "_" : $0 })
  }
}
