/// A file in a ZIP archive, as the central directory describes it.
struct ZipEntry: Sendable {
  enum Method: Hashable, Sendable {
    case stored, deflate
    case other(Int)
  }

  /// The name, with `/` between its parts and none at the start, whatever the archive has.
  var name: String
  var method: Method
  var isEncrypted: Bool
  var crc32: UInt32
  var compressedSize: Int
  var inflatedSize: Int
  /// Where the local header starts in the file.
  var headerOffset: Int
}
