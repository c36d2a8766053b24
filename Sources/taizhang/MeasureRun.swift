import Definitions
import Foundation
import LedgerStore
import Measuring
import Reporting

/// Measures the ledgers of many senders together: checks, figures, outputs. Nothing is published before all is done.
struct MeasureRun {
  let definitions: TriedPipeline
  let period: Period
  let language: Language
  let log: RunLog

  private var pipeline: Pipeline { definitions.pipeline }

  /// What needs no row of a file and no question about one; the rest is for ledgers at hand.
  static let outputs: Set<Output> = [.metrics, .findings, .gaps, .tables, .rejects, .sources]

  /// Measures the ledgers as one, in a SQLite file that is thrown away.
  func run(
    ledgers: [String], output: String, isUnmasked: Bool, only: Set<Output>?
  ) throws -> Summary {
    let shards = try ledgers.map { try shard($0) }
    return try publishing(to: output, isUnmasked: isUnmasked, only: only) { builder in
      try log.stage("shards") {
        for (number, shard) in shards.enumerated() { try builder.take(shard, number: number) }
      }
      try log.stage("indices") {
        try builder.makeIndices(over: definitions.lookedUp)
        try builder.analyze()
      }
      try measurement.install(in: builder)
      return SQLiteEngine(try builder.openReaders())
    }
  }

  /// Measures what a database has of the period.
  func run(
    postgreSQL url: String, output: String, isUnmasked: Bool, only: Set<Output>?
  ) throws -> Summary {
    try publishing(to: output, isUnmasked: isUnmasked, only: only) { builder in
      try log.stage("models") {
        try PostgreSQLEngine(
          PostgreSQLConnection(url), pipeline: pipeline, period: period, builder: builder)
      }
    }
  }

  /// Measures what was exported of the period.
  func run(
    spark master: String, data: String, output: String, isUnmasked: Bool, only: Set<Output>?
  ) throws -> Summary {
    try publishing(to: output, isUnmasked: isUnmasked, only: only) { builder in
      try SparkEngine(
        master: master, data: SparkFolder(data), pipeline: pipeline, period: period,
        builder: builder)
    }
  }

  private var measurement: Measurement {
    Measurement(pipeline: pipeline, period: period, log: log)
  }

  private func shard(_ path: String) throws -> Shard {
    let shard = try Shard(path)
    guard shard.pipeline == pipeline.name, shard.period == period else {
      throw LedgerError(
        .ofAnother(pipeline: shard.pipeline, period: "\(shard.period)"), path: path)
    }
    return shard
  }

  /// Writes the outputs of what an engine has.
  ///
  /// - Parameter fill: Makes an engine, whose ledger is the given one.
  private func publishing(
    to output: String, isUnmasked: Bool, only: Set<Output>?,
    _ fill: (LedgerBuilder) throws -> any Engine
  ) throws -> Summary {
    let folder = OutputFolder(output: output, period: period)
    try folder.checkPlace()
    let ledger = LedgerPlace(output: output, period: period).path
    // The outputs of a run belong to its ledger.
    guard !FileManager.default.fileExists(atPath: ledger) else {
      throw ReportError(.foreignFolder, path: folder.path)
    }
    let lock = try PeriodLock(output: output, period: period)
    defer { lock.release() }
    let scratch = output + "/.\(period).measuring"
    let abandon = { @Sendable [lock = lock.path] in
      try? FileManager.default.removeItem(atPath: scratch)
      folder.discard()
      _ = unlink(lock)
    }
    return try Interruption.shared.guarding(abandon) {
      try? FileManager.default.removeItem(atPath: scratch)
      let builder = try LedgerBuilder(
        pipeline: pipeline, period: period,
        place: LedgerPlace(output: scratch, period: period, readsPrevious: false))
      defer {
        builder.discard()
        try? FileManager.default.removeItem(atPath: scratch)
      }
      let engine = try fill(builder)
      try log.stage("checks") { try measurement.check(builder, on: engine) }
      let results = try measurement.measure(builder, on: engine)
      let summary = try log.stage("reports") {
        try folder.prepare(isPrivate: isUnmasked)
        return try Reports(
          pipeline: pipeline, period: period, results: results,
          disclosure: Disclosure(pipeline, isUnmasked: isUnmasked), language: language,
          only: (only ?? pipeline.outputs).intersection(Self.outputs)
        ).write(to: folder, from: engine)
      }
      try engine.finish()
      try log.stage("publish") { try Interruption.shared.finishing { try folder.publish() } }
      folder.discard()
      return summary
    }
  }
}
