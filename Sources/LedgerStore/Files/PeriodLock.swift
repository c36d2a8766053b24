import Definitions
import Foundation

/// Held while a period is built: two runs at once would fill the same files and publish a mixture.
///
/// The system frees the lock of a run that is killed.
public final class PeriodLock {
  /// The file that is locked.
  public let path: String
  private var descriptor: Int32

  /// Makes the folder of the outputs, and takes the lock in it.
  ///
  /// - Throws: `LedgerError.busy` where another run has it.
  public init(output: String, period: Period) throws(LedgerError) {
    path = output + "/.\(period).lock"
    descriptor = -1
    do throws(SystemFault) {
      try Folders.make(output)
      while descriptor < 0 { descriptor = try PeriodLock.take(path) }
    } catch {
      // A lock that cannot be taken at once is somebody else's.
      let isBusy = error.code == EWOULDBLOCK
      throw LedgerError(isBusy ? .busy : .unwritable(error), path: isBusy ? "\(period)" : output)
    }
  }

  /// - Returns: -1 where the file was removed by its last owner between the two calls.
  private static func take(_ path: String) throws(SystemFault) -> Int32 {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw SystemFault.last }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let fault = SystemFault.last
      close(file)
      throw fault
    }
    var held = stat()
    var named = stat()
    guard fstat(file, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino else {
      close(file)
      return -1
    }
    return file
  }

  /// Lets the next run begin.
  public func release() {
    guard descriptor >= 0 else { return }
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  deinit { release() }
}
