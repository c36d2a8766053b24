import Spreadsheets

/// What was made of each distinct cell of a column, so that 汉族 is looked up once and not once a row.
///
/// A column of which most cells are different (names of training classes seldom are, dates of birth are)
/// turns its cache off by itself.
struct DistinctCache: Sendable {
  private struct Entry: Sendable {
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
  private var texts: [UInt8] = []
  private var last = -1
  private var lookups = 0
  private var hits = 0
  /// Whether it was looked at how often cells come again.
  private var isJudged = false
  private(set) var isOn = true

  init() {}

  /// The number of the cell that was found last, if this one is the same: sorted columns go on for many rows
  /// with one value.
  mutating func find(_ bytes: Span<UInt8>, _ context: CellContext) -> Int? {
    guard last >= 0, holds(last, bytes, context) else { return nil }
    lookups += 1
    hits += 1
    return last
  }

  /// The number of the cell.
  mutating func find(_ bytes: Span<UInt8>, _ context: CellContext, hash: UInt64) -> Int? {
    lookups += 1
    if lookups >= 1 << 14, !isJudged {
      isJudged = true
      if hits < lookups / 4 {
        self = DistinctCache()
        isOn = false
        return nil
      }
    }
    guard !index.isEmpty else { return nil }
    let mask = index.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while index[at] != 0 {
      let number = Int(index[at]) - 1
      if hashes[number] == hash, holds(number, bytes, context) {
        hits += 1
        last = number
        return number
      }
      at = (at + 1) & mask
    }
    return nil
  }

  func hash(of number: Int) -> UInt64 { hashes[number] }

  /// What was made of a cell.
  ///
  /// - Returns: The value, whose text was appended to `texts`; the caller knows where.
  func copy(_ number: Int, appendingTo texts: inout [UInt8]) -> ParsedValue {
    let entry = entries[number]
    let length = Int(entry.value.length)
    if length > 0 { texts.append(contentsOf: self.texts[entry.start..<entry.start + length]) }
    return entry.value
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
    last = hashes.count - 1
  }

  private func holds(_ number: Int, _ bytes: Span<UInt8>, _ context: CellContext) -> Bool {
    let key = keys[number]
    guard key.length == bytes.count, key.context == context else { return false }
    return keyBytes.span.extracting(key.start..<key.start + key.length).isEqual(to: bytes)
  }
}
