import Definitions
import LedgerStore
import Measuring
import Reporting

/// What is done with the rows of a month once they are there, whichever engine has them.
struct Measurement {
  let pipeline: Pipeline
  let period: Period
  let log: RunLog

  /// Makes the models in a ledger.
  func install(in builder: LedgerBuilder) throws {
    try log.stage("models") { try install(pipeline.models, in: builder) }
  }

  /// Makes the models in a ledger, and meanwhile writes what asks for none of them.
  ///
  /// - Parameter begin: Begins to write; given the connections that read from now on.
  func install(
    in builder: LedgerBuilder,
    whileWriting begin: (RowQueries, LedgerReaders) throws -> TablesAhead?
  ) throws -> (readers: LedgerReaders, written: WrittenTables?) {
    try log.stage("models") {
      let queries = RowQueries(pipeline)
      try install(queries.views, in: builder)
      let readers = try builder.openReaders()
      let tables = try begin(queries, readers)
      do {
        try install(queries.others, in: builder)
      } catch {
        tables?.cancel()
        throw error
      }
      let written = try tables?.finish()
      try builder.commit()
      return (readers, written)
    }
  }

  private func install(_ models: [Model], in builder: LedgerBuilder) throws {
    for model in models {
      try SQLFault.locating(model.sql) { try builder.install(model) }
    }
  }

  /// Checks the rows, and writes the findings to the ledger.
  func check(_ builder: LedgerBuilder, on engine: any Engine) throws {
    try check(.rows, builder, on: engine)
  }

  /// Computes the figures, keeps them in the ledger, and checks them.
  func measure(_ builder: LedgerBuilder, on engine: any Engine) throws -> [MetricResult] {
    let results = try log.stage("metrics") {
      let results = try MetricRunner(pipeline: pipeline, period: period).run(on: engine)
      try keep(results, in: builder)
      for definition in try MetricDefinitions(pipeline, period: period).all(on: builder.ledger) {
        try builder.add(definition)
      }
      try builder.commit()
      try engine.show(results)
      return results
    }
    try log.stage("checks of figures") { try check(.figures, builder, on: engine) }
    return results
  }

  private func check(
    _ phase: CheckRunner.Phase, _ builder: LedgerBuilder, on engine: any Engine
  ) throws {
    try CheckRunner(pipeline: pipeline, period: period).run(phase, on: engine) { finding in
      try builder.add(finding)
      try engine.show([finding])
    }
    try builder.commit()
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
}
