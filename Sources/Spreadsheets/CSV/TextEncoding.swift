/// The encodings in which text is read.
enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case gb18030
  /// Read only where markup declares it, or ISO-8859-1, for which HTML means the same: any bytes pass
  /// for it.
  case windows1252 = "windows-1252"
}
