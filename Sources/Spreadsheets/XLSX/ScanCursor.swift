/// A place in bytes that end in a zero.
struct ScanCursor {
  let base: UnsafePointer<UInt8>
  var at: Int
  let end: Int

  var byte: UInt8 { base[at] }
  /// The byte after it; zero at the end.
  var next: UInt8 { at < end ? base[at + 1] : 0 }
  /// Whether the scan stopped for want of bytes: it stands so near the end that what it looked for
  /// may go on behind it.
  var isAtEnd: Bool { end - at < Self.longestMark }
  /// No mark that is looked for is longer.
  private static let longestMark = 32

  /// Whether the name of a tag ends here.
  var isAtTagSpace: Bool {
    Self.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  mutating func skipSpace() {
    while Self.isSpace(base[at]) { at += 1 }
  }

  /// Skips a mark if it stands here.
  mutating func skip(_ mark: StaticString) -> Bool {
    let bytes = mark.utf8Start
    var offset = 0
    // A zero at the end equals no byte of a mark, so this does not run past it.
    while offset < mark.utf8CodeUnitCount {
      guard base[at + offset] == bytes[offset] else { return false }
      offset += 1
    }
    at += offset
    return true
  }

  /// Skips text up to the next mark or the end.
  mutating func skipText() {
    while base[at] != UInt8(ascii: "<"), base[at] != 0 { at += 1 }
  }

  /// Skips one of the five entities that XML knows by itself.
  ///
  /// - Returns: What it stands for; `nil` where none stands here.
  mutating func skipEntity() -> UInt8? {
    if skip("&amp;") { return UInt8(ascii: "&") }
    if skip("&lt;") { return UInt8(ascii: "<") }
    if skip("&gt;") { return UInt8(ascii: ">") }
    if skip("&quot;") { return UInt8(ascii: "\"") }
    if skip("&apos;") { return UInt8(ascii: "'") }
    return nil
  }

  /// Skips text that holds nothing but what it shows, up to the next mark: it stops at references, `]`, control
  /// characters and the end.
  ///
  /// - Returns: Whether there is a `_` in it, with which escapes begin.
  mutating func skipPlainText() -> Bool {
    let raw = UnsafeRawPointer(base)
    var underscores: UInt64 = 0
    while at &+ 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let marks =
        WordScan.zeroBytes(of: word ^ WordScan.repeating(UInt8(ascii: "<")))
        | WordScan.zeroBytes(of: word ^ WordScan.repeating(UInt8(ascii: "&")))
        | WordScan.zeroBytes(of: word ^ WordScan.repeating(UInt8(ascii: "]")))
        | WordScan.controls(in: word)
      let lines = WordScan.zeroBytes(of: word ^ WordScan.repeating(UInt8(ascii: "_")))
      guard marks != 0 else {
        underscores |= lines
        at &+= 8
        continue
      }
      let offset = marks.trailingZeroBitCount / 8
      // Those before the mark; the mark itself may be in the first byte.
      underscores |= lines & ((1 << UInt64(offset * 8)) &- 1)
      at &+= offset
      guard base[at] == 0x0A || base[at] == 0x09 else { return underscores != 0 }
      at &+= 1
    }
    while at < end {
      switch base[at] {
      case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"), 0..<0x09, 0x0B..<0x20:
        return underscores != 0
      case UInt8(ascii: "_"): underscores = 1
      default: break
      }
      at &+= 1
    }
    return underscores != 0
  }

  /// Reads `name="value"`; `nil` where it is not plain ASCII without references.
  mutating func attribute() -> ScanAttribute? {
    let name = at
    while Self.isNameByte(base[at]) { at += 1 }
    let nameEnd = at
    guard nameEnd > name, isName(name..<nameEnd), base[at] == UInt8(ascii: "=") else { return nil }
    let quote = base[at + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    at += 2
    let value = at
    while base[at] != quote {
      guard base[at] >= 0x20, base[at] < 0x80, base[at] != UInt8(ascii: "<"),
        base[at] != UInt8(ascii: "&")
      else { return nil }
      at += 1
    }
    at += 1
    guard isAtTagSpace else { return nil }
    return ScanAttribute(name: name..<nameEnd, value: value..<at - 1)
  }

  /// Whether bytes that all occur in names are one: a letter first, and behind the one colon that may be.
  private func isName(_ range: Range<Int>) -> Bool {
    guard Self.isNameStart(base[range.lowerBound]) else { return false }
    var colons = 0
    for index in range where base[index] == UInt8(ascii: ":") {
      colons += 1
      guard colons == 1, index + 1 < range.upperBound, Self.isNameStart(base[index + 1]) else {
        return false
      }
    }
    return true
  }

  /// Whether text holds what only the parser may judge: references, carriage returns, control
  /// characters, `]]>`, or bytes that are no UTF-8.
  static func hasForeignText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var isASCII = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "]"): return true
      case 0x0A, 0x09: continue
      case 0..<0x20: return true
      case 0x80...: isASCII = false
      default: continue
      }
    }
    guard !isASCII else { return false }
    let report = UTF8Validator.validate(bytes)
    return report.outcome != .valid || hasNonCharacter(bytes)
  }

  /// Whether UTF-8 text holds U+FFFE or U+FFFF, which are no XML.
  static func hasNonCharacter(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = WordScan.firstIndex(of: 0xEF, in: bytes, from: 0)
    while index + 2 < bytes.count {
      if bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return true }
      index = WordScan.firstIndex(of: 0xEF, in: bytes, from: index + 1)
    }
    return false
  }

  /// Digits, perhaps with a sign, a point, an exponent: what needs no second look.
  static func isPlainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if bytes[0] == UInt8(ascii: "-") { index = 1 }
    let digits = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    guard index > digits else { return false }
    guard index < bytes.count else { return true }
    return NumberLexeme.isNumber(Array(bytes)[...])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

/// Where an attribute stands.
struct ScanAttribute {
  var name: Range<Int>
  var value: Range<Int>

  func value(_ base: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + value.lowerBound, count: value.count)
  }

  func number(_ base: UnsafePointer<UInt8>) -> Int? { Int(digits: value(base)) }

  /// The name, as far as the scanner knows it.
  func name(_ base: UnsafePointer<UInt8>) -> Name {
    switch (name.count, base[name.lowerBound]) {
    case (1, UInt8(ascii: "r")): .reference
    case (1, UInt8(ascii: "s")): .style
    case (1, UInt8(ascii: "t")): .type
    case (6, UInt8(ascii: "h")):
      UnsafeBufferPointer(start: base + name.lowerBound, count: name.count)
        .elementsEqual("hidden".utf8) ? .hidden : .other
    default: .other
    }
  }

  enum Name { case reference, style, type, hidden, other }
}
