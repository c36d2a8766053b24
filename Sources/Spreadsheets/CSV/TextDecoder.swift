/// Turns text in any encoding but UTF-8 into UTF-8, a piece at a time.
///
/// The text has been checked by `TextEncodingDetector`. Should it have changed under us, what is no
/// character comes out as U+FFFD.
struct TextDecoder {
  let bytes: UnsafeRawBufferPointer
  let encoding: TextEncoding
  private(set) var offset: Int

  var isAtEnd: Bool { offset >= bytes.count }

  init(_ bytes: UnsafeRawBufferPointer, encoding: TextEncoding, from offset: Int) {
    self.bytes = bytes
    self.encoding = encoding
    self.offset = offset
  }

  /// Fills `output` as far as whole characters allow; returns how many bytes were written.
  mutating func decode(into output: UnsafeMutableRawBufferPointer) -> Int {
    switch encoding {
    case .utf8: copy(into: output)
    case .utf16LittleEndian: decodeUTF16(isBigEndian: false, into: output)
    case .utf16BigEndian: decodeUTF16(isBigEndian: true, into: output)
    case .gb18030: decodeGB18030(into: output)
    case .windows1252: decodeWindows1252(into: output)
    }
  }

  private mutating func copy(into output: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(output.count, bytes.count - offset)
    output.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
    offset += count
    return count
  }

  private mutating func decodeUTF16(
    isBigEndian: Bool, into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    let text = UTF16Text(bytes: bytes, isBigEndian: isBigEndian)
    var written = 0
    while written &+ 4 <= output.count, offset < bytes.count {
      guard offset &+ 1 < bytes.count else {
        written = Self.append(0xFFFD, to: output, at: written)
        offset = bytes.count
        break
      }
      let unit = text.unit(at: offset)
      offset &+= 2
      var scalar = UInt32(unit)
      if unit & 0xF800 == 0xD800 {
        scalar = 0xFFFD
        if unit < 0xDC00, offset &+ 1 < bytes.count {
          let low = text.unit(at: offset)
          if low & 0xFC00 == 0xDC00 {
            scalar = 0x10000 &+ (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
            offset &+= 2
          }
        }
      }
      written = Self.append(scalar, to: output, at: written)
    }
    return written
  }

  private mutating func decodeGB18030(into output: UnsafeMutableRawBufferPointer) -> Int {
    let table = GB18030.shared
    var written = 0
    while written &+ 8 <= output.count, offset < bytes.count {
      if offset &+ 8 <= bytes.count {
        let word = WordScan.load(bytes, at: offset)
        if !WordScan.hasHighBit(word) {
          output.storeBytes(of: word.littleEndian, toByteOffset: written, as: UInt64.self)
          written &+= 8
          offset &+= 8
          continue
        }
      }
      let first = bytes[offset]
      let rest = bytes.count &- offset
      if first < 0x80 {
        output[written] = first
        written &+= 1
        offset &+= 1
      } else if rest >= 2, bytes[offset &+ 1] >= 0x40 {
        written = Self.append(
          table.character(first, bytes[offset &+ 1]), to: output, at: written)
        offset &+= 2
      } else if rest >= 4,
        let scalar = table.character(
          first, bytes[offset &+ 1], bytes[offset &+ 2], bytes[offset &+ 3])
      {
        written = Self.append(scalar, to: output, at: written)
        offset &+= 4
      } else {
        written = Self.append(0xFFFD, to: output, at: written)
        offset &+= 1
      }
    }
    return written
  }

  private mutating func decodeWindows1252(into output: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    while written &+ 4 <= output.count, offset < bytes.count {
      written = Self.append(Windows1252.character(bytes[offset]), to: output, at: written)
      offset &+= 1
    }
    return written
  }

  /// Writes a scalar in UTF-8 where four bytes are free; returns where the next one goes.
  @inline(__always)
  private static func append(
    _ scalar: UInt32, to output: UnsafeMutableRawBufferPointer, at index: Int
  ) -> Int {
    @inline(__always)
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F | 0x80 }
    switch scalar {
    case ..<0x80:
      output[index] = UInt8(truncatingIfNeeded: scalar)
      return index &+ 1
    case ..<0x800:
      output[index] = UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0
      output[index &+ 1] = tail(0)
      return index &+ 2
    case ..<0x10000:
      output[index] = UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0
      output[index &+ 1] = tail(6)
      output[index &+ 2] = tail(0)
      return index &+ 3
    default:
      output[index] = UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0
      output[index &+ 1] = tail(12)
      output[index &+ 2] = tail(6)
      output[index &+ 3] = tail(0)
      return index &+ 4
    }
  }
}
