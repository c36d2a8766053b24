/// Checks that bytes are UTF-8, all of them: one GBK byte may come late in a large file.
enum UTF8Validator {
  enum Outcome: Hashable {
    case valid
    /// The first byte that cannot be part of a character.
    case invalid(offset: Int)
    /// The bytes end in the middle of a character.
    case truncated(offset: Int)
  }

  struct Report: Hashable {
    var outcome: Outcome
    /// Characters outside ASCII before the fault, or in all.
    var multibyteCharacters = 0
  }

  /// Validates all bytes; O(bytes), eight at a time where they are ASCII.
  ///
  /// Source: The Unicode Standard, table 3-7, Well-Formed UTF-8 Byte Sequences.
  static func validate(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Report {
    let count = bytes.count
    var index = start
    var multibyte = 0
    while index < count {
      if index &+ 8 <= count {
        let word = WordScan.load(bytes, at: index)
        let high = word & 0x8080_8080_8080_8080
        guard high & 0x80 != 0 else {
          index &+= min(high.trailingZeroBitCount / 8, 8)
          continue
        }
        // Three bytes, as Chinese characters have; those with a rule of their own for the second are rare.
        if word & 0xC0C0F0 == 0x8080E0, word & 0xFF != 0xE0, word & 0xFF != 0xED {
          multibyte &+= 1
          index &+= 3
          continue
        }
      }
      let lead = bytes[index]
      if lead < 0x80 {
        index &+= 1
        continue
      }
      // What the second byte may be keeps out overlong forms, surrogates and what is past 10FFFF.
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xE1...0xEC, 0xEE...0xEF: length = 3
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return Report(outcome: .invalid(offset: index), multibyteCharacters: multibyte)
      }
      var position = 1
      while position < length {
        guard index &+ position < count else {
          return Report(outcome: .truncated(offset: index), multibyteCharacters: multibyte)
        }
        let byte = bytes[index &+ position]
        let isValid = position == 1 ? second.contains(byte) : byte & 0xC0 == 0x80
        guard isValid else {
          return Report(outcome: .invalid(offset: index), multibyteCharacters: multibyte)
        }
        position &+= 1
      }
      multibyte &+= 1
      index &+= length
    }
    return Report(outcome: .valid, multibyteCharacters: multibyte)
  }
}
