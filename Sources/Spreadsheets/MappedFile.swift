import Glibc

/// The bytes of an input file, mapped into memory: an archive is read from its end, a text file is
/// sampled before it is read, and neither needs a copy.
///
/// Anything that cannot be mapped, a pipe for instance, is read into memory instead.
///
/// Unchecked, since the compiler cannot see that nobody writes to the mapping after `init`.
final class MappedFile: @unchecked Sendable {
  /// All bytes of the file; valid as long as this object lives.
  let bytes: UnsafeRawBufferPointer
  /// The file name as the analyst gave it, for positions in messages.
  let name: String
  private let isMapped: Bool

  var count: Int { bytes.count }

  /// Opens a file for reading.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: What to call it in messages.
  /// - Throws: `ReadError` of kind `.notFound`, `.unreadable` or `.empty`.
  init(path: String, name: String) throws(ReadError) {
    let position = SourcePosition(file: name)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? ReadError(.notFound, at: position) : Self.unreadable(at: position)
    }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(at: position) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      errno = EISDIR
      throw Self.unreadable(at: position)
    }

    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size > 0,
      let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    {
      bytes = UnsafeRawBufferPointer(start: start, count: size)
      isMapped = true
    } else {
      bytes = try Self.readToEnd(descriptor, position)
      isMapped = false
    }
    self.name = name
  }

  /// Takes over bytes that are in memory already.
  ///
  /// - Throws: `ReadError` of kind `.empty`.
  init(copying content: [UInt8], name: String) throws(ReadError) {
    guard !content.isEmpty else { throw ReadError(.empty, at: SourcePosition(file: name)) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 1)
    copy.copyBytes(from: content)
    bytes = UnsafeRawBufferPointer(copy)
    self.name = name
    isMapped = false
  }

  deinit {
    if isMapped {
      // The kernel's own pointer, which `UnsafeRawBufferPointer` holds as read-only.
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  /// Gives back the memory of a range that has been read; where it is read again, it comes from the file.
  ///
  /// Nothing was ever written to the mapping, so that nothing can be lost.
  func release(_ range: Range<Int>) {
    let page = Int(getpagesize())
    let start = (range.lowerBound + page - 1) / page * page
    let end = min(range.upperBound, count) / page * page
    guard isMapped, start < end, let base = bytes.baseAddress else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
  }

  /// Reads a pipe, or a file whose size the system does not know, into memory of our own.
  private static func readToEnd(
    _ descriptor: Int32, _ position: SourcePosition
  ) throws(ReadError) -> UnsafeRawBufferPointer {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(at: position) }
      if count == 0 { break }
      content.append(contentsOf: chunk[..<count])
    }
    guard !content.isEmpty else { throw ReadError(.empty, at: position) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 1)
    copy.copyBytes(from: content)
    return UnsafeRawBufferPointer(copy)
  }

  /// The system's own words for the last error.
  private static func unreadable(at position: SourcePosition) -> ReadError {
    ReadError(.unreadable(reason: String(cString: strerror(errno))), at: position)
  }
}
