/// Looks at eight bytes at a time for bytes of a given value, without a loop over them.
///
/// Source: Warren, Hacker's Delight, 2nd edition, 6-1; the form without false hits.
enum WordScan {
  /// The word whose eight bytes are all `byte`.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// A word with the top bit set of each byte that is zero in `word`.
  @inline(__always)
  static func zeroBytes(of word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }

  /// A word with the top bit set of each byte that is below 0x20 in `word`.
  @inline(__always)
  static func controls(in word: UInt64) -> UInt64 {
    // Three high bits of zero; the others cannot carry into them.
    zeroBytes(of: word & repeating(0xE0))
  }

  /// Whether any of the eight bytes is outside ASCII.
  @inline(__always)
  static func hasHighBit(_ word: UInt64) -> Bool { word & 0x8080_8080_8080_8080 != 0 }

  /// Eight bytes, the first one in the lowest place.
  @inline(__always)
  static func load(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Where `byte` first occurs at or after `offset`; the count of bytes where it does not.
  @inline(__always)
  static func firstIndex(
    of byte: UInt8, in bytes: UnsafeRawBufferPointer, from offset: Int
  ) -> Int {
    let pattern = repeating(byte)
    let count = bytes.count
    var index = offset
    while index &+ 8 <= count {
      let hits = zeroBytes(of: load(bytes, at: index) ^ pattern)
      if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, bytes[index] != byte { index &+= 1 }
    return index
  }
}
