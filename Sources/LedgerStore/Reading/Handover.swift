import Foundation

/// What the threads of `LedgerReaders` hand to the one that waits for it: the results of items, each item's
/// apart.
///
/// Only so many results are kept; who has more waits, and so does who would begin another item. The item whose
/// turn it is has been taken before all others, so it is never waited for in vain.
final class Handover<Result: Sendable>: @unchecked Sendable {
  // Unchecked: all that changes is read and written while `condition` is locked.

  /// Results of an item that may wait; while so many wait in all, no item is begun.
  private static var mostWaiting: Int { 4_096 }
  /// Results that are handed over together.
  private static var blockSize: Int { 128 }

  /// What waiting for room throws when nothing is wanted any more.
  private struct Stopped: Error {}

  private struct Lane {
    var waiting: [Result] = []
    var isDone = false
    var error: (any Error)?
  }

  private let condition = NSCondition()
  private var lanes: [Lane]
  private var taken = 0
  /// Results of all items that wait.
  private var waiting = 0
  /// Items from here on are not begun.
  private var end: Int
  private var isStopped = false

  init(count: Int) {
    lanes = Array(repeating: Lane(), count: count)
    end = count
  }

  /// The next item to work on; `nil` where there is none.
  func take() -> Int? {
    condition.withLock {
      while waiting >= Self.mostWaiting, !isStopped { condition.wait() }
      guard !isStopped, taken < end else { return nil }
      defer { taken += 1 }
      return taken
    }
  }

  /// Works on an item and keeps what it emits, and its error.
  func fill(_ index: Int, _ work: ((Result) throws -> Void) throws -> Void) {
    var block: [Result] = []
    var failure: (any Error)?
    do {
      try work { result in
        block.append(result)
        guard block.count == Self.blockSize else { return }
        try hand(block, of: index)
        block.removeAll(keepingCapacity: true)
      }
    } catch {
      failure = error
    }
    condition.withLock {
      keep(block, of: index)
      lanes[index].error = failure
      lanes[index].isDone = true
      // What comes after an error is not wanted.
      if failure != nil { end = min(end, index + 1) }
      condition.broadcast()
    }
  }

  private func hand(_ block: [Result], of index: Int) throws {
    try condition.withLock {
      while lanes[index].waiting.count >= Self.mostWaiting, !isStopped { condition.wait() }
      guard !isStopped else { throw Stopped() }
      keep(block, of: index)
      condition.broadcast()
    }
  }

  private func keep(_ block: [Result], of index: Int) {
    lanes[index].waiting += block
    waiting += block.count
  }

  /// Calls `body` with each result of an item, as they come.
  ///
  /// - Throws: The error of the item after its results, or what `body` throws.
  func receive(_ index: Int, _ body: (Result) throws -> Void) throws {
    while true {
      let lane = condition.withLock {
        while lanes[index].waiting.isEmpty, !lanes[index].isDone { condition.wait() }
        defer {
          waiting -= lanes[index].waiting.count
          lanes[index].waiting = []
          condition.broadcast()
        }
        return lanes[index]
      }
      for result in lane.waiting { try body(result) }
      guard lane.isDone else { continue }
      if let error = lane.error { throw error }
      return
    }
  }

  /// Nothing is wanted any more.
  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }
}
