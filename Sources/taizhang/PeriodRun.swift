import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import Reporting
import Spreadsheets

/// One period from files to figures: the stages in their order, and nothing published before all are done.
struct PeriodRun {
  let pipeline: Pipeline
  let period: Period
  let language: Language
  /// Says how long each stage took, on stderr.
  var showsTimings = false

  /// Loads a pipeline and tries its SQL.
  ///
  /// - Throws: `DefinitionError` with all faults.
  static func loadPipeline(_ folder: String, period: Period) throws -> Pipeline {
    let pipeline = try PipelineLoader.load(directory: folder)
    let faults = try PipelineSQLCheck.faults(in: pipeline, period: period)
    guard faults.isEmpty else { throw DefinitionError(faults: faults) }
    return pipeline
  }

  /// Fills a ledger: import, models, checks.
  func fill(_ builder: LedgerBuilder, from input: [String]) throws {
    let files = try InputLister.files(at: input)
    guard
      let importer = Importer(
        pipeline: pipeline, period: period, language: language, sink: builder)
    else { throw LedgerError(.other("period \(period)"), path: "") }
    try timed("import") { try importer.run(files) }
    guard importer.sheetsRead > 0 else {
      throw NothingReadError(reasons: importer.unreadable.map(ReadErrorWords.sentence))
    }
    for error in importer.unreadable { Failure.say(ReadErrorWords.sentence(error)[language]) }
    try timed("indices") { try builder.makeIndices() }
    try timed("models") { for model in pipeline.models { try builder.install(model) } }
    try timed("checks") {
      try CheckRunner(pipeline: pipeline, period: period).run(on: builder.ledger) { finding in
        try builder.add(finding)
      }
    }
  }

  /// Runs everything into `output`.
  func run(input: [String], output: String, isUnmasked: Bool) throws -> Summary {
    let place = LedgerPlace(output: output, period: period)
    let folder = OutputFolder(output: output, period: period)
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    do {
      try fill(builder, from: input)
      let results = try timed("metrics") {
        let results = try MetricRunner(pipeline: pipeline, period: period).run(on: builder.ledger)
        try keep(results, in: builder)
        return results
      }
      let summary = try timed("reports") {
        try folder.prepare()
        let disclosure = Disclosure(pipeline, isUnmasked: isUnmasked)
        return try Reports(
          pipeline: pipeline, period: period, results: results, disclosure: disclosure
        ).write(to: folder, from: builder.ledger)
      }
      try timed("publish") {
        try builder.publish()
        try folder.publish()
      }
      return summary
    } catch {
      builder.discard()
      folder.discard()
      throw error
    }
  }

  private func keep(_ results: [MetricResult], in builder: LedgerBuilder) throws {
    for result in results {
      for figure in result.figures {
        try builder.add(
          metric: result.metric.name, dimension: figure.dimension, group: figure.group,
          met: figure.met, notMet: figure.notMet, unknown: figure.unknown,
          excluded: figure.excluded, reached: figure.reached)
      }
    }
  }

  private func timed<R>(_ stage: String, _ body: () throws -> R) rethrows -> R {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    if showsTimings {
      let milliseconds = (clock.now - start) / .milliseconds(1)
      Failure.say("\(stage)\t\(Int(milliseconds.rounded())) ms")
    }
    return result
  }
}
