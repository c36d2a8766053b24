/// Numbers by the bytes of a name, asked for without making a key of the name. Open addressing, at most three
/// quarters full.
struct NameTable: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    /// Bytes of the name plus one; 0 in a free slot.
    var length: UInt32 = 0
    var number: Int64 = 0
  }

  private var slots: [Slot] = []
  private var count = 0
  /// The names, one after the other.
  private var bytes: [UInt8] = []

  init() {}

  /// Sets the number of a name, which may depend on the one that it had.
  ///
  /// - Parameter number: Called with that one, or with `nil` for a name that is new.
  mutating func set(_ name: Span<UInt8>, _ number: (Int64?) -> Int64) {
    if count * 4 >= slots.count * 3 { grow() }
    let hash = ByteHash.hash(name)
    let index = slot(of: name, hash)
    guard slots[index].length == 0 else {
      slots[index].number = number(slots[index].number)
      return
    }
    slots[index] = Slot(
      hash: hash, start: UInt32(truncatingIfNeeded: bytes.count),
      length: UInt32(truncatingIfNeeded: name.count + 1), number: number(nil))
    name.append(to: &bytes)
    count += 1
  }

  /// The number of a name.
  subscript(name: Span<UInt8>) -> Int64? {
    guard !slots.isEmpty else { return nil }
    let index = slot(of: name, ByteHash.hash(name))
    return slots[index].length == 0 ? nil : slots[index].number
  }

  /// The slot that holds the name, or the free one where it would go.
  private func slot(of name: Span<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].length != 0, !holds(slots[index], name, hash) { index = (index + 1) & mask }
    return index
  }

  private func holds(_ slot: Slot, _ name: Span<UInt8>, _ hash: UInt64) -> Bool {
    guard slot.hash == hash, Int(slot.length) == name.count + 1 else { return false }
    let start = Int(slot.start)
    return bytes.span.extracting(start..<start + name.count).isEqual(to: name)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(64, old.count * 2))
    let mask = slots.count - 1
    for entry in old where entry.length != 0 {
      var index = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[index].length != 0 { index = (index + 1) & mask }
      slots[index] = entry
    }
  }
}
