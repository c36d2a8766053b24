/// UTF-16 as bytes: Excel's "Unicode text" is UTF-16LE, mostly with a byte-order mark, not always.
struct UTF16Text {
  let bytes: UnsafeRawBufferPointer
  let isBigEndian: Bool

  @inline(__always)
  func unit(at offset: Int) -> UInt16 {
    let first = UInt16(bytes[offset])
    let second = UInt16(bytes[offset &+ 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// The first half of a pair without its other half; `nil` if all characters are whole.
  func firstFault(from start: Int) -> Int? {
    var offset = start
    while offset &+ 1 < bytes.count {
      let unit = unit(at: offset)
      if unit & 0xF800 == 0xD800 {
        guard unit < 0xDC00, offset &+ 3 < bytes.count,
          self.unit(at: offset &+ 2) & 0xFC00 == 0xDC00
        else { return offset }
        offset &+= 2
      }
      offset &+= 2
    }
    return nil
  }

  /// Whether text of a table is there, if read in this order of bytes: ASCII, Han, the punctuation
  /// and full-width signs between them, and a line end or tab or comma among them.
  ///
  /// Looks at the first 64 KiB.
  var isPlausible: Bool {
    let sample = min(bytes.count, 64 << 10) & ~1
    guard sample >= 4, bytes.count % 2 == 0 else { return false }
    var usual = 0
    var separators = 0
    for offset in stride(from: 0, to: sample, by: 2) {
      switch unit(at: offset) {
      case 0x09, 0x0A, 0x0D, 0x2C, 0x3B:
        usual += 1
        separators += 1
      case 0x20...0x7E, 0xA0...0x17F, 0x2010...0x206F, 0x3000...0x30FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xD840...0xD87F, 0xDC00...0xDFFF, 0xFF01...0xFFEF:
        usual += 1
      default: break
      }
    }
    // Two Latin letters make a Han character too, but then the separators are odd ones.
    let units = sample / 2
    return separators > 0 && separators * 200 >= units && usual * 20 >= units * 19
  }
}
