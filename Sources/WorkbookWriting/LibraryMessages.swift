import Foundation
import Synchronization

/// libxlsxwriter prints what goes wrong to stderr, in English and with the names of its own files.
public enum LibraryMessages {
  fileprivate struct State {
    var areHidden = false
    /// Calls that run just now, on however many threads.
    var running = 0
    /// The real stderr while any of them runs; -1 otherwise.
    var kept: Int32 = -1
  }

  private static let state = Mutex(State())

  /// From now on stderr is thrown away while a workbook is put on the disk. For a program that says nothing
  /// meanwhile.
  public static func hide() { state.withLock { $0.areHidden = true } }

  /// Runs a call of the library; `errno` is what it left there, 0 where it left nothing.
  static func hidden<Result>(_ body: () -> Result) -> Result {
    state.withLock { $0.begin() }
    errno = 0
    let result = body()
    let code = errno
    state.withLock { $0.end() }
    errno = code
    return result
  }
}

extension LibraryMessages.State {
  /// The first to begin takes stderr away.
  fileprivate mutating func begin() {
    running += 1
    guard areHidden, running == 1 else { return }
    kept = dup(STDERR_FILENO)
    let null = kept < 0 ? -1 : open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard null >= 0 else { return }
    dup2(null, STDERR_FILENO)
    close(null)
  }

  /// The last to end puts it back.
  fileprivate mutating func end() {
    running -= 1
    guard running == 0, kept >= 0 else { return }
    dup2(kept, STDERR_FILENO)
    close(kept)
    kept = -1
  }
}
