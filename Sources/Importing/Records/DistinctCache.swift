import Foundation
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

  private struct Key {
    var context: CellContext
    var start: Int
    var length: Int
  }

  private static let capacity = 1 << 14
  /// Bytes of the longest cell that is kept; longer ones seldom come twice, and memory stays flat.
  private static let longestKey = 256
  /// One of each for each cell that is kept; apart, so that looking one up touches little memory.
  private var hashes: [UInt64] = []
  private var keys: [Key] = []
  private var entries: [Entry] = []
  /// Numbers of cells plus one by hash; 0 is free.
  private var index: [Int32] = []
  private var keyBytes: [UInt8] = []
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
      let number = Int(index[at]) - 1
      if hashes[number] == hash, holds(number, bytes, context) {
        hits += 1
        return entries[number]
      }
      at = (at + 1) & mask
    }
    return nil
  }

  mutating func add(
    _ bytes: Span<UInt8>, _ context: CellContext, hash: UInt64, value: ParsedValue,
    text: Span<UInt8>
  ) {
    guard hashes.count < DistinctCache.capacity, bytes.count <= DistinctCache.longestKey,
      text.count <= DistinctCache.longestKey
    else { return }
    if index.isEmpty { index = Array(repeating: 0, count: DistinctCache.capacity * 2) }
    hashes.append(hash)
    keys.append(Key(context: context, start: keyBytes.count, length: bytes.count))
    bytes.append(to: &keyBytes)
    entries.append(Entry(value: value, start: texts.count))
    text.append(to: &texts)
    let mask = index.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while index[at] != 0 { at = (at + 1) & mask }
    index[at] = Int32(hashes.count)
  }

  private func holds(_ number: Int, _ bytes: Span<UInt8>, _ context: CellContext) -> Bool {
    let key = keys[number]
    guard key.length == bytes.count, key.context == context else { return false }
    return keyBytes.withUnsafeBufferPointer { known in
      bytes.withUnsafeBufferPointer { asked in
        guard let known = known.baseAddress, let asked = asked.baseAddress else { return true }
        return memcmp(known + key.start, asked, key.length) == 0
      }
    }
  }
}
