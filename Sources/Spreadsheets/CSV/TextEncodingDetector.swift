import Glibc

/// Finds the encoding of a text file, or says why there is none to be sure of. A file that may be
/// read wrongly is refused: wrong names in a register cost more than saving a file again.
struct TextEncodingDetector {
  struct Finding: Hashable {
    var encoding: TextEncoding
    /// Bytes of the byte-order mark; 0 without one.
    var markLength: Int
  }

  let name: String
  /// Called with what has been looked at and need not stay in memory.
  var release: (Range<Int>) -> Void = { _ in }
  /// Bytes that are looked at before they are given back; tests make it small.
  var releaseStep = 8 << 20

  /// Finds the encoding; looks at all bytes, so that decoding them cannot fail later.
  ///
  /// - Throws: `ReadError` of kind `.undecodable`, with the row if one encoding fits but for a
  ///   fault there; `.malformed` if the file is cut off in the middle of a character;
  ///   `.unrecognized` if this is no text.
  func detect(_ bytes: UnsafeRawBufferPointer) throws(ReadError) -> Finding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return try checkedUTF8(bytes)
    }
    // UTF-32 before UTF-16, whose mark it begins with. Nobody writes tables in it.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { throw undecodable("utf-32le") }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw undecodable("utf-32be") }
    if bytes.starts(with: [0xFF, 0xFE]) { return try checkedUTF16(bytes, .utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try checkedUTF16(bytes, .utf16BigEndian, 2) }

    // No other encoding has NUL in its text.
    if bytes.prefix(64 << 10).contains(0) {
      let isLittle = UTF16Text(bytes: bytes, isBigEndian: false).isPlausible
      let isBig = UTF16Text(bytes: bytes, isBigEndian: true).isPlausible
      if isLittle != isBig {
        return try checkedUTF16(bytes, isLittle ? .utf16LittleEndian : .utf16BigEndian, 0)
      }
    }
    guard Self.looksLikeText(bytes) else {
      throw ReadError(.unrecognized, at: SourcePosition(file: name))
    }
    return try detectWithoutMark(bytes)
  }

  private func detectWithoutMark(_ bytes: UnsafeRawBufferPointer) throws(ReadError) -> Finding {
    let report = validateUTF8(bytes, from: 0)
    if report.outcome == .valid {
      // Encodings that switch between alphabets are ASCII byte for byte.
      if report.multibyteCharacters == 0, let name = Self.sevenBitEncoding(of: bytes) {
        throw undecodable(name)
      }
      return Finding(encoding: .utf8, markLength: 0)
    }
    // Characters of UTF-8 are hardly met by chance, so a few of them say what the file was meant
    // to be, and a cut-off one at its end is not a reason to look for something else.
    if case .truncated = report.outcome, report.multibyteCharacters > 0 {
      throw truncated("utf-8")
    }

    let statistics = GB18030Statistics(bytes)
    if statistics.isPlausible {
      switch statistics.fault {
      case nil: return Finding(encoding: .gb18030, markLength: 0)
      case .truncated: throw truncated("gb18030")
      case .invalid: break
      }
    }
    switch report.outcome {
    case .invalid(let offset) where report.multibyteCharacters >= 4:
      throw undecodable("utf-8", row: Self.row(of: offset, in: bytes))
    default:
      if statistics.isPlausible, statistics.commonHan >= 4,
        case .invalid(let offset) = statistics.fault
      {
        throw undecodable("gb18030", row: Self.row(of: offset, in: bytes))
      }
      throw undecodable("unknown")
    }
  }

  /// Validates all bytes, some megabytes at a time.
  private func validateUTF8(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> UTF8Validator.Report {
    var characters = 0
    var start = start
    while true {
      let end = min(start + releaseStep, bytes.count)
      var report = UTF8Validator.validate(
        UnsafeRawBufferPointer(rebasing: bytes[..<end]), from: start)
      characters += report.multibyteCharacters
      report.multibyteCharacters = characters
      switch report.outcome {
      case .valid where end < bytes.count:
        release(start..<end)
        start = end
      // A character that lies across the two pieces.
      case .truncated(let offset) where end < bytes.count:
        release(start..<offset)
        start = offset
      case .valid, .truncated, .invalid: return report
      }
    }
  }

  private func checkedUTF8(_ bytes: UnsafeRawBufferPointer) throws(ReadError) -> Finding {
    switch validateUTF8(bytes, from: 3).outcome {
    case .valid: return Finding(encoding: .utf8, markLength: 3)
    case .truncated: throw truncated("utf-8")
    case .invalid(let offset): throw undecodable("utf-8", row: Self.row(of: offset, in: bytes))
    }
  }

  /// Checks that all bytes behind a mark are UTF-16.
  func checkedUTF16(
    _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ markLength: Int
  ) throws(ReadError) -> Finding {
    let text = UTF16Text(bytes: bytes, isBigEndian: encoding == .utf16BigEndian)
    if let offset = text.firstFault(from: markLength) {
      if offset >= bytes.count - 3 { throw truncated(encoding.rawValue) }
      let lines = stride(from: markLength, to: offset, by: 2).count { text.unit(at: $0) == 0x0A }
      throw undecodable(encoding.rawValue, row: lines + 1)
    }
    guard bytes.count % 2 == 0 else { throw truncated(encoding.rawValue) }
    return Finding(encoding: encoding, markLength: markLength)
  }

  /// An encoding of East Asian text in seven bits, by the sequence that leaves ASCII: ISO 2022 (RFC 1468,
  /// RFC 1922, RFC 1557) and HZ (RFC 1843).
  private static func sevenBitEncoding(of bytes: UnsafeRawBufferPointer) -> String? {
    let marks: [([UInt8], String)] = [
      (Array("\u{1B}$B".utf8), "iso-2022-jp"), (Array("\u{1B}$@".utf8), "iso-2022-jp"),
      (Array("\u{1B}$)A".utf8), "iso-2022-cn"), (Array("\u{1B}$)C".utf8), "iso-2022-kr"),
    ]
    var from = 0
    while let escape = index(of: 0x1B, in: bytes, from: from) {
      if let mark = marks.first(where: { bytes[escape...].starts(with: $0.0) }) { return mark.1 }
      from = escape + 1
    }
    // `~{` may stand in any text, but not with pairs of printable signs up to a `~}`.
    from = 0
    while let tilde = index(of: UInt8(ascii: "~"), in: bytes, from: from) {
      from = tilde + 1
      guard from < bytes.count, bytes[from] == UInt8(ascii: "{") else { continue }
      let text = bytes[(from + 1)...].prefix(256).prefix { (0x21...0x7D).contains($0) }
      let isClosed = bytes[text.endIndex...].starts(with: "~}".utf8)
      if isClosed, text.count >= 4, text.count.isMultiple(of: 2) { return "hz-gb-2312" }
    }
    return nil
  }

  private static func index(
    of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    return memchr(base + start, Int32(byte), bytes.count - start).map { base.distance(to: $0) }
  }

  /// Whether control characters are as rare as in text. NUL is let through: a table with a few is
  /// read, and holes of NUL in a file are a fault that a row shows better than a refusal.
  private static func looksLikeText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let sample = bytes.prefix(64 << 10)
    var controls = 0
    var nulls = 0
    for byte in sample {
      switch byte {
      case 0: nulls += 1
      case 0x01...0x08, 0x0E...0x1A, 0x1C...0x1F, 0x7F: controls += 1
      default: break
      }
    }
    return controls * 20 <= sample.count && nulls * 2 <= sample.count
  }

  /// The line that a byte lies in, from 1.
  private static func row(of offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    bytes[..<offset].count { $0 == 0x0A } + 1
  }

  private func undecodable(_ encoding: String, row: Int? = nil) -> ReadError {
    ReadError(.undecodable(encoding: encoding), at: SourcePosition(file: name, row: row))
  }

  private func truncated(_ encoding: String) -> ReadError {
    ReadError(
      .malformed(part: encoding, detail: "the text ends in the middle of a character"),
      at: SourcePosition(file: name))
  }
}
