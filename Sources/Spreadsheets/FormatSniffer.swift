/// Tells what a file is from its bytes. Extensions lie: programs on the web name their HTML `.xls`,
/// and people rename what a portal refuses.
enum FormatSniffer {
  enum Finding: Hashable {
    case xlsx
    /// Text, as far as the first bytes go; the encoding detector has the last word.
    case csv
    case spreadsheetML, html
    case unsupported(FileFormat)
    case encrypted
    /// An Excel 97 workbook behind a byte-order mark, for which no program opens it.
    case markedCompoundFile
    /// An archive or binary file that is no spreadsheet at all.
    case unrecognized
  }

  static func sniff(_ bytes: UnsafeRawBufferPointer) -> Finding {
    var bytes = bytes
    // Web programs that print a byte-order mark with every page put one before binary files too.
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if isMarked { bytes = UnsafeRawBufferPointer(rebasing: bytes[3...]) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      let finding = sniffCompoundFile(bytes)
      return isMarked && finding == .unsupported(.xls) ? .markedCompoundFile : finding
    }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8)
      || bytes.starts(with: "PK\u{7}\u{8}".utf8)
    {
      return sniffArchive(bytes)
    }
    return sniffBinary(bytes) ?? sniffMarkup(bytes) ?? .csv
  }

  private static func sniffBinary(_ bytes: UnsafeRawBufferPointer) -> Finding? {
    let signatures: [([UInt8], Finding)] = [
      (Array("%PDF".utf8), .unsupported(.pdf)),
      (Array("{\\rtf".utf8), .unsupported(.doc)),
      ([0x89, 0x50, 0x4E, 0x47], .unsupported(.image)),
      ([0xFF, 0xD8, 0xFF], .unsupported(.image)),
      (Array("GIF8".utf8), .unsupported(.image)),
      ([0x49, 0x49, 0x2A, 0x00], .unsupported(.image)),
      ([0x4D, 0x4D, 0x00, 0x2A], .unsupported(.image)),
      // BIFF2, 3, 4 and 5 without a container: a stream that begins with its BOF record.
      ([0x09, 0x00, 0x04, 0x00], .unsupported(.xls)),
      ([0x09, 0x02, 0x06, 0x00], .unsupported(.xls)),
      ([0x09, 0x04, 0x06, 0x00], .unsupported(.xls)),
      ([0x09, 0x08, 0x08, 0x00], .unsupported(.xls)),
      ([0x09, 0x08, 0x10, 0x00], .unsupported(.xls)),
      ([0x1F, 0x8B, 0x08], .unrecognized),
      ([0x37, 0x7A, 0xBC, 0xAF], .unrecognized),
      (Array("Rar!\u{1A}".utf8), .unrecognized),
      ([0x7F, 0x45, 0x4C, 0x46], .unrecognized),
    ]
    if let match = signatures.first(where: { bytes.starts(with: $0.0) }) { return match.1 }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .unsupported(.image)
    }
    // `BM` may begin a text, so the size that follows has to be that of the file.
    if bytes.starts(with: "BM".utf8), bytes.count > 14,
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt32.self)) == bytes.count
    {
      return .unsupported(.image)
    }
    return nil
  }

  /// HTML and SpreadsheetML, from the first few KiB, in UTF-16 too.
  private static func sniffMarkup(_ bytes: UnsafeRawBufferPointer) -> Finding? {
    var start = bytes.prefix(8 << 10).filter { $0 != 0 }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      start.removeFirst(2)
    }
    let text = String(
      decoding: start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix { $0 != 0x1A },
      as: UTF8.self
    ).lowercased()

    // Web archives, which Excel writes as "single file web page".
    if text.hasPrefix("mime-version:") || text.hasPrefix("from: <saved by ") {
      return .unsupported(.mhtml)
    }
    guard text.hasPrefix("<") else { return nil }
    let isWorkbook =
      text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("excel.sheet")
    // Excel's HTML names its XML namespaces too, so the element decides.
    let htmlTags = [
      "<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style", "<div",
    ]
    if htmlTags.contains(where: text.hasPrefix) { return .html }
    if text.hasPrefix("<?xml") || text.hasPrefix("<?mso") || text.hasPrefix("<workbook")
      || text.hasPrefix("<ss:workbook")
    {
      if isWorkbook, !text.contains("<html") { return .spreadsheetML }
      return text.contains("<html") ? .html : .unsupported(.unknown)
    }
    // Pages that begin with anything else: `<center>`, a comment, a script.
    if text.contains("<table"), text.contains("<tr") || text.contains("<td") { return .html }
    if text.hasPrefix("<!--"), htmlTags.contains(where: text.contains) { return .html }
    return nil
  }
}
