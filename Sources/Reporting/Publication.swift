import Definitions
import Foundation
import LedgerStore

/// Puts the outputs and the ledger of a period in their places, and finishes what a run that was killed
/// meanwhile has begun. See docs/decisions/009-finishing-a-publish.md.
///
/// Between the two renames stands a mark in the new outputs: it comes to the place with them, in the same
/// step, and is removed when the ledger has followed.
public struct Publication: Sendable {
  private let folder: OutputFolder
  private let place: LedgerPlace

  public init(output: String, period: Period) {
    folder = OutputFolder(output: output, period: period)
    place = LedgerPlace(output: output, period: period)
  }

  /// Publishes what is built. Called with the period's lock held, when both are written and closed.
  ///
  /// - Throws: `ReportError` or `LedgerError`; the earlier outputs and ledger are in their places then.
  public func publish(_ builder: LedgerBuilder) throws {
    try builder.finish()
    try folder.mark()
    try folder.publish()
    do {
      try builder.publish()
    } catch {
      folder.withdraw()
      throw error
    }
    place.synchronizeFolder()
    // All is in its place. A mark that cannot be removed is met by the next run.
    try? folder.unmark()
    folder.discard()
  }

  /// Throws away what was built.
  public func discard(_ builder: LedgerBuilder) {
    // Outputs that could not be taken back wait for their ledger.
    guard !folder.isMarked else { return }
    builder.discard()
    folder.discard()
  }

  /// Throws away what is built while it is being built: the program is about to end.
  public func abandon() {
    guard !folder.isMarked else { return }
    place.removeBuilding()
    folder.discard()
  }

  /// Finishes what a killed run has begun. Called with the period's lock held, before anything is built.
  ///
  /// - Throws: `LedgerError` where it cannot be finished: a ledger that is built beside a mark would be taken
  ///   for a finished one.
  public func complete() throws(LedgerError) {
    guard folder.isMarked else { return }
    try place.publishFinished()
    place.synchronizeFolder()
    do throws(SystemFault) {
      try folder.unmark()
    } catch {
      throw LedgerError(.unwritable(error), path: folder.path)
    }
    folder.discard()
  }

  /// Finishes what a killed run has begun, before the period's ledger is read.
  ///
  /// - Throws: `LedgerError` where it cannot be finished.
  public static func complete(output: String, period: Period) throws(LedgerError) {
    let publication = Publication(output: output, period: period)
    guard publication.folder.isMarked else { return }
    let lock: PeriodLock
    do throws(LedgerError) {
      lock = try PeriodLock(output: output, period: period)
    } catch {
      // Then it is not half done: a run is at it.
      if case .busy = error.kind { return }
      throw error
    }
    defer { lock.release() }
    try publication.complete()
  }
}
