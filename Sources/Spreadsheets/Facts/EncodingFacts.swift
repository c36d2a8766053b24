extension FileFacts.Encoding {
  /// The names under which files declare an encoding.
  private static let names: [TextEncoding: Set<String>] = [
    .utf8: ["utf-8", "utf8"],
    .utf16LittleEndian: ["utf-16", "utf-16le", "unicode"],
    .utf16BigEndian: ["utf-16", "utf-16be", "unicode"],
    .gb18030: [
      "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "windows-936", "ms936",
    ],
    .windows1252: [
      "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252",
    ],
  ]

  /// Characters of UTF-8 that are hardly met by chance; fewer are: 联通 in GBK is UTF-8 too.
  private static let charactersThatProve = 4
  /// Common Chinese characters that make a guess likely.
  private static let charactersThatSuggest = 40

  /// - Parameters:
  ///   - found: What the reader takes the text for.
  ///   - declared: What a page or an XML file says of itself.
  init(
    _ found: TextEncodingDetector.Finding, declared: String?, in bytes: UnsafeRawBufferPointer
  ) {
    let isDeclared = declared.map { Self.names[found.encoding]?.contains($0) == true } ?? false
    let (basis, certainty) = Self.grounds(found, isDeclared: isDeclared, bytes)
    self.init(
      name: found.encoding.rawValue, basis: basis, certainty: certainty, declared: declared)
  }

  private static func grounds(
    _ found: TextEncodingDetector.Finding, isDeclared: Bool, _ bytes: UnsafeRawBufferPointer
  ) -> (FileFacts.EncodingBasis, FileFacts.Certainty) {
    if found.markLength > 0 { return (.byteOrderMark, .certain) }
    if found.encoding == .utf8 {
      let characters = UTF8Validator.validate(bytes).multibyteCharacters
      if characters == 0 { return (.ascii, .certain) }
      if isDeclared { return (.declared, .certain) }
      return (.validUTF8, characters >= charactersThatProve ? .certain : .likely)
    }
    // Any bytes pass for a Latin encoding, and many for a Chinese one.
    if isDeclared { return (.declared, found.encoding == .windows1252 ? .likely : .certain) }
    guard found.encoding == .gb18030 else { return (.statistics, .likely) }
    let statistics = GB18030Statistics(bytes)
    let isCommon =
      (statistics.commonHan + statistics.symbols) * 10 >= statistics.twoByte * 9
      && statistics.commonHan >= charactersThatSuggest
    return (.statistics, isCommon ? .likely : .guess)
  }
}

extension FileFacts.Dialect {
  /// Finds the dialect as the reader does, and how the records of the sample end.
  init(_ window: TextWindow) {
    while window.extend() {}
    let cut = CSVDialectDetector.detect(window.bytes, isComplete: window.isLast)
    self.init(
      delimiter: cut.dialect.delimiter, quote: cut.dialect.quote, escape: cut.dialect.escape,
      hasSeparatorLine: cut.separatorLineLength > 0)
    var parser = CSVParser(cut.dialect, maximumColumns: .max)
    var rest = UnsafeRawBufferPointer(rebasing: window.bytes[cut.separatorLineLength...])
    while case .record(let length) = parser.parse(rest, isLast: window.isLast), length > 0 {
      count(end: rest[..<length])
      rest = UnsafeRawBufferPointer(rebasing: rest[length...])
    }
  }

  private mutating func count(end record: Slice<UnsafeRawBufferPointer>) {
    switch record.last {
    case 0x0A: if record.dropLast().last == 0x0D { crlf += 1 } else { lf += 1 }
    case 0x0D: cr += 1
    default: break
    }
  }
}
