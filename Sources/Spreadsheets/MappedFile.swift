import CMappedFaults
import Glibc
import Synchronization

/// The bytes of an input file, mapped into memory: an archive is read from its end, a text file is
/// sampled before it is read, and neither needs a copy.
///
/// A pipe that the shell names, as `/dev/fd/63`, is read into memory instead. Other pipes and devices are
/// no input: one that lies in a folder would be waited for without end.
///
/// Where the file is cut shorter while it is read, the bytes that are gone read as zeros; see `FileWatch`.
///
/// Unchecked, since the compiler cannot see that nobody writes to the mapping after `init`.
final class MappedFile: @unchecked Sendable {
  /// All bytes of the file; valid as long as this object lives.
  let bytes: UnsafeRawBufferPointer
  /// The file name as the analyst gave it, for positions in messages.
  let name: String
  private let isMapped: Bool
  /// Under which missing bytes are noted.
  private let watch: Int32
  /// The names of the files that are mapped, by their watches, and of those that had bytes missing.
  private static let names = Mutex<(mapped: [Int32: String], damaged: Set<String>)>(([:], []))

  var count: Int { bytes.count }

  /// Opens a file for reading.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: What to call it in messages.
  /// - Throws: `ReadError` of kind `.notFound`, `.unreadable`, `.notAFile` or `.empty`.
  init(path: String, name: String) throws(ReadError) {
    let position = SourcePosition(file: name)
    // A pipe would not open before someone writes to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? ReadError(.notFound, at: position) : Self.unreadable(at: position)
    }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(at: position) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      errno = EISDIR
      throw Self.unreadable(at: position)
    default:
      guard path.hasPrefix("/dev/") else { throw ReadError(.notAFile, at: position) }
      _ = fcntl(descriptor, F_SETFL, 0)
    }

    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size > 0,
      let (start, watch) = Self.map(descriptor, size)
    {
      bytes = UnsafeRawBufferPointer(start: start, count: size)
      isMapped = true
      self.watch = watch
    } else {
      bytes = try Self.readToEnd(descriptor, position)
      isMapped = false
      watch = -1
    }
    self.name = name
    let watch = watch
    if watch >= 0 { MappedFile.names.withLock { $0.mapped[watch] = name } }
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
    watch = -1
  }

  /// - Returns: `nil` where it cannot be mapped, or too many files are.
  private static func map(
    _ descriptor: Int32, _ size: Int
  ) -> (start: UnsafeMutableRawPointer, watch: Int32)? {
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    let watch = mapped_faults_watch(start, size)
    if watch >= 0 { return (start, watch) }
    munmap(start, size)
    return nil
  }

  /// Whether bytes of a file of this name were missing when they were read.
  static func isDamaged(_ name: String) -> Bool {
    names.withLock { names in
      names.damaged.contains(name)
        || names.mapped.contains { $0.value == name && mapped_faults_seen($0.key) }
    }
  }

  deinit {
    if isMapped {
      MappedFile.names.withLock { names in
        names.mapped[watch] = nil
        if mapped_faults_unwatch(watch) { names.damaged.insert(name) }
      }
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
