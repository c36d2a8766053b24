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

  /// - Parameters:
  ///   - inputs: What was imported, to be sent back where something is wrong with it.
  ///   - only: What is to be written; `nil` for what the pipeline says.
  public init(
    pipeline: Pipeline, period: Period, results: [MetricResult], disclosure: Disclosure,
    language: Language, inputs: [InputFile] = [], only: Set<Output>? = nil
  ) {
    self.pipeline = pipeline
    self.period = period
    self.results = results
    self.disclosure = disclosure
    self.language = language
    self.inputs = inputs
    chosen = only ?? pipeline.outputs
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
    let compiler = pipeline.sqlParameters(for: period)
    let sensitive = try SensitiveColumns(pipeline, compiler: compiler, ledger: ledger)
    let package = DataPackage(
      pipeline: pipeline, period: period, disclosure: disclosure, language: language)
    let lists = ListReports(
      pipeline: pipeline, compiler: compiler, disclosure: disclosure, sensitive: sensitive,
      package: package)

    var written: [String] = []
    for output in Output.allCases where chosen.contains(output) {
      do {
        written += try write(output, lists, to: root, from: ledger)
      } catch let error as WorkbookError {
        guard case .system(let code) = error.kind else { throw error }
        throw ReportError(.system(SystemFault(code)), path: "\(root)/\(output.rawValue)")
      }
    }
    written += try package.write(to: root)
    written.append("summary.json")
    let summary = try Summary(
      pipeline: pipeline, period: period, results: results, ledger: ledger,
      chosen: chosen, outputs: written)
    if chosen.contains(.page) {
      try PageReport(summary: summary, disclosure: disclosure, language: language).write(
        to: "\(root)/\(Output.page.rawValue)", from: ledger)
    }
    // The last: a folder without it was not finished.
    try SummaryJSON(summary: summary, disclosure: disclosure).write(to: root + "/summary.json")
    return summary
  }

  /// - Returns: The paths of the files in `root`.
  private func write(
    _ output: Output, _ lists: ListReports, to root: String, from ledger: Ledger
  ) throws -> [String] {
    let file = "\(output.rawValue).csv"
    switch output {
    case .metrics:
      try MetricsReport(period: period, results: results, disclosure: disclosure).write(
        to: root, into: lists.package)
    case .findings:
      try FindingsReport(disclosure: disclosure).write(
        to: root, from: ledger, into: lists.package)
    case .rejects:
      try RejectsReport(disclosure: disclosure, language: language).write(
        to: root, from: ledger, into: lists.package)
    case .sources: try SourcesReport().write(to: root, from: ledger, into: lists.package)
    case .gaps: return try lists.writeGaps(to: root, from: ledger)
    case .tables: return try lists.writeTables(to: root, from: ledger)
    case .returns:
      return try Returns(pipeline: pipeline, period: period, language: language, inputs: inputs)
        .write(to: root, from: ledger)
    case .workbook:
      let context = BookContext(
        pipeline: pipeline, period: period, results: results, disclosure: disclosure,
        language: language)
      try ReportBook(context: context, sensitive: lists.sensitive).write(
        to: "\(root)/\(output.rawValue)", from: ledger)
      return [output.rawValue]
    // Written when all that it tells of is there.
    case .page: return [output.rawValue]
    }
    return [file]
  }

  /// The name of a metric or table as a file name: a definition cannot lead out of the folder.
  static func fileName(_ name: String) -> String {
    String(name.map { "/\\:*?\"<>|".contains($0) ? "_" : $0 })
  }
}
