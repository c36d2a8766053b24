/// Reads the central directory of a ZIP archive: the one list of entries that all readers agree on
/// (local headers may lack sizes, and may belong to entries that were deleted).
///
/// Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
struct ZipDirectory {
  private let bytes: UnsafeRawBufferPointer

  /// Where a directory lies, and how far all its offsets are off because of bytes put in front.
  private struct Location {
    var start: Int
    var end: Int
    var shift: Int
  }

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// What is wrong with an archive, in English.
  struct Fault: Error {
    var detail: String
    init(_ detail: String) { self.detail = detail }
  }

  /// All entries in the order of the directory; `nil` when there are more than `limit`.
  func entries(limit: Int) throws(Fault) -> [ZipEntry]? {
    let location = try locate()
    var entries: [ZipEntry] = []
    var offset = location.start
    while offset < location.end, bytes.littleEndian32(at: offset) == 0x0201_4B50 {
      guard entries.count < limit else { return nil }
      let (entry, length) = try entry(at: offset, shift: location.shift)
      entries.append(entry)
      offset += length
    }
    guard offset <= location.end else { throw Fault("the directory runs past its end") }
    try checkOverlaps(entries)
    return entries
  }

  /// Finds the directory by the record at the end of the file, which a comment may follow.
  private func locate() throws(Fault) -> Location {
    let smallest = 22
    let last = bytes.count - smallest
    let first = max(0, last - 0xFFFF)
    var offset = last
    while offset >= first {
      // Looking at the directory too tells the record from the same four bytes in a comment.
      if bytes.littleEndian32(at: offset) == 0x0605_4B50,
        let location = location(fromEndRecordAt: offset)
      {
        return location
      }
      offset -= 1
    }
    throw Fault("this is no ZIP archive, or its end is missing")
  }

  private func location(fromEndRecordAt offset: Int) -> Location? {
    guard let size = bytes.littleEndian32(at: offset + 12),
      let start = bytes.littleEndian32(at: offset + 16),
      let count = bytes.littleEndian16(at: offset + 10)
    else { return nil }
    if size == 0xFFFF_FFFF || start == 0xFFFF_FFFF || count == 0xFFFF,
      let location = zip64Location(endRecordAt: offset)
    {
      return location
    }
    return location(size: size, start: start, endingAt: offset, count: count)
  }

  private func zip64Location(endRecordAt offset: Int) -> Location? {
    let locator = offset - 20
    guard bytes.littleEndian32(at: locator) == 0x0706_4B50,
      let claimed = bytes.littleEndian64(at: locator + 8)
    else { return nil }
    // The record is where the locator says or, behind leading junk, just before the locator.
    for record in [claimed, locator - 56] where bytes.littleEndian32(at: record) == 0x0606_4B50 {
      guard let size = bytes.littleEndian64(at: record + 40),
        let start = bytes.littleEndian64(at: record + 48),
        let count = bytes.littleEndian64(at: record + 32)
      else { continue }
      if let location = location(size: size, start: start, endingAt: record, count: count) {
        return location
      }
    }
    return nil
  }

  private func location(size: Int, start: Int, endingAt end: Int, count: Int) -> Location? {
    guard size <= end else { return nil }
    let actualStart = end - size
    if size == 0 || bytes.littleEndian32(at: actualStart) == 0x0201_4B50 {
      let (shift, overflow) = actualStart.subtractingReportingOverflow(start)
      if !overflow, shift >= 0 { return Location(start: actualStart, end: end, shift: shift) }
    }
    // Something lies between the directory and its end record, such as a signature.
    guard start < end, count > 0, bytes.littleEndian32(at: start) == 0x0201_4B50 else { return nil }
    return Location(start: start, end: end, shift: 0)
  }

  private func entry(at offset: Int, shift: Int) throws(Fault) -> (ZipEntry, length: Int) {
    guard let flags = bytes.littleEndian16(at: offset + 8),
      let method = bytes.littleEndian16(at: offset + 10),
      let crc = bytes.littleEndian32(at: offset + 16),
      let nameLength = bytes.littleEndian16(at: offset + 28),
      let extraLength = bytes.littleEndian16(at: offset + 30),
      let commentLength = bytes.littleEndian16(at: offset + 32),
      let name = bytes.slice(at: offset + 46, count: nameLength),
      let extra = bytes.slice(at: offset + 46 + nameLength, count: extraLength)
    else { throw Fault("an entry of the directory is cut off") }

    var sizes = [24, 20, 42].map { bytes.littleEndian32(at: offset + $0) ?? 0 }
    try widen(&sizes, from: extra)
    let (header, overflow) = sizes[2].addingReportingOverflow(shift)
    guard !overflow, header < bytes.count, sizes[1] <= bytes.count - header else {
      throw Fault("an entry of the directory points outside the file")
    }
    let entry = ZipEntry(
      name: PartName.normalized(String(decoding: name, as: UTF8.self)),
      method: method == 0 ? .stored : method == 8 ? .deflate : .other(method),
      isEncrypted: flags & 0x2041 != 0, crc32: UInt32(truncatingIfNeeded: crc),
      compressedSize: sizes[1], inflatedSize: sizes[0], headerOffset: header)
    return (entry, 46 + nameLength + extraLength + commentLength)
  }

  /// Replaces the sizes that do not fit 32 bits: inflated, compressed, offset, in this order.
  private func widen(_ sizes: inout [Int], from extra: UnsafeRawBufferPointer) throws(Fault) {
    guard sizes.contains(0xFFFF_FFFF) else { return }
    var field = 0
    while let id = extra.littleEndian16(at: field),
      let length = extra.littleEndian16(at: field + 2)
    {
      if id == 0x0001 {
        var offset = field + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
          guard offset + 8 <= field + 4 + length, let size = extra.littleEndian64(at: offset) else {
            throw Fault("an entry of the directory lacks its 64-bit sizes")
          }
          sizes[index] = size
          offset += 8
        }
        return
      }
      field += 4 + length
    }
  }

  /// Refuses entries that share bytes: how a few kilobytes can claim to be many gigabytes.
  private func checkOverlaps(_ entries: [ZipEntry]) throws(Fault) {
    let sorted = entries.sorted { $0.headerOffset < $1.headerOffset }
    for (entry, next) in zip(sorted, sorted.dropFirst())
    where next.headerOffset - entry.headerOffset < 30 + entry.compressedSize {
      throw Fault("two entries share the same bytes")
    }
  }
}
