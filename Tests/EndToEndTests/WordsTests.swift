import Foundation
import TestSupport
import Testing

/// Whatever the program says, it says in Chinese and in English. Texts of a pipeline are the analyst's own and are
/// not looked at here; the help of the commands is looked at in `ReadmeTests`.
struct WordsTests {
  struct Fault: Hashable, CustomStringConvertible {
    var file: String
    var line: Int
    var text: String
    var description: String { "\(file):\(line): \(text)" }
  }

  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources").path

  /// Every file's texts, by its path below `Sources`.
  private static let files: [(name: String, texts: SpokenTexts)] = {
    let names = (FileManager.default.subpaths(atPath: sources) ?? []).filter {
      $0.hasSuffix(".swift")
    }
    return names.sorted().compactMap { name in
      guard let text = try? String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8) else {
        return nil
      }
      return (name, SpokenTexts(of: text))
    }
  }()

  @Test func theSourcesAreFound() {
    #expect(Self.files.count > 400)
    #expect(Self.files.reduce(0) { $0 + $1.texts.pairs.count } > 700)
  }

  @Test func theChineseOfAPairIsChinese() {
    expectNone { pair in !pair.chinese.bare.isChinese && pair.chinese.bare.hasLatin }
  }

  @Test func theEnglishOfAPairIsEnglish() {
    expectNone { pair in
      pair.english.text.isChinese || pair.chinese.bare.hasHan && !pair.english.bare.hasLatin
    }
  }

  /// A value that only one language tells is either a fault or has a reason below.
  @Test func bothOfAPairTellTheSameValues() {
    expectNone { $0.chinese.filledIn != $0.english.filledIn }
  }

  /// Chinese is read with full-width signs, English with those of ASCII.
  @Test func theSignsOfAPairAreThoseOfItsLanguage() {
    expectNone { pair in
      pair.chinese.literals.contains {
        $0.bare.contains(#/\p{Han} ?[,;?]|[,;?] ?\p{Han}|\p{Han}\.(\s|$)/#)
      }
    }
  }

  @Test func noTextStandsAlone() {
    var faults: [Fault] = []
    for (file, texts) in Self.files
    where !WordsAllowed.heard.contains(where: { file.hasPrefix($0.place) }) {
      for literal in texts.alone where literal.bare.isChinese && !Self.isInBoth(literal.text) {
        guard !WordsAllowed.isAllowed("|\(literal.text)|", in: file) else { continue }
        faults.append(Fault(file: file, line: literal.line, text: literal.text))
      }
    }
    #expect(faults == [])
  }

  @Test func everyExceptionIsNeeded() {
    for (place, _) in WordsAllowed.heard {
      let files = Self.files.filter { $0.name.hasPrefix(place) }
      #expect(files.contains { $0.texts.alone.contains { $0.bare.isChinese } }, "\(place)")
    }
    for exception in WordsAllowed.exceptions {
      let texts = Self.files.first { $0.name == exception.file }?.texts
      let all = (texts?.pairs.map(Self.shown) ?? []) + (texts?.alone.map { "|\($0.text)|" } ?? [])
      #expect(all.contains { $0.contains(exception.text) }, "\(exception.file): \(exception.text)")
    }
  }

  private func expectNone(of isFault: (SpokenTexts.Pair) -> Bool) {
    let faults: [Fault] = Self.files.flatMap { file, texts in
      texts.pairs.filter(isFault)
        .map { Fault(file: file, line: $0.line, text: Self.shown($0)) }
        .filter { !WordsAllowed.isAllowed($0.text, in: file) }
    }
    #expect(faults == [])
  }

  private static func shown(_ pair: SpokenTexts.Pair) -> String {
    "\(pair.chinese.text) | \(pair.english.text)"
  }

  /// `中文 / English`, as the help of a command, which is printed before a language is known; or paragraphs of both.
  /// Lines that show how the command is called are in neither.
  private static func isInBoth(_ text: String) -> Bool {
    let lines = text.split(separator: "\n").filter { !$0.contains("taizhang ") }
    guard lines.contains(where: { String($0).isChinese }) else { return true }
    let halves = lines.joined(separator: "\n").split(separator: " / ", maxSplits: 1)
    if halves.count == 2 { return String(halves[1]).hasLatin }
    return lines.contains { !String($0).isChinese && $0.contains(" ") }
  }
}
