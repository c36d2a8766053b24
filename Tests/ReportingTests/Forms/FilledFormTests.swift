import Definitions
import Foundation
import Importing
import LedgerStore
import TestSupport
import Testing
import WorkbookWriting

@testable import Reporting

/// Every form that is filled in as it asks comes back without a finding, whatever program saved it.
struct FilledFormTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let pipelines = ["grassroots-2023", "benchmark", "minimal"]

  /// LibreOffice takes half a minute for the forms, and is not everywhere: `make forms`.
  static let office = ProcessInfo.processInfo.environment["TAIZHANG_SOFFICE"]

  private struct Incomplete: Error { var what: String }

  private func write(
    _ pipeline: Pipeline, isShort: Bool, to folder: TemporaryFolder
  ) throws -> String {
    let path = folder.path(of: "filled")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let names = FormFolder.names(of: pipeline.datasets)
    for dataset in pipeline.datasets {
      let form = FormBook(dataset, in: pipeline, language: .chinese)
      let filled = FilledForm(dataset: dataset, pipeline: pipeline, isShort: isShort)
      try form.write(
        to: "\(path)/\(names[dataset.name] ?? dataset.name).xlsx", filledWith: filled.values)
    }
    return path
  }

  /// Reads the forms, without the checks between tables, which made-up rows cannot pass.
  private func expectNoFindings(_ path: String, _ pipeline: Pipeline) throws {
    guard let period = Period("2023-06") else { throw Incomplete(what: "period") }
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: nil)
    defer { builder.discard() }
    let importer = Importer(pipeline: pipeline, period: period, language: .chinese, sink: builder)
    guard let importer else { throw Incomplete(what: "importer") }
    try importer.run(try InputLister.files(at: [path]))
    let found = try builder.ledger.rows(
      of: "SELECT dataset, rule, row, heading, message FROM _finding ORDER BY _id")
    #expect(found.isEmpty, "\(found.prefix(20).map { "\($0)" }.joined(separator: "\n"))")
    #expect(importer.sheetsRead == pipeline.datasets.count)
    #expect(importer.total.loaded == FilledForm.rows * pipeline.datasets.count)
    let examples = try builder.ledger.rows(
      of: "SELECT COUNT(*) FROM _skipped WHERE reason = 'example'")
    #expect(examples == [[.integer(Int64(pipeline.datasets.count))]])
  }

  /// The values are such as the form itself lets through.
  @Test(arguments: pipelines)
  func takesWhatIsFilledIn(name: String) throws {
    let pipeline = try PipelineLoader.load(
      directory: Self.root.appendingPathComponent("pipelines/\(name)").path)
    for dataset in pipeline.datasets {
      let form = FormBook(dataset, in: pipeline, language: .chinese)
      let filled = FilledForm(dataset: dataset, pipeline: pipeline, isShort: false)
      for row in filled.values {
        for (column, value) in zip(form.columns, row) {
          let isTaken = try takes(#require(value), column.rule(choicesAt: nil))
          #expect(isTaken, "\(dataset.title) \(column.field.title)")
        }
      }
    }
  }

  private func takes(_ value: ExampleValue, _ rule: DataValidation.Rule) -> Bool {
    switch (rule, value) {
    case (.any, _): true
    case (.list(let choices), .text(let text)): choices.contains(text)
    case (.length(let range), .text(let text)): range.contains(text.count)
    case (.integer(let range), .number(let number)):
      Int(exactly: number).map(range.contains) ?? false
    case (.decimal(let range), .number(let number)): range.contains(number)
    case (.day, .day(let year, _, _)): (1900...2100).contains(year)
    default: false
    }
  }

  @Test(arguments: pipelines, [false, true])
  func comesBackWithoutFindings(name: String, isShort: Bool) throws {
    let pipeline = try PipelineLoader.load(
      directory: Self.root.appendingPathComponent("pipelines/\(name)").path)
    let folder = try TemporaryFolder()
    let path = try write(pipeline, isShort: isShort, to: folder)
    try expectNoFindings(path, pipeline)
    withExtendedLifetime(folder) {}
  }

  @Test(.enabled(if: office != nil), arguments: pipelines, [false, true])
  func comesBackFromLibreOfficeWithoutFindings(name: String, isShort: Bool) throws {
    let pipeline = try PipelineLoader.load(
      directory: Self.root.appendingPathComponent("pipelines/\(name)").path)
    let folder = try TemporaryFolder()
    let path = try write(pipeline, isShort: isShort, to: folder)
    let saved = folder.path(of: "saved")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.office ?? "")
    let forms = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    process.arguments =
      [
        "-env:UserInstallation=file://\(folder.path(of: "profile"))", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved,
      ] + forms.map { "\(path)/\($0)" }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: saved).sorted() == forms)
    try expectNoFindings(saved, pipeline)
    withExtendedLifetime(folder) {}
  }
}
