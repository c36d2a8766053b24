/// Finds the encoding of a markup file. What the file declares is heard, but its bytes have the last
/// word: templates that say `gb2312` over UTF-8, and the other way round, are common.
///
/// XML in GBK is decoded here too, and not by libxml2, whose `iconv` lacks the module for it on
/// minimal Linux installations.
struct MarkupEncodingDetector {
  let name: String

  /// - Throws: `ReadError`, see `TextEncodingDetector.detect(_:)`.
  func detect(_ bytes: UnsafeRawBufferPointer) throws(ReadError) -> TextEncodingDetector.Finding {
    do {
      return try detectWithDeclaration(bytes)
    } catch {
      // The line of the markup is not a row of the sheet.
      throw ReadError(error.kind, at: SourcePosition(file: name))
    }
  }

  private func detectWithDeclaration(
    _ bytes: UnsafeRawBufferPointer
  ) throws(ReadError) -> TextEncodingDetector.Finding {
    let detector = TextEncodingDetector(name: name)
    // UTF-16 without a mark shows at the first `<` (XML 1.0, appendix F).
    if bytes.starts(with: [0x3C, 0]) {
      return try detector.checkedUTF16(bytes, .utf16LittleEndian, 0)
    }
    if bytes.starts(with: [0, 0x3C]) {
      return try detector.checkedUTF16(bytes, .utf16BigEndian, 0)
    }
    let declared = Self.declaredName(bytes)
    switch declared.flatMap({ Self.families[$0] }) {
    case .chinese:
      let statistics = GB18030Statistics(bytes)
      let isFaultless = statistics.fault == nil && statistics.twoByte > 0
      if isFaultless, statistics.isPlausible { return TextEncodingDetector.Finding(.gb18030) }
      do {
        return try detector.detect(bytes)
      } catch {
        // Few or rare characters prove nothing by themselves, but the file says what they are.
        if isFaultless, error.isOfUnknownEncoding { return TextEncodingDetector.Finding(.gb18030) }
        throw error
      }
    case .latin:
      do {
        return try detector.detect(bytes)
      } catch {
        if error.isOfUnknownEncoding, Self.looksLatin(bytes) {
          return TextEncodingDetector.Finding(.windows1252)
        }
        throw error
      }
    case .other:
      let found = try detector.detect(bytes)
      guard found.encoding == .gb18030, let declared else { return found }
      throw ReadError(.undecodable(encoding: declared), at: SourcePosition(file: name))
    case nil: return try detector.detect(bytes)
    }
  }

  // MARK: What the file says

  private enum Family {
    case chinese, latin
    /// Encodings that are not read, whose bytes might pass for Chinese.
    case other
  }

  private static let families: [String: Family] = [
    "gb2312": .chinese, "gbk": .chinese, "gb18030": .chinese, "gb_2312-80": .chinese,
    "x-gbk": .chinese, "cp936": .chinese, "windows-936": .chinese, "ms936": .chinese,
    "iso-8859-1": .latin, "iso8859-1": .latin, "latin1": .latin, "us-ascii": .latin,
    "ascii": .latin, "windows-1252": .latin, "cp1252": .latin,
    "big5": .other, "big5-hkscs": .other, "shift_jis": .other, "windows-31j": .other,
    "euc-jp": .other, "iso-2022-jp": .other, "euc-kr": .other, "ks_c_5601-1987": .other,
  ]

  /// The name behind the first `charset=` of HTML, or behind `encoding=` in an XML declaration.
  ///
  /// Source: HTML, 13.2.3.2 Determining the character encoding; XML 1.0, 4.3.3.
  static func declaredName(_ bytes: UnsafeRawBufferPointer) -> String? {
    let start = String(decoding: bytes.prefix(8 << 10).map { $0 & 0x7F }, as: UTF8.self)
      .lowercased()
    if start.drop(while: { !$0.isASCII || $0 != "<" }).hasPrefix("<?xml"),
      let end = start.firstRange(of: "?>"),
      let name = value(of: "encoding", in: start[..<end.lowerBound])
    {
      return name
    }
    return value(of: "charset", in: start[...])
  }

  private static func value(of attribute: String, in text: Substring) -> String? {
    var rest = text
    while let range = rest.firstRange(of: attribute) {
      rest = rest[range.upperBound...]
      let value = rest.drop { $0.isWhitespace }
      guard value.first == "=" else { continue }
      let name = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        .prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }

  /// Whether bytes above ASCII stand alone or in pairs, as letters with accents do. Those of East
  /// Asian text come in long runs.
  private static func looksLatin(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var run = 0
    for byte in bytes {
      run = byte < 0x80 ? 0 : run + 1
      if run > 2 { return false }
    }
    return true
  }
}

extension TextEncodingDetector.Finding {
  fileprivate init(_ encoding: TextEncoding) {
    self.init(encoding: encoding, markLength: 0)
  }
}

extension ReadError {
  /// Whether the bytes were no text in any encoding that can be told from them.
  fileprivate var isOfUnknownEncoding: Bool { kind == .undecodable(encoding: "unknown") }
}
