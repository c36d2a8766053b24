import Definitions
import Foundation
import Importing
import Reporting
import Synchronization

/// How much a run says of its way.
struct Verbosity: Sendable {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  /// Nothing but what went wrong.
  var isQuiet = false
  /// Each stage and sheet, a line each, with its time.
  var isVerbose = false
  /// Each stage, a line each, with its time.
  var showsTimings = false
  var format = Format.text
}

/// Tells how far a run has come: on a terminal in one line that is written anew, elsewhere in plain lines, or as
/// one JSON object a line. The events' names are those of `docs/outputs.md`.
final class RunLog {
  /// How often the line on a terminal is written anew.
  private static let paintInterval = Duration.milliseconds(100)
  /// Where nobody watches, something is said of work that lasts.
  private static let plainInterval = Duration.seconds(60)

  private let verbosity: Verbosity
  private let language: Language
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let isTerminal: Bool
  private var lastTold: ContinuousClock.Instant
  private var line = ProgressLine()

  init(_ verbosity: Verbosity, language: Language) {
    self.verbosity = verbosity
    self.language = language
    start = clock.now
    lastTold = start
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Runs a stage and tells how long it took.
  func stage<R>(_ name: String, _ body: () throws -> R) rethrows -> R {
    let begin = clock.now
    line.stage = name
    if verbosity.format == .json { tell("stage-began", [("stage", .text(name))]) }
    paint(force: true)
    let result = try body()
    let milliseconds = Int(((clock.now - begin) / .milliseconds(1)).rounded())
    if verbosity.format == .json {
      tell("stage-ended", [("stage", .text(name)), ("milliseconds", .integer(milliseconds))])
    } else if verbosity.showsTimings || verbosity.isVerbose {
      wipe()
      Console.say("\(name)\t\(milliseconds) ms")
    }
    return result
  }

  func importing(_ event: ImportEvent) {
    line.take(event, after: clock.now - start)
    switch (verbosity.format, event) {
    case (.json, .surveyed(let files, let sheets)):
      tell("surveyed", [("files", .integer(files)), ("sheets", .integer(sheets))])
    case (.json, .ended(let file, let sheet, let account)):
      tell(
        "sheet",
        [
          ("file", .text(file)), ("sheet", .text(sheet)), ("read", .integer(account.read)),
          ("loaded", .integer(account.loaded)), ("rejected", .integer(account.rejected)),
          ("skipped", .integer(account.skipped)),
        ])
    case (.text, .ended(let file, let sheet, let account)) where verbosity.isVerbose:
      wipe()
      let name = sheet.isEmpty ? file : "\(file) \(sheet)"
      let words = LocalizedText(
        "\(name)：读 \(account.read) 行 = 入账 \(account.loaded) + 退回 \(account.rejected) + 跳过 \(account.skipped)",
        "\(name): \(account.read) rows read = \(account.loaded) loaded + \(account.rejected) rejected + \(account.skipped) skipped"
      )
      Console.say(words[language])
    default: paint(force: false)
    }
  }

  /// Says something that is to be known whatever the verbosity.
  func say(_ text: String) {
    wipe()
    Console.say(text)
  }

  /// Takes the line off the terminal, before anything else is written there.
  func wipe() {
    guard isTerminal, line.isPainted else { return }
    Console.paint("\r\u{1B}[K")
    line.isPainted = false
  }

  private func paint(force: Bool) {
    guard !verbosity.isQuiet, verbosity.format == .text else { return }
    let now = clock.now
    let interval = isTerminal ? Self.paintInterval : Self.plainInterval
    guard now - lastTold >= interval || force && isTerminal else { return }
    lastTold = now
    let text = line.text(after: now - start, in: language)
    if isTerminal {
      Console.paint("\r\u{1B}[K" + ConsoleText.safe(TextTable.cut(text, to: 78)))
      line.isPainted = true
    } else if !force {
      Console.say(text)
    }
  }

  private func tell(_ event: String, _ values: [(String, LogLine.Value)]) {
    Console.emit(LogLine.text(event, values))
  }
}
