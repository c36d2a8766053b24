/// The characters of GB18030, the encoding in which Chinese Excel saves CSV (as GBK, its subset).
struct GB18030: Sendable {
  static let shared = GB18030()

  /// By first byte from 81 and second byte from 40.
  private let twoByte: [UInt16]
  /// By the place of the four-byte code in their order, from 81308130.
  private let fourByte: [UInt16]

  private static let secondBytes = 0xFF - 0x40

  private init() {
    var twoByte = [UInt16](repeating: 0xFFFD, count: (0xFF - 0x81) * Self.secondBytes)
    var isTaken = [Bool](repeating: false, count: 0x10000)
    let chart = GB18030Chart.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var index = 0
    for scalar in chart.unicodeScalars where scalar != "\n" {
      // There is no second byte 7F.
      if index % Self.secondBytes == 0x7F - 0x40 { index += 1 }
      guard index < twoByte.count else { break }
      twoByte[index] = UInt16(truncatingIfNeeded: scalar.value)
      isTaken[Int(UInt16(truncatingIfNeeded: scalar.value))] = true
      index += 1
    }
    self.twoByte = twoByte

    // The standard numbers, in order, what of the basic plane has no shorter code.
    fourByte = (0x80...0xFFFF).filter { !isTaken[$0] && !(0xD800...0xDFFF).contains($0) }
      .map { UInt16(truncatingIfNeeded: $0) }
  }

  /// The character of a two-byte code, U+FFFD if there is none.
  @inline(__always)
  func character(_ first: UInt8, _ second: UInt8) -> UInt32 {
    guard first >= 0x81, first <= 0xFE, second >= 0x40, second <= 0xFE else { return 0xFFFD }
    return UInt32(twoByte[(Int(first) &- 0x81) &* Self.secondBytes &+ Int(second) &- 0x40])
  }

  /// The character of a four-byte code; `nil` if the bytes are none, or one that stands for nothing.
  func character(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32? {
    guard 0x81...0xFE ~= first, 0x30...0x39 ~= second, 0x81...0xFE ~= third, 0x30...0x39 ~= fourth
    else { return nil }
    let number =
      ((Int(first) - 0x81) * 10 + Int(second) - 0x30) * 1260 + (Int(third) - 0x81) * 10
      + Int(fourth) - 0x30
    if number < fourByte.count { return UInt32(fourByte[number]) }
    // The other planes begin at 90308130.
    let plane = number - 189_000
    return plane >= 0 && plane < 0x100000 ? UInt32(0x10000 + plane) : nil
  }
}
