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
  ///
  /// - Parameter earlier: The sheets of the period before, where they are known.
  /// - Returns: The importer, which knows whether the files have stayed as they were.
  @discardableResult
  func fill(
    _ builder: LedgerBuilder, from files: [InputFile], earlier: SheetBodies? = nil
  ) throws -> Importer {
    let loading = LoadingQueue(builder)
    // Whatever happens, nothing may still be loading when the ledger is thrown away.
    defer { loading.wait() }
    guard
      let importer = Importer(
        pipeline: pipeline, period: period, language: language, earlier: earlier, sink: loading)
    else { throw PeriodError(period: period) }
    try timed("import") {
      try importer.run(files)
      try loading.drain()
    }
    guard importer.sheetsRead > 0 else { throw try NothingReadError(builder.ledger, pipeline) }
    for error in importer.unreadable { Console.say(ReadErrorWords.sentence(error)[language]) }
    try timed("indices") { try builder.makeIndices() }
    try timed("carry-over") {
      try builder.carryOver(in: language)
      try builder.analyze()
    }
    try timed("models") {
      for model in pipeline.models {
        try SQLFault.locating(model.sql) { try builder.install(model) }
      }
    }
    try timed("checks") {
      try CheckRunner(pipeline: pipeline, period: period).run(on: builder.ledger) { finding in
        try builder.add(finding)
      }
    }
    return importer
  }

  /// Runs everything into `output`.
  func run(input: [String], output: String, isUnmasked: Bool) throws -> Summary {
    let place = LedgerPlace(output: output, period: period)
    let folder = OutputFolder(output: output, period: period)
    let files = OwnOutputs(output: output).removed(from: try InputLister.files(at: input))
    try folder.checkPlace()
    // The ledger of the period before is read.
    if let previous = period.previous { try Publication.complete(output: output, period: previous) }
    let lock = try PeriodLock(output: output, period: period)
    defer { lock.release() }
    let publication = Publication(output: output, period: period)
    try publication.complete()
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    do {
      let importer = try fill(
        builder, from: files, earlier: PreviousBodies.read(at: place, before: period))
      let results = try timed("metrics") {
        let results = try MetricRunner(pipeline: pipeline, period: period).run(on: builder.ledger)
        try keep(results, in: builder)
        for definition in try MetricDefinitions(pipeline, period: period).all(on: builder.ledger) {
          try builder.add(definition)
        }
        return results
      }
      try timed("checks of figures") {
        let checks = CheckRunner(pipeline: pipeline, period: period)
        try checks.run(.figures, on: builder.ledger) { try builder.add($0) }
      }
      let summary = try timed("reports") {
        try folder.prepare(isPrivate: isUnmasked)
        let disclosure = Disclosure(pipeline, isUnmasked: isUnmasked)
        return try Reports(
          pipeline: pipeline, period: period, results: results, disclosure: disclosure,
          language: language, inputs: files
        ).write(to: folder, from: builder.ledger)
      }
      // What is sent back was read from the files again.
      try importer.verifyUnchanged()
      try timed("publish") { try publication.publish(builder) }
      return summary
    } catch {
      publication.discard(builder)
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
      Console.say("\(stage)\t\(Int(milliseconds.rounded())) ms")
    }
    return result
  }
}
