import Foundation
import Synchronization

/// libxlsxwriter prints what goes wrong to stderr, in English and with the names of its own files.
public enum LibraryMessages {
  private static let areHidden = Mutex(false)

  /// From now on stderr is thrown away while a workbook is put on the disk. For a program that writes one workbook
  /// at a time and says nothing meanwhile.
  public static func hide() { areHidden.withLock { $0 = true } }

  /// Runs a call of the library; `errno` is what it left there, 0 where it left nothing.
  static func hidden<Result>(_ body: () -> Result) -> Result {
    let kept = areHidden.withLock { $0 } ? dup(STDERR_FILENO) : -1
    let null = kept < 0 ? -1 : open("/dev/null", O_WRONLY | O_CLOEXEC)
    if null >= 0 {
      dup2(null, STDERR_FILENO)
      close(null)
    }
    errno = 0
    let result = body()
    let code = errno
    if kept >= 0 {
      dup2(kept, STDERR_FILENO)
      close(kept)
    }
    errno = code
    return result
  }
}
