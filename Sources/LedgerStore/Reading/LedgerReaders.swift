import Dispatch

/// Reads a ledger that is being built, on several connections side by side.
///
/// Each item of work is a few queries; items are begun in their order. What they hand on is received by the
/// caller's thread in the order of the items, so it is the same with any number of connections; without any,
/// the items are worked on one after the other on the builder's own.
public final class LedgerReaders: Sendable {
  /// The builder's own connection: it sees what was written since the last commit, the others do not.
  public let main: Ledger
  let others: [Ledger]

  init(main: Ledger, others: [Ledger]) {
    self.main = main
    self.others = others
  }

  /// Reads on the one connection alone.
  public convenience init(_ ledger: Ledger) { self.init(main: ledger, others: []) }

  /// How many read side by side.
  public var count: Int { max(others.count, 1) }

  /// Does the work of all items.
  ///
  /// - Parameters:
  ///   - work: Called with an item, a connection and what takes its results. It reads only what was
  ///     committed.
  ///   - receive: Called with each result on this thread. It may write to the ledger, but not to what the
  ///     items read.
  /// - Throws: The first error in the order of the items, or what `receive` throws. Nothing is being read
  ///   then any more.
  public func forEach<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    work: @escaping @Sendable (Item, Ledger, (Result) throws -> Void) throws -> Void,
    receive: (Item, Result) throws -> Void
  ) throws {
    guard !others.isEmpty, items.count > 1 else {
      for item in items { try work(item, main) { try receive(item, $0) } }
      return
    }
    let handover = Handover<Result>(count: items.count)
    let threads = DispatchGroup()
    for ledger in others.prefix(items.count) {
      // A queue each: those that share one wait for a thread of the pool, which others may have blocked.
      DispatchQueue(label: "taizhang.measuring").async(group: threads) {
        while let index = handover.take() {
          handover.fill(index) { emit in try work(items[index], ledger, emit) }
        }
      }
    }
    defer { end(handover, threads) }
    for (index, item) in items.enumerated() {
      try handover.receive(index) { try receive(item, $0) }
    }
  }

  /// The result of each item, in their order.
  public func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item, Ledger) throws -> Result
  ) throws -> [Result] {
    var results: [Result] = []
    try forEach(items) { item, ledger, emit in
      try emit(try work(item, ledger))
    } receive: { _, result in
      results.append(result)
    }
    return results
  }

  /// Waits until no thread reads any more; what still reads after an error is broken off.
  private func end(_ handover: Handover<some Sendable>, _ threads: DispatchGroup) {
    handover.stop()
    threads.wait(breakingOff: others)
  }

  func close() { for ledger in others { try? ledger.queue.close() } }
}

extension DispatchGroup {
  /// Waits until no thread of the group reads any more; what still reads is broken off.
  func wait(breakingOff ledgers: [Ledger]) {
    // A query that had not begun when it was interrupted runs on.
    while wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      for ledger in ledgers { ledger.queue.interrupt() }
    }
  }
}
