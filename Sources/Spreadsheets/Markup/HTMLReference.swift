/// A character reference that is being read: `&amp;`, `&#26446;`, `&#x674E;`.
///
/// Source: HTML Living Standard, 13.2.5.72 Character reference state. Of its names those of HTML 4 are
/// known; what is none stays as it is written.
struct HTMLReference {
  private var name: [UInt8] = []
  private var hasSemicolon = false

  private static let longest = 32

  mutating func start() {
    name.removeAll(keepingCapacity: true)
    hasSemicolon = false
  }

  /// Takes a byte in; returns `false` if it is no part of the reference.
  mutating func append(_ byte: UInt8) -> Bool {
    let isPart =
      byte.isASCIILetter || (0x30...0x39).contains(byte)
      || (name.isEmpty && byte == UInt8(ascii: "#"))
    guard isPart, name.count < Self.longest else { return false }
    name.append(byte)
    return true
  }

  /// Ends the reference; returns whether the byte behind it is its semicolon.
  mutating func close(_ byte: UInt8) -> Bool {
    hasSemicolon = byte == UInt8(ascii: ";")
    return hasSemicolon
  }

  /// What the reference stands for, or its own text where that is nothing.
  ///
  /// - Parameter next: The byte behind it: an address `?a=1&copy=2` in an attribute has none.
  func resolved(isInAttribute: Bool, next: UInt8) -> [UInt8] {
    if name.first == UInt8(ascii: "#"), let scalar = numbered() {
      return Array(String(scalar).utf8)
    }
    let text = String(decoding: name, as: UTF8.self)
    if hasSemicolon, let scalar = HTMLEntities.scalar(named: text) {
      return Array(String(scalar).utf8)
    }
    let end = hasSemicolon ? [UInt8(ascii: ";")] : []
    if let (scalar, length) = HTMLEntities.oldPrefix(of: text),
      !isInAttribute || (length == name.count && next != UInt8(ascii: "="))
    {
      return Array(String(scalar).utf8) + name[length...] + end
    }
    return [UInt8(ascii: "&")] + name + end
  }

  private func numbered() -> Unicode.Scalar? {
    let isHexadecimal = name.count > 1 && name[1] | 0x20 == UInt8(ascii: "x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      guard let value = Hexadecimal.value(of: digit), isHexadecimal || value < 10 else {
        return nil
      }
      number = min(number * (isHexadecimal ? 16 : 10) + UInt32(value), 0x11_0000)
    }
    // These are controls, but were meant in the code page of Windows.
    if 0x80...0x9F ~= number { number = Windows1252.character(UInt8(number)) }
    return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
  }
}
