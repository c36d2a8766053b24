import Definitions
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and its like: what is half built is removed, and the program stops. What is just being put in its
/// place is put there first.
final class Interruption: Sendable {
  static let shared = Interruption()

  private struct State {
    var language = Language.chinese
    /// Removes what is half built; set while something is.
    var cleanUp: (@Sendable () -> Void)?
    var sources: [any DispatchSourceSignal] = []
  }

  // Held while a period is published: an interruption waits for the end of it.
  private let state = Mutex(State())

  /// Takes the signals over from the system, which would end the program at once.
  func watch(language: Language) {
    let queue = DispatchQueue(label: "taizhang.interruption")
    state.withLock { state in
      state.language = language
      guard state.sources.isEmpty else { return }
      for number in [SIGINT, SIGTERM, SIGHUP] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [self] in stop(128 + number) }
        source.resume()
        state.sources.append(source)
      }
    }
  }

  /// Does something that leaves nothing behind if it is interrupted.
  func guarding<R>(_ cleanUp: @escaping @Sendable () -> Void, _ body: () throws -> R) rethrows -> R
  {
    state.withLock { $0.cleanUp = cleanUp }
    defer { state.withLock { $0.cleanUp = nil } }
    return try body()
  }

  /// Does something that is not interrupted.
  func finishing<R>(_ body: () throws -> sending R) rethrows -> sending R {
    try state.withLock { _ in try body() }
  }

  private func stop(_ status: Int32) {
    state.withLock { state in
      state.cleanUp?()
      let words = LocalizedText("已停止，原有结果没有改动", "stopped; earlier outputs were not touched")
      Console.say("\n" + words[state.language])
      // Nothing of the work that still runs on other threads may be written after this.
      _exit(status)
    }
  }
}
