import Spreadsheets

/// What was made of each distinct cell of a column, so that 汉族 is looked up once and not once a row.
///
/// A column of which most cells are different (names of training classes seldom are, dates of birth are)
/// turns its cache off by itself.
struct DistinctCache: Sendable {
  struct Entry: Sendable {
    var value: ParsedValue
    /// The text of the value, in `texts`.
    var start: Int
  }

  private struct Slot {
    var hash: UInt64
    var context: CellContext
    var keyStart: Int
    var keyLength: Int
    var entry: Entry
  }

  private static let capacity = 1 << 14
  /// Bytes of the longest cell that is kept; longer ones seldom come twice, and memory stays flat.
  private static let longestKey = 256
  private var slots: [Slot] = []
  /// Slot numbers plus one by hash; 0 is free.
  private var index: [Int32] = []
  private var keys: [UInt8] = []
  private(set) var texts: [UInt8] = []
  private var lookups = 0
  private var hits = 0
  private(set) var isOn = true

  init() {}

  mutating func find(_ bytes: Span<UInt8>, _ context: CellContext, hash: UInt64) -> Entry? {
    lookups += 1
    if lookups == 1 << 14 && hits < lookups / 4 {
      self = DistinctCache()
      isOn = false
      return nil
    }
    guard !index.isEmpty else { return nil }
    let mask = index.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while index[at] != 0 {
      let slot = slots[Int(index[at]) - 1]
      if slot.hash == hash, slot.context == context, equals(slot, bytes) {
        hits += 1
        return slot.entry
      }
      at = (at + 1) & mask
    }
    return nil
  }

  mutating func add(
    _ bytes: Span<UInt8>, _ context: CellContext, hash: UInt64, value: ParsedValue,
    text: Span<UInt8>
  ) {
    guard slots.count < DistinctCache.capacity, bytes.count <= DistinctCache.longestKey,
      text.count <= DistinctCache.longestKey
    else { return }
    if index.isEmpty { index = Array(repeating: 0, count: DistinctCache.capacity * 2) }
    let entry = Entry(value: value, start: texts.count)
    text.withUnsafeBufferPointer { texts.append(contentsOf: $0) }
    let slot = Slot(
      hash: hash, context: context, keyStart: keys.count, keyLength: bytes.count, entry: entry)
    bytes.withUnsafeBufferPointer { keys.append(contentsOf: $0) }
    slots.append(slot)
    let mask = index.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while index[at] != 0 { at = (at + 1) & mask }
    index[at] = Int32(slots.count)
  }

  private func equals(_ slot: Slot, _ bytes: Span<UInt8>) -> Bool {
    guard slot.keyLength == bytes.count else { return false }
    for offset in 0..<bytes.count where keys[slot.keyStart + offset] != bytes[offset] {
      return false
    }
    return true
  }
}
