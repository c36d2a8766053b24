import Dispatch
import Synchronization

/// Does the same with many things side by side, and hands on what came of them in their order.
enum SideBySide {
  /// What came of one thing. A few are made ahead, so that memory does not grow with their number.
  private final class Slot<Outcome>: @unchecked Sendable {
    // Unchecked: filled by a thread before `isReady`, emptied by the caller before `isFree`.
    var outcome: Outcome?
    let isFree = DispatchSemaphore(value: 0)
    let isReady = DispatchSemaphore(value: 0)
  }

  private final class Turns: Sendable {
    let next = Mutex(0)
  }

  /// - Parameters:
  ///   - work: Called on several threads at once, once for each item, also for those after one for which
  ///     `body` threw.
  ///   - body: Called by this thread with each outcome, in the order of the items.
  static func forEach<Item: Sendable, Outcome>(
    _ items: [Item], threads: Int, work: @escaping @Sendable (Item) -> Outcome,
    body: (Outcome) throws -> Void
  ) rethrows {
    guard items.count > 1, threads > 1 else {
      for item in items { try body(work(item)) }
      return
    }
    let slots = (0..<threads + 1).map { _ in Slot<Outcome>() }
    for slot in slots { slot.isFree.signal() }
    let turns = Turns()
    let group = DispatchGroup()
    let queue = DispatchQueue(label: "taizhang.side-by-side", attributes: .concurrent)
    for _ in 0..<threads {
      queue.async(group: group) {
        while true {
          // In the order of the items, or one that comes later could take the slot of one before it.
          let index = turns.next.withLock { next in
            guard next < items.count else { return items.count }
            slots[next % slots.count].isFree.wait()
            next += 1
            return next - 1
          }
          guard index < items.count else { return }
          let slot = slots[index % slots.count]
          slot.outcome = work(items[index])
          slot.isReady.signal()
        }
      }
    }
    var next = 0
    defer {
      // Where the caller has given up, the rest is done for nothing: rare, and simpler than stopping it.
      for index in next..<items.count { take(slots[index % slots.count]) }
      group.wait()
    }
    while next < items.count {
      let outcome = take(slots[next % slots.count])
      next += 1
      if let outcome { try body(outcome) }
    }
  }

  @discardableResult
  private static func take<Outcome>(_ slot: Slot<Outcome>) -> Outcome? {
    slot.isReady.wait()
    defer {
      slot.outcome = nil
      slot.isFree.signal()
    }
    return slot.outcome
  }
}
