import Glibc

/// Tells whether files stayed as they were while they were read.
///
/// A file is read more than once: for its digest, its first rows, each of its sheets. Where someone saves it
/// meanwhile, these are of different contents, and figures made of them are of none.
public struct FileWatch {
  private var files: [(path: String, name: String, stamp: FileStamp?)] = []

  public init() {}

  /// Begins to watch a file; called before it is opened.
  public init(path: String, name: String) {
    files = [(path, name, FileStamp.settled(path))]
  }

  public mutating func begin(path: String, name: String) {
    add(FileWatch(path: path, name: name))
  }

  public mutating func add(_ other: FileWatch) { files += other.files }

  /// - Throws: `ReadError`: `.changed`, or `.unreadable` where the disk did not give what it had.
  public func verify() throws(ReadError) {
    for file in files {
      let position = SourcePosition(file: file.name)
      guard FileStamp(file.path) == file.stamp else { throw ReadError(.changed, at: position) }
      guard !MappedFile.isDamaged(file.name) else {
        throw ReadError(.unreadable(reason: String(cString: strerror(EIO))), at: position)
      }
    }
  }
}

/// What the system knows of a file that no writer leaves as it is.
private struct FileStamp: Equatable {
  private var device: UInt
  private var number: UInt
  private var size: Int
  private var written: [Int]
  /// Programs may set the time at which a file was written, but not this one.
  private var changed: [Int]

  /// The clock of a disk moves in steps of some milliseconds.
  private static let step = 20_000_000

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
    // A pipe has another size at each look.
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    written = size == 0 ? [] : [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    changed = size == 0 ? [] : [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
  }

  /// The stamp of a file that was not written within the same step of the clock: another write within it
  /// would leave the stamp as it is.
  static func settled(_ path: String) -> FileStamp? {
    guard let stamp = FileStamp(path), stamp.changed.count == 2 else { return FileStamp(path) }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let age = (now.tv_sec - stamp.changed[0], now.tv_nsec - stamp.changed[1])
    guard age.0 == 0 || age.0 == 1, age.0 * 1_000_000_000 + age.1 < step else { return stamp }
    usleep(useconds_t(step / 1_000))
    return FileStamp(path)
  }
}
