/// What some words begin with, so that nearly every text that is none of them is told by a look at its ends,
/// without bringing it into normal form.
struct WordStarts: Sendable {
  /// A bit for each pair of first bytes; of a word that begins with ASCII, for all pairs with its first.
  private var pairs = Array(repeating: UInt64(0), count: 1 << 10)
  /// A bit for each pair of a second and a third byte of words that begin with a Chinese character.
  private var tails = Array(repeating: UInt64(0), count: 1 << 10)

  /// - Parameter word: In normal form.
  mutating func insert(_ word: some Collection<UInt8>) {
    let start = Array(word.prefix(3))
    guard let first = start.first else { return }
    if first < 0x80 || start.count < 3 {
      for second in 0...UInt8.max { WordStarts.set(first, second, in: &pairs) }
    } else {
      WordStarts.set(first, start[1], in: &pairs)
      WordStarts.set(start[1], start[2], in: &tails)
    }
  }

  private static func set(_ first: UInt8, _ second: UInt8, in bits: inout [UInt64]) {
    let pair = Int(first) << 8 | Int(second)
    bits[pair >> 6] |= 1 << UInt64(pair & 63)
  }

  private static func isSet(_ first: UInt8, _ second: UInt8, in bits: [UInt64]) -> Bool {
    let pair = Int(first) << 8 | Int(second)
    return bits[pair >> 6] & 1 << UInt64(pair & 63) != 0
  }

  /// Whether the normal form of a text may begin with one of the words, or end in 计 (小计, 合计 …).
  ///
  /// - Parameter text: As the cell has it.
  func mayTell(_ text: Span<UInt8>) -> Bool {
    let count = text.count
    guard count >= 3, WordStarts.isKept(text[0]) else { return true }
    if WordStarts.isSet(text[0], text[1], in: pairs),
      text[0] < 0x80 || WordStarts.isSet(text[1], text[2], in: tails)
    {
      return true
    }
    let last = text[count - 1]
    if last < 0x80 { return last <= 0x20 }
    // A common Chinese character ends the text, and stays where it is.
    guard (0xE4...0xE9).contains(text[count - 3]) else { return true }
    return last == 0xA1 && text[count - 2] == 0xAE && text[count - 3] == 0xE8
  }

  /// Whether a character that begins so is in the normal form what it is in the cell.
  private static func isKept(_ first: UInt8) -> Bool {
    (0x21...0x7F).contains(first) || (0xE4...0xE9).contains(first)
  }
}
