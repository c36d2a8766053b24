import Testing

@testable import Spreadsheets

struct MarkupEncodingDetectorTests {
  private func detect(_ content: [UInt8]) throws -> TextEncoding {
    try content.withUnsafeBytes { bytes in
      try MarkupEncodingDetector(name: "t.xls").detect(bytes).encoding
    }
  }

  private static let long = "党支部书记张三，二〇二三年六月，组织生活会"

  @Test(
    arguments: [
      ("<meta charset=gb2312>", long, .gb18030, .gb18030),
      (
        "<META http-equiv=Content-Type content=\"text/html; charset = 'GBK'\">", long, .gb18030,
        .gb18030
      ),
      ("", long, .gb18030, .gb18030),
      ("", long, .utf8, .utf8),
      // Two characters prove nothing, but the page says what they are.
      ("<meta charset=gbk>", "丁冂", .gb18030, .gb18030),
      ("<meta charset=gbk>", "名册", .utf8, .utf8),
      // What is declared is wrong as often as not.
      ("<meta charset=gb2312>", long, .utf8, .utf8),
      ("<meta charset=utf-8>", long, .gb18030, .gb18030),
      ("<meta charset=iso-8859-1>", long, .gb18030, .gb18030),
      ("<meta charset=iso-8859-1>", "café", .windows1252, .windows1252),
      (
        "<style>a{mso-font-charset:0}</style><meta charset=latin1>", "À", .windows1252, .windows1252
      ),
      ("<meta charset=macintosh>", "ASCII", .utf8, .utf8),
    ] as [(String, String, TextEncoding, TextEncoding)])
  func detects(
    declaration: String, text: String, encoding: TextEncoding, expected: TextEncoding
  ) throws {
    let page = "\(declaration)<table><tr><td>\(text)</td></tr></table>"
    #expect(try detect(encoding.encoded(page)) == expected)
  }

  @Test(
    arguments: [
      // Big5: 中文名冊
      ("big5", [0xA4, 0xA4, 0xA4, 0xE5, 0xA6, 0x57, 0xA5, 0x55], "unknown"),
      // Big5 under a name that any bytes fit.
      ("iso-8859-1", [0xA4, 0xA4, 0xA4, 0xE5, 0xA6, 0x57, 0xA5, 0x55], "unknown"),
      ("utf-8", [0xC0, 0x20], "unknown"),
    ] as [(String, [UInt8], String)])
  func refusesWhatMayBeReadWrongly(declared: String, bytes: [UInt8], tried: String) {
    let page = Array("<meta charset=\(declared)><table><tr><td>".utf8) + bytes
    #expect(
      throws: ReadError(.undecodable(encoding: tried), at: SourcePosition(file: "t.xls"))
    ) {
      try detect(page)
    }
  }
}
