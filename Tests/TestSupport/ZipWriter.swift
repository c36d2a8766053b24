/// Makes small ZIP archives for tests, and archives that break the rules.
public struct ZipWriter {
  public struct Entry {
    public var name: String
    public var content: [UInt8]
    /// 0: `content` is stored as it is. 8: `content` is deflate bytes already.
    public var method: UInt16 = 0
    public var flags: UInt16 = 0
    /// What the archive claims; the truth if `nil`.
    public var crc32: UInt32?
    public var inflatedSize: Int?
    /// Where the directory says that the entry is; the truth if `nil`.
    public var offset: Int?

    public init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    public init(_ name: String, _ text: String) {
      self.init(name, Array(text.utf8))
    }
  }

  public var entries: [Entry] = []
  public var comment = ""
  /// Bytes in front of the archive that its offsets do not count.
  public var junk: [UInt8] = []
  /// Sizes stand behind each entry and in 64 bits in the directory only, as streaming writers do.
  public var isZip64 = false

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  public func archive() -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = bytes.count
      append(entry, to: &bytes)
      appendDirectoryEntry(entry, offset: entry.offset ?? start, to: &directory)
    }
    let start = bytes.count
    bytes += directory
    if isZip64 { appendZip64End(directory: start, size: directory.count, to: &bytes) }
    bytes += le32(0x0605_4B50) + le16(0) + le16(0)
    bytes += isZip64 ? le16(0xFFFF) + le16(0xFFFF) : le16(entries.count) + le16(entries.count)
    bytes += le32(isZip64 ? 0xFFFF_FFFF : directory.count) + le32(isZip64 ? 0xFFFF_FFFF : start)
    bytes += le16(comment.utf8.count) + Array(comment.utf8)
    return junk + bytes
  }

  /// The checksum of ZIP archives, bit by bit.
  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private func append(_ entry: Entry, to bytes: inout [UInt8]) {
    bytes += le32(0x0403_4B50) + le16(20) + le16(Int(flags(entry))) + le16(Int(entry.method))
    bytes += le32(0)
    if isZip64 {
      bytes += le32(0) + le32(0) + le32(0)
    } else {
      bytes += le32(crc(entry)) + le32(entry.content.count) + le32(inflatedSize(entry))
    }
    bytes += le16(entry.name.utf8.count) + le16(0) + Array(entry.name.utf8) + entry.content
    if isZip64 {
      bytes += le32(0x0807_4B50) + le32(crc(entry))
      bytes += le64(entry.content.count) + le64(inflatedSize(entry))
    }
  }

  private func appendDirectoryEntry(_ entry: Entry, offset: Int, to bytes: inout [UInt8]) {
    let extra = le16(1) + le16(24) + le64(inflatedSize(entry)) + le64(entry.content.count)
    bytes += le32(0x0201_4B50) + le16(45) + le16(45) + le16(Int(flags(entry)))
    bytes += le16(Int(entry.method)) + le32(0) + le32(crc(entry))
    bytes += le32(isZip64 ? 0xFFFF_FFFF : entry.content.count)
    bytes += le32(isZip64 ? 0xFFFF_FFFF : inflatedSize(entry))
    bytes += le16(entry.name.utf8.count) + le16(isZip64 ? 28 : 0) + le16(0) + le16(0) + le16(0)
    bytes += le32(0) + le32(isZip64 ? 0xFFFF_FFFF : offset) + Array(entry.name.utf8)
    if isZip64 { bytes += extra + le64(offset) }
  }

  private func appendZip64End(directory: Int, size: Int, to bytes: inout [UInt8]) {
    let record = bytes.count
    bytes += le32(0x0606_4B50) + le64(44) + le16(45) + le16(45) + le32(0) + le32(0)
    bytes += le64(entries.count) + le64(entries.count) + le64(size) + le64(directory)
    bytes += le32(0x0706_4B50) + le32(0) + le64(record) + le32(1)
  }

  private func flags(_ entry: Entry) -> UInt16 { entry.flags | (isZip64 ? 8 : 0) }
  private func crc(_ entry: Entry) -> Int { Int(entry.crc32 ?? Self.crc32(entry.content)) }
  private func inflatedSize(_ entry: Entry) -> Int { entry.inflatedSize ?? entry.content.count }

  private func le16(_ value: Int) -> [UInt8] { (0..<2).map { UInt8(value >> ($0 * 8) & 0xFF) } }
  private func le32(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
  private func le64(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(value >> ($0 * 8) & 0xFF) } }
}
