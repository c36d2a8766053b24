extension FormatSniffer {
  /// Tells apart the formats that are ZIP archives, by the names of their parts.
  ///
  /// Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
  static func sniffArchive(_ bytes: UnsafeRawBufferPointer) -> Finding {
    // OpenDocument: the first entry is its type, stored as it is.
    if bytes.dropFirst(30).starts(with: "mimetype".utf8) {
      let type = bytes.dropFirst(38).prefix(64)
      return type.starts(with: "application/vnd.oasis.opendocument.spreadsheet".utf8)
        ? .unsupported(.ods) : .unsupported(.zip)
    }

    guard let names = directoryNames(bytes) else {
      // Without a directory that can be read, what the archive begins with has to do; the reader
      // will say what is wrong with it.
      let start = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
      return start.contains("xl/") || start.contains("[Content_Types].xml")
        ? .xlsx : .unsupported(.zip)
    }
    let paths = names.map { name in
      let path = name.lowercased().replacing("\\", with: "/")
      return path.hasPrefix("/") ? String(path.dropFirst()) : path
    }
    if paths.contains("xl/workbook.bin") { return .unsupported(.xlsb) }
    if paths.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
    if paths.contains("word/document.xml") { return .unsupported(.doc) }
    if paths.contains("ppt/presentation.xml") { return .unsupported(.zip) }
    return paths.contains("[content_types].xml") ? .xlsx : .unsupported(.zip)
  }

  /// The names in the central directory, at most 10,000; `nil` if it cannot be found.
  private static func directoryNames(_ bytes: UnsafeRawBufferPointer) -> [String]? {
    let tail = max(0, bytes.count - 22 - 0xFFFF)
    guard
      let end = (tail..<max(tail, bytes.count - 21)).last(where: {
        bytes[$0] == 0x50 && word(bytes, $0) == 0x0605_4B50
      }), let directory = word(bytes, end + 16)
    else { return nil }

    var names: [String] = []
    var offset = Int(directory)
    while names.count < 10_000, word(bytes, offset) == 0x0201_4B50 {
      guard let nameLength = half(bytes, offset + 28), let extra = half(bytes, offset + 30),
        let comment = half(bytes, offset + 32), offset + 46 + nameLength <= bytes.count
      else { break }
      names.append(
        String(decoding: bytes[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self))
      offset += 46 + nameLength + extra + comment
    }
    return names.isEmpty ? nil : names
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32? {
    guard offset >= 0, offset <= bytes.count - 4 else { return nil }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private static func half(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - 2 else { return nil }
    return Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }
}
