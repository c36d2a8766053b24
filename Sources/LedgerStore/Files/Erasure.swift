import Foundation

/// Makes unreadable what a file held, once it is no longer wanted. On disks that write elsewhere (copy on write, wear
/// levelling) no program can do more than this.
struct Erasure: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Takes hold of the file that stands at a path now, whatever will stand there later.
  init(of path: String) throws(LedgerError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw LedgerError(.unwritable(.last), path: path) }
  }

  deinit { close(descriptor) }

  /// Writes zeros over all bytes, through to the disk.
  func run() throws(LedgerError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault() }
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var left = Int(status.st_size)
    while left > 0 {
      let count = write(descriptor, zeros, min(left, zeros.count))
      guard count > 0 else { throw fault() }
      left -= count
    }
    guard fsync(descriptor) == 0 else { throw fault() }
  }

  private func fault() -> LedgerError { LedgerError(.unwritable(.last), path: path) }
}
