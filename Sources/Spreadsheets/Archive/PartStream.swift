import CISAL

/// The inflated bytes of one entry of an archive, read once from first to last, with its size, its
/// checksum and our limits kept in view.
final class PartStream {
  private enum Source {
    case stored(UnsafeRawBufferPointer)
    case deflate(InflateStream)
  }

  let entry: ZipEntry
  let position: SourcePosition
  /// Keeps the mapping alive that the source points into.
  private let file: MappedFile
  private let limits: ReadLimits
  private var source: Source
  private var crc: UInt32 = 0
  private var total = 0
  private var isAtEnd = false

  /// - Parameter content: Where the entry's bytes lie in the file.
  init(
    entry: ZipEntry, content: Range<Int>, file: MappedFile, limits: ReadLimits,
    position: SourcePosition
  ) throws(ReadError) {
    self.entry = entry
    self.file = file
    self.limits = limits
    self.position = position
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[content])
    switch entry.method {
    case .stored: source = .stored(bytes)
    case .deflate:
      source = .deflate(
        InflateStream(bytes) { [file] piece in
          let start = content.lowerBound
          file.release(start + piece.lowerBound..<start + piece.upperBound)
        })
    case .other(let method):
      throw ReadError(
        .malformed(part: entry.name, detail: "compression method \(method) is not supported"),
        at: position)
    }
    try checkLimits()
  }

  /// Fills a buffer as far as there are bytes, and returns how many: 0 at the end, and always after
  /// that.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    guard !isAtEnd, let start = buffer.baseAddress else { return 0 }
    let count: Int
    switch source {
    case .stored(let rest):
      count = min(rest.count, buffer.count)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
      source = .stored(UnsafeRawBufferPointer(rebasing: rest[count...]))
    case .deflate(let stream):
      guard let inflated = stream.read(into: buffer) else {
        throw malformed("the compressed bytes are damaged")
      }
      count = inflated
    }
    crc = crc32_gzip_refl(crc, start, UInt64(count))
    total += count
    guard total <= entry.inflatedSize else {
      throw malformed("it has more bytes than the \(entry.inflatedSize) it should have")
    }
    if count < buffer.count { try finish() }
    return count
  }

  /// Looks at the sizes before anything is inflated. A part that claims less than it has ends in an error
  /// where it has more.
  private func checkLimits() throws(ReadError) {
    let total = entry.inflatedSize
    if total > limits.inflatedBytes {
      throw ReadError(.limit(name: "inflatedBytes", value: limits.inflatedBytes), at: position)
    }
    let (allowed, overflow) = max(entry.compressedSize, 1)
      .multipliedReportingOverflow(by: limits.compressionRatio)
    if total > 16 << 20, !overflow, total > allowed {
      throw ReadError(
        .limit(name: "compressionRatio", value: limits.compressionRatio), at: position)
    }
  }

  private func finish() throws(ReadError) {
    isAtEnd = true
    guard total == entry.inflatedSize else {
      throw malformed("it has \(total) bytes, but should have \(entry.inflatedSize)")
    }
    guard crc == entry.crc32 else { throw malformed("its checksum is wrong") }
  }

  func malformed(_ detail: String) -> ReadError {
    isAtEnd = true
    return ReadError(.malformed(part: entry.name, detail: detail), at: position)
  }
}
