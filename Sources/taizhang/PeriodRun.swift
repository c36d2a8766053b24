import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import Reporting
import Spreadsheets

/// One period from files to figures: the stages in their order, and nothing published before all are done.
struct PeriodRun {
  let definitions: TriedPipeline
  let period: Period
  let language: Language
  let log: RunLog

  private var pipeline: Pipeline { definitions.pipeline }

  /// Fills a ledger with the rows of the files and what is taken over from the period before.
  ///
  /// - Parameters:
  ///   - earlier: The sheets of the period before, where they are known.
  ///   - isMeasured: Whether the pipeline's queries are run on it.
  /// - Returns: The importer, which knows whether the files have stayed as they were.
  func fill(
    _ builder: LedgerBuilder, from files: [InputFile], earlier: SheetBodies? = nil,
    isMeasured: Bool = true
  ) throws -> Importer {
    let loading = LoadingQueue(builder)
    // Whatever happens, nothing may still be loading when the ledger is thrown away.
    defer { loading.wait() }
    guard
      let importer = Importer(
        pipeline: pipeline, period: period, language: language, earlier: earlier, sink: loading,
        progress: log.importing)
    else { throw PeriodError(period: period) }
    try log.stage("import") {
      try importer.run(files)
      try loading.drain()
    }
    guard importer.sheetsRead > 0 else { throw try NothingReadError(builder.ledger, pipeline) }
    for error in importer.unreadable { log.say(ReadErrorWords.sentence(error)[language]) }
    try log.stage("indices") {
      try builder.makeIndices(over: isMeasured ? definitions.lookedUp : [])
    }
    try log.stage("carry-over") {
      try builder.carryOver(in: language)
      try builder.analyze()
    }
    return importer
  }

  /// Makes an ordinary ledger of what one sender has sent, without models, checks and figures; see
  /// docs/decisions/015-engines.md.
  ///
  /// - Parameter shard: What the ledger is called among others.
  func importShard(_ shard: String, input: [String], output: String) throws -> Shard {
    let place = LedgerPlace(output: output, period: period, readsPrevious: false)
    let files = OwnOutputs(output: output).removed(from: try InputLister.files(at: input))
    let lock = try PeriodLock(output: output, period: period)
    defer { lock.release() }
    let abandon = { @Sendable [lock = lock.path] in
      place.removeBuilding()
      _ = unlink(lock)
    }
    return try Interruption.shared.guarding(abandon) {
      let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
      do {
        let importer = try fill(builder, from: files, isMeasured: false)
        try builder.mark(asShard: shard)
        try importer.verifyUnchanged()
        try log.stage("publish") {
          try Interruption.shared.finishing {
            try builder.finish()
            try builder.publish()
          }
          place.synchronizeFolder()
        }
      } catch {
        builder.discard()
        throw error
      }
      return try Shard(place.path)
    }
  }

  /// Checks what is in a filled ledger, and writes the findings to it.
  func check(_ builder: LedgerBuilder, from readers: LedgerReaders) throws {
    try log.stage("checks") { try measurement.check(builder, on: SQLiteEngine(readers)) }
  }

  /// Runs everything into `output`.
  ///
  /// - Parameter only: What is to be written; `nil` for what the pipeline says.
  func run(
    input: [String], output: String, isUnmasked: Bool, only: Set<Output>?
  ) throws -> Summary {
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
    let abandon = { @Sendable [lock = lock.path] in
      publication.abandon()
      _ = unlink(lock)
    }
    return try Interruption.shared.guarding(abandon) {
      let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
      do {
        let importer = try fill(
          builder, from: files, earlier: PreviousBodies.read(at: place, before: period))
        try folder.prepare(isPrivate: isUnmasked)
        let disclosure = Disclosure(pipeline, isUnmasked: isUnmasked)
        let (readers, written) = try measurement.install(in: builder) { queries, readers in
          guard (only ?? pipeline.outputs).contains(.tables) else { return nil }
          return try TablesAhead(
            queries, pipeline: pipeline, period: period, disclosure: disclosure, to: folder,
            from: readers)
        }
        try check(builder, from: readers)
        let results = try measurement.measure(builder, on: SQLiteEngine(readers))
        let summary = try log.stage("reports") {
          try Reports(
            pipeline: pipeline, period: period, results: results, disclosure: disclosure,
            language: language, inputs: files, only: only, written: written
          ).write(to: folder, from: readers)
        }
        // What is sent back was read from the files again.
        try importer.verifyUnchanged()
        try log.stage("publish") {
          try Interruption.shared.finishing { try publication.publish(builder) }
        }
        return summary
      } catch {
        publication.discard(builder)
        throw error
      }
    }
  }

  var measurement: Measurement {
    Measurement(pipeline: pipeline, period: period, log: log)
  }
}
