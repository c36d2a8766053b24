import Testing

@testable import Spreadsheets

struct GB18030Tests {
  @Test(
    arguments: [
      (0xB0, 0xA1, "啊"), (0xD6, 0xD0, "中"), (0xA1, 0xA1, "\u{3000}"), (0x81, 0x40, "丂"),
      (0xF7, 0xFE, "齄"), (0xE9, 0x46, "镕"), (0xA3, 0xAC, "，"), (0xFE, 0xFE, "\u{E4C5}"),
    ] as [(UInt8, UInt8, Unicode.Scalar)])
  func decodesTwoBytes(first: UInt8, second: UInt8, scalar: Unicode.Scalar) {
    #expect(GB18030.shared.character(first, second) == scalar.value)
  }

  /// The corners of the ranges that GB 18030 itself gives as examples.
  @Test(
    arguments: [
      ([0x81, 0x30, 0x81, 0x30], 0x80),
      ([0x82, 0x35, 0x8F, 0x33], 0x9FA6),
      ([0x83, 0x36, 0xC7, 0x38], 0xD7FF),
      ([0x83, 0x36, 0xC7, 0x39], 0xE76C),
      ([0x84, 0x31, 0xA4, 0x39], 0xFFFF),
      ([0x84, 0x31, 0xA5, 0x30], nil),
      ([0x90, 0x30, 0x81, 0x30], 0x10000),
      ([0x95, 0x32, 0x82, 0x36], 0x20000),
      ([0xE3, 0x32, 0x9A, 0x35], 0x10FFFF),
      ([0xE3, 0x32, 0x9A, 0x36], nil),
      ([0x81, 0x40, 0x81, 0x30], nil),
    ] as [([UInt8], UInt32?)])
  func decodesFourBytes(code: [UInt8], scalar: UInt32?) {
    #expect(GB18030.shared.character(code[0], code[1], code[2], code[3]) == scalar)
  }

  @Test func everyTwoByteCodeIsADifferentCharacter() {
    var characters: Set<UInt32> = []
    for first in UInt8(0x81)...0xFE {
      for second in UInt8(0x40)...0xFE where second != 0x7F {
        characters.insert(GB18030.shared.character(first, second))
      }
    }
    #expect(characters.count == 23_940)
    #expect(!characters.contains(0xFFFD))
  }
}
