import Testing

@testable import Spreadsheets

struct TextEncodingDetectorTests {
  static let table = "序号,姓名,所在党支部\n1,张三,某某村党支部\n2,李珺,某某社区党支部\n"

  private func detect(_ bytes: [UInt8]) throws(ReadError) -> TextEncodingDetector.Finding {
    let file = try MappedFile(copying: bytes, name: "t.csv")
    return try TextEncodingDetector(name: "t.csv").detect(file.bytes)
  }

  @Test(arguments: TextEncoding.detected)
  func findsEncoding(encoding: TextEncoding) throws {
    #expect(try detect(encoding.encoded(Self.table)) == .init(encoding: encoding, markLength: 0))
    guard encoding != .gb18030 else { return }
    #expect(
      try detect(encoding.byteOrderMark + encoding.encoded(Self.table))
        == .init(encoding: encoding, markLength: encoding.byteOrderMark.count))
  }

  @Test func findsAGBKByteLateInTheFile() throws {
    let ascii = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_003) + [0x0A]
    #expect(try detect(ascii + [0xD0, 0xD5, 0xC3, 0xFB]).encoding == .gb18030)
    #expect(try detect(ascii).encoding == .utf8)
  }

  /// Rows repeat few characters, which says nothing about the language.
  @Test func findsGBKWithFewDifferentCharacters() throws {
    let text = "序号,性别,民族,政治面貌,是否在岗\n" + String(repeating: "1,男,壮族,党员,否\n", count: 500)
    #expect(try detect(TextEncoding.gb18030.encoded(text)).encoding == .gb18030)
  }

  /// Each of these can be decoded as GB18030 from its first byte to its last, or nearly.
  @Test(
    arguments: [
      ("Latin-1", [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x2C, 0x31, 0x0A]),
      ("Latin-1, before a comma", [0x63, 0x61, 0x66, 0xE9, 0x2C, 0x31, 0x0A]),
      ("cp1252, a quote", [0x93, 0x61, 0x62, 0x94, 0x63, 0x0A]),
      // 日本語,東京
      (
        "Shift-JIS",
        [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x2C, 0x93, 0x8C, 0x8B, 0x9E, 0x0A]
      ),
      // 中文姓名,黨員
      (
        "Big5",
        [0xA4, 0xA4, 0xA4, 0xE5, 0xA9, 0x6D, 0xA6, 0x57, 0x2C, 0xC4, 0xD2, 0xAD, 0xFB, 0x0A]
      ),
      // 東京都,北海道,青森県,岩手県,宮城県,秋田県,山形県,福島県,茨城県,千葉県
      (
        "EUC-JP",
        [
          0xC5, 0xEC, 0xB5, 0xFE, 0xC5, 0xD4, 0x2C, 0xCB, 0xCC, 0xB3, 0xA4, 0xC6, 0xBB, 0x2C, 0xC0,
          0xC4, 0xBF, 0xB9, 0xB8, 0xA9, 0x2C, 0xB4, 0xE4, 0xBC, 0xEA, 0xB8, 0xA9, 0x2C, 0xB5, 0xDC,
          0xBE, 0xEB, 0xB8, 0xA9, 0x2C, 0xBD, 0xA9, 0xC5, 0xC4, 0xB8, 0xA9, 0x2C, 0xBB, 0xB3, 0xB7,
          0xC1, 0xB8, 0xA9, 0x2C, 0xCA, 0xA1, 0xC5, 0xE7, 0xB8, 0xA9, 0x2C, 0xB0, 0xF1, 0xBE, 0xEB,
          0xB8, 0xA9, 0x2C, 0xC0, 0xE9, 0xCD, 0xD5, 0xB8, 0xA9, 0x0A,
        ]
      ),
      // 가나다라마바사아자차카타파하거너더러
      (
        "EUC-KR",
        [
          0xB0, 0xA1, 0xB3, 0xAA, 0xB4, 0xD9, 0xB6, 0xF3, 0xB8, 0xB6, 0xB9, 0xD9, 0xBB, 0xE7, 0xBE,
          0xC6, 0xC0, 0xDA, 0xC2, 0xF7, 0xC4, 0xAB, 0xC5, 0xB8, 0xC6, 0xC4, 0xC7, 0xCF, 0xB0, 0xC5,
          0xB3, 0xCA, 0xB4, 0xF5, 0xB7, 0xAF, 0x0A,
        ]
      ),
    ] as [(String, [UInt8])])
  func refusesOtherEncodings(name: String, bytes: [UInt8]) {
    let error = ReadError(.undecodable(encoding: "unknown"), at: SourcePosition(file: "t.csv"))
    #expect(throws: error) { try detect(bytes) }
  }

  @Test(
    arguments: [
      (TextEncoding.utf8, [0xC3, 0x28]), (.gb18030, [0xB0, 0x20]),
      (.utf16LittleEndian, [0x00, 0xDC]),
    ] as [(TextEncoding, [UInt8])])
  func namesTheRowOfAFault(encoding: TextEncoding, fault: [UInt8]) {
    let mark = encoding == .utf16LittleEndian ? encoding.byteOrderMark : []
    let content = mark + encoding.encoded(Self.table) + fault + encoding.encoded("甲\n")
    let position = SourcePosition(file: "t.csv", row: 4)
    #expect(throws: ReadError(.undecodable(encoding: encoding.rawValue), at: position)) {
      try detect(content)
    }
  }

  @Test(arguments: TextEncoding.detected)
  func refusesACutOffCharacter(encoding: TextEncoding) {
    // With its mark: without one, an odd number of bytes is not taken for UTF-16 at all.
    let mark = encoding == .gb18030 ? [] : encoding.byteOrderMark
    let content = mark + encoding.encoded(Self.table + "中").dropLast()
    let error = ReadError(
      .malformed(part: encoding.rawValue, detail: "the text ends in the middle of a character"),
      at: SourcePosition(file: "t.csv"))
    #expect(throws: error) { try detect(content) }
  }

  @Test func refusesUTF32AndBinary() {
    let position = SourcePosition(file: "t.csv")
    #expect(throws: ReadError(.undecodable(encoding: "utf-32le"), at: position)) {
      try detect([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])
    }
    #expect(throws: ReadError(.unrecognized, at: position)) {
      try detect([UInt8](repeating: 0, count: 100))
    }
    #expect(throws: ReadError(.unrecognized, at: position)) {
      try detect((0..<200).map { UInt8($0 % 8 + 1) })
    }
  }

  @Test func aFewNullsAreText() throws {
    #expect(try detect(Array("a,b,c\n\u{0},2,3\n".utf8)).encoding == .utf8)
  }

  /// A large file is looked at piece by piece, and a character may lie across two of them.
  @Test(arguments: 4...9) func findsTheSameInPieces(step: Int) {
    let texts: [[UInt8]] = [
      Array("姓名,年龄\r\n张一,40\r\n".utf8), Array("\u{FEFF}姓名𠮷a\n".utf8), Array("abc,def\n".utf8),
      Array("甲乙丙丁戊己".utf8) + [0xFF] + Array("庚\n".utf8), Array("甲乙丙丁".utf8.dropLast()),
    ]
    for text in texts {
      text.withUnsafeBytes { bytes in
        var pieces = TextEncodingDetector(name: "a.csv", releaseStep: step)
        var released: [Range<Int>] = []
        pieces.release = { released.append($0) }
        let whole = Result { try TextEncodingDetector(name: "a.csv").detect(bytes) }
        let found = Result { try pieces.detect(bytes) }
        #expect("\(found)" == "\(whole)")
        // One after the other, and nothing that is still to be looked at.
        #expect(zip(released, released.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      }
    }
  }
}
