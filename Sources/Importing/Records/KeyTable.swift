import Foundation

/// The keys of records and which record had each first. Open addressing over plain words: a roster of a million
/// people costs 16 bytes a slot and no allocation a row.
struct KeyTable: Sendable {
  private struct Slot {
    var high: UInt64
    var low: UInt32
    /// The number of the record.
    var record: UInt32

    static let free = Slot(high: ValueKey.none.high, low: ValueKey.none.low, record: 0)

    var isFree: Bool { high == ValueKey.none.high && low == ValueKey.none.low }
    func holds(_ key: ValueKey) -> Bool { high == key.high && low == key.low }
  }

  private var slots: [Slot] = []
  private(set) var count = 0

  init() {}

  /// - Parameter key: Not `ValueKey.none`.
  /// - Returns: The record that had the key before; `nil` if this is the first one.
  mutating func insert(_ key: ValueKey, of record: UInt32) -> UInt32? {
    if count * 4 >= slots.count * 3 { grow() }
    let index = slot(for: key)
    if slots[index].holds(key) { return slots[index].record }
    slots[index] = Slot(high: key.high, low: key.low, record: record)
    count += 1
    return nil
  }

  /// - Parameter key: Not `ValueKey.none`.
  /// - Returns: The record that had the key first; `nil` if none has it.
  func firstRecord(with key: ValueKey) -> UInt32? {
    guard !slots.isEmpty else { return nil }
    let slot = slots[slot(for: key)]
    return slot.holds(key) ? slot.record : nil
  }

  /// Slots from which on a table is larger than what a processor keeps at hand.
  private static let farSlots = 1 << 15
  /// Slots from which on a table is worth pages of two megabytes.
  private static let hugeSlots = 1 << 18

  /// Brings the place of a key near, for the many that will be looked up soon: in a large table each lookup
  /// waits for memory, but many of these waits can go on at once.
  ///
  /// - Returns: Something that depends on what is there, so that it is not left out.
  func touch(_ key: ValueKey) -> UInt64 {
    guard slots.count >= KeyTable.farSlots else { return 0 }
    return slots[start(of: key) & (slots.count - 1)].high
  }

  private func start(of key: ValueKey) -> Int {
    Int(
      truncatingIfNeeded: ByteHash.mix(key.high ^ 0x9E37_79B9_7F4A_7C15, UInt64(key.low) << 1 | 1))
  }

  /// The slot that holds the key, or the free one where it would go.
  private func slot(for key: ValueKey) -> Int {
    let mask = slots.count - 1
    var index = start(of: key) & mask
    while !slots[index].holds(key) && !slots[index].isFree { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = KeyTable.freeSlots(max(64, old.count * 2))
    for entry in old where !entry.isFree {
      slots[slot(for: ValueKey(high: entry.high, low: entry.low))] = entry
    }
  }

  private static func freeSlots(_ count: Int) -> [Slot] {
    Array(unsafeUninitializedCapacity: count) { memory, filled in
      // Where each lookup falls on another page, finding the page costs more than the lookup.
      if count >= hugeSlots { askForHugePages(UnsafeMutableRawBufferPointer(memory)) }
      memory.initialize(repeating: .free)
      filled = count
    }
  }

  /// Asks, and does without where the system has none. Called before the memory is written to.
  private static func askForHugePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      let page = 1 << 21
      guard let base = memory.baseAddress else { return }
      let start = (Int(bitPattern: base) + page - 1) & ~(page - 1)
      let end = (Int(bitPattern: base) + memory.count) & ~(page - 1)
      guard start < end, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
      _ = madvise(first, end - start, Int32(MADV_HUGEPAGE))
    #endif
  }
}
