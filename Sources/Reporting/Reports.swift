import Definitions
import Importing
import LedgerStore
import Measuring
import WorkbookWriting

/// Writes all outputs of a period into its folder.
public struct Reports {
  private let pipeline: Pipeline
  private let period: Period
  private let results: [MetricResult]
  private let disclosure: Disclosure
  private let language: Language
  private let inputs: [InputFile]
  private let chosen: Set<Output>
  private let written: WrittenTables?

  /// - Parameters:
  ///   - inputs: What was imported, to be sent back where something is wrong with it.
  ///   - only: What is to be written; `nil` for what the pipeline says.
  ///   - written: What is written already, in the same folder.
  public init(
    pipeline: Pipeline, period: Period, results: [MetricResult], disclosure: Disclosure,
    language: Language, inputs: [InputFile] = [], only: Set<Output>? = nil,
    written: WrittenTables? = nil
  ) {
    self.pipeline = pipeline
    self.period = period
    self.results = results
    self.disclosure = disclosure
    self.language = language
    self.inputs = inputs
    chosen = only ?? pipeline.outputs
    self.written = written
  }

  /// - Returns: What the run amounts to, for the terminal.
  public func write(to folder: OutputFolder, from ledger: Ledger) throws -> Summary {
    try write(to: folder, from: SQLiteEngine(ledger))
  }

  public func write(to folder: OutputFolder, from readers: LedgerReaders) throws -> Summary {
    try write(to: folder, from: SQLiteEngine(readers))
  }

  /// The outputs are written side by side; they are the same with any number of readers.
  ///
  /// - Returns: What the run amounts to, for the terminal.
  public func write(to folder: OutputFolder, from engine: any Engine) throws -> Summary {
    try folder.namingPlaces { try write(to: folder.building, from: engine) }
  }

  private func write(to root: String, from engine: any Engine) throws -> Summary {
    let compiler = pipeline.sqlParameters(for: period)
    let sensitive = try SensitiveColumns(pipeline, compiler: compiler, ledger: engine.ledger)
    var summary = try Summary(
      pipeline: pipeline, period: period, results: results, ledger: engine.ledger, chosen: chosen)
    var parts: [ReportPart] = []
    for output in Output.allCases where chosen.contains(output) {
      parts += try self.parts(of: output, summary, sensitive, to: root, from: engine)
        .map { $0.naming("\(root)/\(output.rawValue)") }
    }
    let written = try parts.write(from: engine)
    let package = DataPackage(
      pipeline: pipeline, period: period, disclosure: disclosure, language: language,
      tables: written.flatMap(\.tables))
    summary.outputs =
      written.flatMap(\.paths) + (try package.write(to: root)) + ["summary.json"]
    // The last: a folder without it was not finished.
    try SummaryJSON(summary: summary, disclosure: disclosure).write(to: root + "/summary.json")
    return summary
  }

  private func parts(
    of output: Output, _ summary: Summary, _ sensitive: SensitiveColumns, to root: String,
    from engine: any Engine
  ) throws -> [ReportPart] {
    let file = output.rawValue
    let lists = ListReports(
      pipeline: pipeline,
      compiler: pipeline.sqlParameters(for: period, dialect: engine.dialect),
      disclosure: disclosure, sensitive: sensitive)
    switch output {
    case .metrics:
      let report = MetricsReport(period: period, results: results, disclosure: disclosure)
      return [ReportPart(MetricsReport.path) { _ in try report.write(to: root) }]
    case .findings:
      let report = FindingsReport(disclosure: disclosure)
      return [ReportPart(FindingsReport.path) { try report.write(to: root, from: $0) }]
    case .rejects:
      let report = RejectsReport(disclosure: disclosure, language: language)
      return [ReportPart(RejectsReport.path) { try report.write(to: root, from: $0) }]
    case .sources:
      return [ReportPart(SourcesReport.path) { try SourcesReport().write(to: root, from: $0) }]
    case .gaps: return try lists.gaps(in: root)
    case .tables: return try lists.tables(pipeline.tables, in: root, except: written)
    case .returns:
      return try Returns(pipeline: pipeline, period: period, language: language, inputs: inputs)
        .parts(in: root, from: engine.ledger)
    case .workbook:
      let context = BookContext(
        pipeline: pipeline, period: period, results: results, disclosure: disclosure,
        language: language)
      return [
        ReportPart { ledger in
          try ReportBook(context: context, sensitive: sensitive.on(ledger)).write(
            to: "\(root)/\(file)", from: ledger)
          return ReportPart.Written(paths: [file])
        }
      ]
    case .page:
      let page = PageReport(summary: summary, disclosure: disclosure, language: language)
      return [
        ReportPart { ledger in
          try page.write(to: "\(root)/\(file)", from: ledger)
          return ReportPart.Written(paths: [file])
        }
      ]
    }
  }

  /// The name of a metric or table as a file name: a definition cannot lead out of the folder.
  static func fileName(_ name: String) -> String {
    String(name.map { "/\\:*?\"<>|".contains($0) ? "_" : $0 })
  }
}
