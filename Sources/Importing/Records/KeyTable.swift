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

  private static func usable(_ key: Key128) -> Key128 {
    key == free ? Key128(high: .max, low: .max - 1) : key
  }

  /// The slot that holds the key, or the free one where it would go.
  private func slot(for key: Key128) -> Int {
    let mask = slots.count - 1
    var index =
      Int(truncatingIfNeeded: ByteHash.mix(key.high ^ 0x9E37_79B9_7F4A_7C15, key.low | 1)) & mask
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
