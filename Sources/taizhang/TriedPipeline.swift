import Definitions
import Measuring

/// A pipeline whose SQL an empty ledger has accepted.
struct TriedPipeline {
  let pipeline: Pipeline
  /// The datasets whose rows its queries look up by their keys.
  let lookedUp: Set<String>

  /// Loads a pipeline and tries its SQL.
  ///
  /// - Throws: `DefinitionError` with all faults.
  init(_ folder: String, period: Period) throws {
    pipeline = try PipelineLoader.load(directory: folder)
    let outcome = try PipelineSQLCheck.outcome(of: pipeline, period: period)
    guard outcome.faults.isEmpty else { throw DefinitionError(faults: outcome.faults) }
    lookedUp = outcome.lookedUp
  }
}
