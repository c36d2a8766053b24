/// 96 bits that stand for a value: the value itself where it fits, otherwise two independent hashes of it, which
/// no two values of a ledger share (one chance in 10^15 for ten million of them).
struct ValueKey: Hashable, Sendable {
  var high: UInt64
  var low: UInt32

  /// The key of nothing: a record lacks the value. No value has it.
  static let none = ValueKey(high: .max, low: .max)

  init(high: UInt64, low: UInt32) {
    self.high = high
    self.low = low
  }

  init(text: Span<UInt8>) {
    let (hash, check) = ByteHash.hashes(text)
    self = ValueKey(high: hash, low: check).usable
  }

  /// The key of several values together.
  static func combining(_ first: ValueKey, _ second: ValueKey) -> ValueKey {
    let high = ByteHash.mix(first.high ^ second.high, 0x8BB8_4B93_962E_ACC9 ^ UInt64(second.low))
    let low = ByteHash.mix(
      (UInt64(first.low) << 32 | UInt64(second.low)) ^ 0x2D35_8DCC_AA6C_78A5,
      second.high | 1)
    return ValueKey(high: high, low: UInt32(truncatingIfNeeded: low >> 16)).usable
  }

  private var usable: ValueKey { self == .none ? ValueKey(high: high, low: 0) : self }
}
