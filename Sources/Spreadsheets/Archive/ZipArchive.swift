/// The parts of a ZIP archive by name.
///
/// Of several entries with one name the last counts: archives are updated by appending, and most
/// readers take the last. A name in other letter case is found too, but an exact match comes first.
final class ZipArchive {
  let file: MappedFile
  let entries: [ZipEntry]
  let limits: ReadLimits
  private var byName: [String: Int] = [:]
  private var byFoldedName: [String: Int] = [:]

  /// - Throws: `ReadError` of kind `.malformed` or `.limit`.
  init(file: MappedFile, limits: ReadLimits) throws(ReadError) {
    self.file = file
    self.limits = limits
    let position = SourcePosition(file: file.name)
    let entries: [ZipEntry]?
    do {
      entries = try ZipDirectory(bytes: file.bytes).entries(limit: limits.zipEntries)
    } catch {
      throw ReadError(.malformed(part: "ZIP", detail: error.detail), at: position)
    }
    guard let entries else {
      throw ReadError(.limit(name: "zipEntries", value: limits.zipEntries), at: position)
    }
    self.entries = entries
    for (index, entry) in entries.enumerated() {
      byName[entry.name] = index
      byFoldedName[PartName.folded(entry.name)] = index
    }
  }

  func entry(named name: String) -> ZipEntry? {
    let index = byName[name] ?? byFoldedName[PartName.folded(name)]
    return index.map { entries[$0] }
  }

  /// Starts reading an entry.
  ///
  /// - Throws: `ReadError` of kind `.encrypted` or `.malformed`.
  func open(_ entry: ZipEntry, at position: SourcePosition) throws(ReadError) -> PartStream {
    guard !entry.isEncrypted else { throw ReadError(.encrypted, at: position) }
    let header = entry.headerOffset
    guard file.bytes.littleEndian32(at: header) == 0x0403_4B50,
      let nameLength = file.bytes.littleEndian16(at: header + 26),
      let extraLength = file.bytes.littleEndian16(at: header + 28),
      let content = file.bytes.range(
        at: header + 30 + nameLength + extraLength, count: entry.compressedSize)
    else {
      throw ReadError(
        .malformed(part: entry.name, detail: "its place in the archive is damaged"), at: position)
    }
    return try PartStream(
      entry: entry, content: content, file: file, limits: limits, position: position)
  }
}
