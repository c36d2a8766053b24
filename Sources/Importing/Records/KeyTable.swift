/// 128 bits that stand for a key: the key itself where it fits, otherwise two independent hashes of it,
/// which no two keys of a ledger share (one chance in 10^24 for ten million of them).
struct Key128: Hashable, Sendable {
  var high: UInt64
  var low: UInt64
}

/// Keys seen so far and where each was seen first. Open addressing over plain words: a roster of a
/// million people costs 24 bytes a slot and no allocation a row.
struct KeyTable: Sendable {
  /// Where a key was first seen.
  struct Place: Hashable, Sendable {
    var sheet: UInt32
    var row: UInt32
  }

  private struct Slot {
    var key: Key128
    var place: Place
  }

  private var slots: [Slot] = []
  private(set) var count = 0
  /// The key that marks a free slot; `usable` keeps it from ever being used.
  private static let free = Key128(high: .max, low: .max)

  init() {}

  /// - Returns: Where the key was seen before; `nil` if this is the first time.
  mutating func insert(_ key: Key128, at place: Place) -> Place? {
    let key = KeyTable.usable(key)
    if count * 10 >= slots.count * 7 { grow() }
    let index = slot(for: key)
    if slots[index].key == key { return slots[index].place }
    slots[index] = Slot(key: key, place: place)
    count += 1
    return nil
  }

  func contains(_ key: Key128) -> Bool {
    let key = KeyTable.usable(key)
    return !slots.isEmpty && slots[slot(for: key)].key == key
  }

  /// Slots from which on a table is larger than what a processor keeps at hand.
  private static let farSlots = 1 << 15

  /// Brings the place of a key near, for the many that will be looked up soon: in a large table each lookup
  /// waits for memory, but many of these waits can go on at once.
  ///
  /// - Returns: Something that depends on what is there, so that it is not left out.
  func touch(_ key: Key128) -> UInt64 {
    guard slots.count >= KeyTable.farSlots else { return 0 }
    return slots[start(of: key) & (slots.count - 1)].key.low
  }

  private func start(of key: Key128) -> Int {
    Int(truncatingIfNeeded: ByteHash.mix(key.high ^ 0x9E37_79B9_7F4A_7C15, key.low | 1))
  }

  private static func usable(_ key: Key128) -> Key128 {
    key == free ? Key128(high: .max, low: .max - 1) : key
  }

  /// The slot that holds the key, or the free one where it would go.
  private func slot(for key: Key128) -> Int {
    let mask = slots.count - 1
    var index = start(of: key) & mask
    while slots[index].key != key && slots[index].key != KeyTable.free {
      index = (index + 1) & mask
    }
    return index
  }

  private mutating func grow() {
    let old = slots
    let empty = Slot(key: KeyTable.free, place: Place(sheet: 0, row: 0))
    slots = Array(repeating: empty, count: max(64, old.count * 2))
    for entry in old where entry.key != KeyTable.free { slots[slot(for: entry.key)] = entry }
  }
}
