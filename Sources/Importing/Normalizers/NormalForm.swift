/// The form in which cells are compared and read: half-width, without invisible characters, and
/// with the white space that people use to make names line up taken out.
///
/// It is NFKC for what occurs in ledgers, and far cheaper: U+FF01…U+FF5E become ASCII; the zero-width
/// and direction marks U+200B…U+200F, U+202A…U+202E, U+2060 and U+FEFF go. White space is exactly
/// space, tab, CR, LF, U+00A0 and U+3000.
enum NormalForm {
  enum Whitespace {
    /// All of it goes: `张　三` is `张三`.
    case remove
    /// It goes at both ends and beside anything but ASCII; elsewhere a run of it becomes one space.
    case collapse
  }

  /// Appends the normal form of `raw`, in UTF-8, to `out`.
  ///
  /// Applied twice it changes nothing more. Bytes that are no UTF-8 are copied. O(n); text that needs
  /// no change is found out eight bytes at a time and appended in one go.
  static func append(_ raw: Span<UInt8>, whitespace: Whitespace, to out: inout [UInt8]) {
    raw.withUnsafeBufferPointer { bytes in
      let first = firstToJudge(in: bytes, from: 0)
      if first == bytes.count {
        out.append(contentsOf: bytes)
      } else {
        appendJudged(bytes, from: first, whitespace: whitespace, to: &out)
      }
    }
  }

  /// Whether a text is surely in its normal form. A few that are have to be looked at all the same.
  static func isNormal(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { firstToJudge(in: $0, from: 0) == $0.count }
  }

  private static func appendJudged(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, whitespace: Whitespace,
    to out: inout [UInt8]
  ) {
    let start = out.count
    var hasSpace = false
    func settleSpace(before next: UInt8) {
      guard hasSpace else { return }
      hasSpace = false
      if whitespace == .collapse, out.count > start, out[out.count - 1] < 0x80, next < 0x80 {
        out.append(0x20)
      }
    }

    var index = 0
    var end = first
    while true {
      if index < end {
        settleSpace(before: bytes[index])
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
      }
      guard index < bytes.count else { return }
      switch judgement(of: bytes, at: index) {
      case .space(let length):
        hasSpace = true
        index += length
      case .nothing(let length):
        index += length
      case .ascii(let byte):
        settleSpace(before: byte)
        out.append(byte)
        index += 3
      case .itself:
        settleSpace(before: bytes[index])
        out.append(bytes[index])
        index += 1
      }
      end = firstToJudge(in: bytes, from: index)
    }
  }

  private enum Judgement {
    case space(length: Int)
    case nothing(length: Int)
    /// A full-width form, three bytes long.
    case ascii(UInt8)
    case itself
  }

  private static func judgement(
    of bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Judgement {
    let left = bytes.count - index
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D, 0x20:
      return .space(length: 1)
    case 0xC2 where left >= 2 && bytes[index + 1] == 0xA0:  // U+00A0
      return .space(length: 2)
    case 0xE2 where left >= 3:
      return switch (bytes[index + 1], bytes[index + 2]) {
      case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0): .nothing(length: 3)
      default: .itself
      }
    case 0xE3 where left >= 3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80:  // U+3000
      return .space(length: 3)
    case 0xEF where left >= 3:
      return switch (bytes[index + 1], bytes[index + 2]) {
      case (0xBB, 0xBF): .nothing(length: 3)  // U+FEFF
      case (0xBC, 0x81...0xBF): .ascii(bytes[index + 2] - 0x60)
      case (0xBD, 0x80...0x9E): .ascii(bytes[index + 2] - 0x20)
      default: .itself
      }
    default:
      return .itself
    }
  }

  /// The first byte from `index` on that may not simply be copied: a control, a space, or a lead byte
  /// of U+0080…U+00BF, U+2000…U+3FFF or U+F000…U+FFFF. Common Chinese characters lead with E4…E9.
  private static func firstToJudge(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    if let base = bytes.baseAddress {
      let raw = UnsafeRawPointer(base)
      while index <= bytes.count - 8 {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard !mayNeedJudgement(word) else { break }
        index += 8
      }
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0...0x20, 0xC2, 0xE2, 0xE3, 0xEF: return index
      default: index += 1
      }
    }
    return index
  }

  /// Whether one of eight bytes is below 0x21 or one of C2, E2, E3, EF.
  private static func mayNeedJudgement(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of a byte of the result is set where that byte of the word is zero. Bytes above it
    // may be wrong then, but only whether there is one matters.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let controls = (word &- ones &* 0x21) & ~word
    let c2 = zeros(word ^ (ones &* 0xC2))
    let e2e3 = zeros((word | ones) ^ (ones &* 0xE3))
    let ef = zeros(word ^ (ones &* 0xEF))
    return (controls | c2 | e2e3 | ef) & 0x8080_8080_8080_8080 != 0
  }
}
