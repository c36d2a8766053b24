/// A table from words to small numbers that is asked with bytes, so that no cell becomes a `String`.
/// White space and the case of ASCII letters do not count. Open addressing, at most half full.
struct WordTable: Sendable {
  private struct Slot: Sendable {
    var start: Int32 = 0
    /// Bytes of the word; none in a free slot.
    var length: Int32 = 0
    var meaning: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 16)
  private var order: [Int] = []
  /// The words, folded, one after the other.
  private var bytes: [UInt8] = []

  /// Adds a word unless it is there already or is blank.
  mutating func insert(_ word: String, meaning: Int) {
    let folded = WordTable.fold(word)
    guard !folded.isEmpty else { return }
    if (order.count + 1) * 2 > slots.count { grow() }
    let index = slot(of: folded.span)
    guard slots[index].length == 0 else { return }
    slots[index] = Slot(
      start: Int32(bytes.count), length: Int32(folded.count), meaning: Int32(meaning))
    order.append(index)
    bytes += folded
  }

  /// The number of a word in normal form.
  func meaning(of word: Span<UInt8>) -> Int? {
    let slot = slots[slot(of: word)]
    return slot.length == 0 ? nil : Int(slot.meaning)
  }

  /// All words, folded, with their numbers, in the order in which they were added.
  func entries() -> [(word: String, meaning: Int)] {
    order.map { index in
      let slot = slots[index]
      let word = bytes[Int(slot.start)..<Int(slot.start + slot.length)]
      return (String(decoding: word, as: UTF8.self), Int(slot.meaning))
    }
  }

  /// The form in which words are kept: normal, without white space, in capitals.
  static func fold(_ word: String) -> [UInt8] {
    var folded: [UInt8] = []
    NormalForm.append(Array(word.utf8).span, whitespace: .remove, to: &folded)
    return folded.map(\.uppercased)
  }

  /// The slot that holds the word, or the free one where it would go.
  private func slot(of word: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for index in 0..<word.count where word[index] != 0x20 {
      hash = (hash ^ UInt64(word[index].uppercased)) &* 0x0000_0100_0000_01B3
    }
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[index].length != 0, !holds(slots[index], word) { index = (index + 1) & mask }
    return index
  }

  private func holds(_ slot: Slot, _ word: Span<UInt8>) -> Bool {
    var next = Int(slot.start)
    let end = next + Int(slot.length)
    for index in 0..<word.count where word[index] != 0x20 {
      guard next < end, bytes[next] == word[index].uppercased else { return false }
      next += 1
    }
    return next == end
  }

  private mutating func grow() {
    let old = order.map { slots[$0] }
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    order.removeAll(keepingCapacity: true)
    for entry in old {
      let start = Int(entry.start)
      let index = slot(of: bytes.span.extracting(start..<start + Int(entry.length)))
      slots[index] = entry
      order.append(index)
    }
  }
}
