/// A fast hash of bytes that is the same in every run: nothing in an output may depend on a hash seed.
/// Multiply-and-fold over eight bytes at a time, after wyhash.
package enum ByteHash {
  package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var state: UInt64 = 0x2D35_8DCC_AA6C_78A5
    let raw = bytes.bytes
    var offset = 0
    while offset + 8 <= raw.byteCount {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = mix(state ^ word, 0x8BB8_4B93_962E_ACC9)
      offset += 8
    }
    let tail = tail(of: raw, from: offset)
    state = mix(state ^ tail, 0x4B33_A62E_D433_D4A3)
    return mix(state ^ UInt64(raw.byteCount), 0x9E37_79B9_7F4A_7C15)
  }

  /// Two independent hashes of the same bytes, in one pass.
  static func hashes(_ bytes: Span<UInt8>) -> (UInt64, UInt32) {
    var state: UInt64 = 0x2D35_8DCC_AA6C_78A5
    var other: UInt64 = 0x51ED_270B_0A1C_8A6D
    let raw = bytes.bytes
    var offset = 0
    while offset + 8 <= raw.byteCount {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = mix(state ^ word, 0x8BB8_4B93_962E_ACC9)
      other = (other ^ word) &* 0xD6E8_FEB8_6659_FD93
      other ^= other >> 32
      offset += 8
    }
    let tail = tail(of: raw, from: offset)
    state = mix(state ^ tail, 0x4B33_A62E_D433_D4A3)
    other = (other ^ tail) &* 0xD6E8_FEB8_6659_FD93
    other = ((other ^ other >> 32) ^ UInt64(raw.byteCount)) &* 0x9FB2_1C65_1E98_DF25
    return (
      mix(state ^ UInt64(raw.byteCount), 0x9E37_79B9_7F4A_7C15),
      UInt32(truncatingIfNeeded: other >> 32)
    )
  }

  /// The last bytes, fewer than eight, as a number; the first is the highest.
  private static func tail(of bytes: RawSpan, from start: Int) -> UInt64 {
    let count = bytes.byteCount - start
    guard count > 0 else { return 0 }
    guard bytes.byteCount < 8 else {
      // The bytes before them are looked at again, and cut off.
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: bytes.byteCount - 8, as: UInt64.self)
      return word.byteSwapped & (1 << (8 * UInt64(count)) - 1)
    }
    var tail: UInt64 = 0
    for offset in start..<bytes.byteCount {
      tail = tail << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
    }
    return tail
  }

  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
