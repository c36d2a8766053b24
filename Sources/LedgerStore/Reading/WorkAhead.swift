import Dispatch
import Synchronization

/// Work on items that goes on beside what its starter does, one after the other, on a connection of its own.
public final class WorkAhead<Result: Sendable>: Sendable {
  private struct State {
    var results: [Result] = []
    var error: (any Error)?
    var isStopped = false
  }

  private let state = Mutex(State())
  private let thread = DispatchGroup()
  private let ledger: Ledger

  init<Item: Sendable>(
    _ items: [Item], on ledger: Ledger,
    _ work: @escaping @Sendable (Item, Ledger) throws -> Result
  ) {
    self.ledger = ledger
    DispatchQueue(label: "taizhang.ahead").async(group: thread) { [self] in
      for item in items where state.withLock({ !$0.isStopped && $0.error == nil }) {
        do {
          let result = try work(item, ledger)
          state.withLock { $0.results.append(result) }
        } catch {
          state.withLock { $0.error = error }
        }
      }
    }
  }

  /// Waits for the work.
  ///
  /// - Returns: The result of each item, in their order.
  /// - Throws: The first error; what came after it was not done.
  public func results() throws -> [Result] {
    thread.wait()
    return try state.withLock { state in
      if let error = state.error { throw error }
      return state.results
    }
  }

  /// Breaks the work off. Nothing is being read any more then.
  public func cancel() {
    state.withLock { $0.isStopped = true }
    thread.wait(breakingOff: [ledger])
  }
}

extension LedgerReaders {
  /// Begins work on items, which read only what was committed; the caller may go on to write to the ledger, but not
  /// commit before the work is done.
  ///
  /// - Returns: `nil` where there is only the builder's own connection.
  public func begin<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item, Ledger) throws -> Result
  ) -> WorkAhead<Result>? {
    others.first.map { WorkAhead(items, on: $0, work) }
  }
}
