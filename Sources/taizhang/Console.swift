import Foundation
import LedgerStore
import Reporting
import Synchronization

/// The terminal, or whatever the program's results and messages are sent to.
enum Console {
  /// Leaves the end of a pipe and the limit of a file's size to the calls that meet them: both would
  /// else kill the program, in the middle of its work and without a word.
  static func ignoreDeadlySignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  private static let logsJSON = Mutex(false)

  /// From now on messages are JSON objects, a line each.
  static func logJSON() { logsJSON.withLock { $0 = true } }

  /// Writes a message to stderr. Nobody can be told where even that fails.
  static func say(_ text: String) {
    let isJSON = logsJSON.withLock { $0 }
    emit(isJSON ? LogLine.text("message", [("text", .text(text))]) : text)
  }

  /// Writes a line to stderr as it is.
  static func emit(_ line: String) { paint(ConsoleText.safe(line) + "\n") }

  /// Writes to the terminal, commands to it included.
  static func paint(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Writes a result to stdout. That its reader has gone is a normal end.
  ///
  /// - Returns: Whether there is still a reader.
  /// - Throws: `ConsoleError` where it cannot be written, as on a full disk.
  @discardableResult
  static func print(_ text: String) throws -> Bool {
    guard let code = write(ConsoleText.safe(text), to: STDOUT_FILENO) else { return true }
    guard code == EPIPE else { throw ConsoleError(fault: SystemFault(code)) }
    return false
  }

  /// - Returns: The system's error; `nil` where all is written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = Foundation.write(
          descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return errno }
        start += count
      }
      return nil
    }
  }
}

/// Text for a terminal.
enum ConsoleText {
  /// The text without what a terminal would obey: cells come from strangers, and an escape sequence in
  /// one could paint over what was said before.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isCommand) else { return text }
    var safe = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      // The line ends of CSV are CR LF, which paints over nothing.
      let isLineEnd = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      safe.append(isCommand(scalar) && !isLineEnd ? "\u{FFFD}" : scalar)
    }
    return String(safe)
  }

  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks that turn the direction of the text around.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// Stdout cannot be written to.
struct ConsoleError: Error {
  var fault: SystemFault
}
