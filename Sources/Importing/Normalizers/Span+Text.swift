/// Reading UTF-8 text where it lies. A cell is looked at once and mostly thrown away, so a `String`
/// for each would cost more than all the checks together.
extension Span where Element == UInt8 {
  /// Whether `word` stands at `index`.
  func matches(_ word: StaticString, at index: Int = 0) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, length <= count, index <= count - length else { return false }
    for offset in 0..<length where self[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// Whether the text is `word` and nothing else.
  func equals(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && matches(word)
  }

  /// Whether both hold the same bytes. Cells are a few words long, and a call of `memcmp` costs more.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for index in 0..<count where self[index] != other[index] { return false }
      return true
    }
    let (mine, theirs) = (bytes, other.bytes)
    var offset = 0
    while offset + 8 < count {
      if mine.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != theirs.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    // The last eight, some of them perhaps once more.
    return mine.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      == theirs.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
  }

  func hasSuffix(_ word: StaticString) -> Bool {
    matches(word, at: count - word.utf8CodeUnitCount)
  }

  /// The scalar that starts at `index` and its length in bytes; a byte that starts none is U+FFFD,
  /// one byte long, so that a loop over damaged text ends too.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = self[index]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1, length <= count - index else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = self[index + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// Appends the bytes to `out` in one go.
  func append(to out: inout [UInt8]) {
    withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  /// The value of an ASCII digit; of any other byte it means nothing.
  var digitValue: Int { Int(self &- 0x30) }

  /// The capital of an ASCII letter, any other byte as it is.
  var uppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}

extension Unicode.Scalar {
  /// Whether this is a Chinese character: the unified ideographs, their extensions and compatibility
  /// forms, 〇 and 々, and the private use area, where fonts for rare names put theirs.
  var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xE000...0xF8FF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether this is one of the dots that people put between the parts of a transliterated name.
  /// U+FF0E is a full stop once folded and has to be judged by what stands beside it.
  var isMiddleDot: Bool {
    switch value {
    case 0x00B7, 0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: true
    default: false
    }
  }
}
