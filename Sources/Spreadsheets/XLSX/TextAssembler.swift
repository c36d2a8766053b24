/// Puts together the text of a cell or shared string from the pieces in which a parser hands it out.
///
/// Each run is unescaped by itself, line ends are made equal over the whole text.
struct TextAssembler {
  private(set) var bytes: [UInt8] = []
  private var runStart = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    runStart = 0
  }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: piece)
  }

  /// Ends a run of text, and decodes the escapes in it.
  mutating func endRun() {
    defer { runStart = bytes.count }
    guard bytes[runStart...].contains(UInt8(ascii: "_")) else { return }
    decodeEscapes()
  }

  /// Makes CR LF and CR one LF. XML has done so, but not to those that are escaped in it.
  mutating func endText() {
    guard bytes.contains(UInt8(ascii: "\r")) else { return }
    var end = 0
    var isAfterReturn = false
    for byte in bytes {
      if !(isAfterReturn && byte == UInt8(ascii: "\n")) {
        bytes[end] = byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte
        end += 1
      }
      isAfterReturn = byte == UInt8(ascii: "\r")
    }
    bytes.removeSubrange(end...)
  }

  /// Decodes `_xHHHH_`, the UTF-16 code units that XML cannot hold, in place: the text gets shorter.
  ///
  /// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
  private mutating func decodeEscapes() {
    var read = runStart
    var write = runStart
    while read < bytes.count {
      if bytes[read] == UInt8(ascii: "_"), let (scalar, length) = escape(at: read) {
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          bytes[write] = unit
          write += 1
        }
        read += length
      } else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
      }
    }
    bytes.removeSubrange(write...)
  }

  /// The character of an escape; half a surrogate pair is left as it is written.
  private func escape(at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard let unit = escapedUnit(at: index) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 7) }
    guard UTF16.isLeadSurrogate(unit), let trail = escapedUnit(at: index + 7),
      UTF16.isTrailSurrogate(trail)
    else { return nil }
    let offset = (UInt32(unit) - 0xD800) << 10 | (UInt32(trail) - 0xDC00)
    return Unicode.Scalar(0x1_0000 + offset).map { ($0, 14) }
  }

  private func escapedUnit(at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for digit in bytes[(index + 2)..<(index + 6)] {
      guard let value = Hexadecimal.value(of: digit) else { return nil }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}
