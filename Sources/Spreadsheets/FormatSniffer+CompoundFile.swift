extension FormatSniffer {
  /// Tells apart the formats in OLE2 compound files, by the names of their streams.
  ///
  /// Directory entries are looked for at all places where one can stand, rather than along the
  /// sector chain: damaged files have a broken one, and the answer is a refusal either way.
  ///
  /// Source: MS-CFB 2.6.1, Compound File Directory Entry.
  static func sniffCompoundFile(_ bytes: UnsafeRawBufferPointer) -> Finding {
    var found: Finding?
    var offset = 512
    while offset <= bytes.count - 128 {
      let entry = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + 128])
      // Its length comes after the name, and then its type, where a stream is 2.
      if entry[66] == 2 {
        if names(entry, "EncryptedPackage") { return .encrypted }
        if names(entry, "Workbook") || names(entry, "Book") {
          found = .unsupported(.xls)
        } else if found == nil, names(entry, "WordDocument") {
          found = .unsupported(.doc)
        }
      }
      offset += 128
    }
    return found ?? .unsupported(.xls)
  }

  /// Whether a directory entry has this name, stored in UTF-16 with its terminating NUL.
  private static func names(_ entry: UnsafeRawBufferPointer, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { name in
      guard Int(entry[64]) == name.count * 2 + 2, entry[65] == 0 else { return false }
      return name.indices.allSatisfy { entry[$0 * 2] == name[$0] && entry[$0 * 2 + 1] == 0 }
    }
  }
}
