import Yams

/// The text of a YAML file and its lines, which the places of SQL blocks are computed from.
struct YAMLSource {
  let file: String
  /// Without a byte order mark, with `\n` at the ends of lines.
  private(set) var text: String
  private var maskedKeys: UInt32 = 0

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  func location(_ mark: Mark?) -> Location {
    Location(file: file, line: max(mark?.line ?? 1, 1), column: max(mark?.column ?? 1, 1))
  }

  /// The line, from 1; empty past the end.
  func line(_ number: Int) -> Substring {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// The spaces before the first line with text after `number`: the indentation of the block there.
  func indentation(after number: Int) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(number)
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return first.prefix { $0 == " " }.count
  }

  /// Reads the file's one document; reports and returns `nil` where it is not YAML.
  ///
  /// Yams stops at a key that stands twice. So that the rest of the file is checked in the same run, the
  /// second key is masked with signs that no key has, and the file is read once more.
  mutating func compose(_ session: LoadingSession) -> Node? {
    for _ in 0..<100 {
      do {
        return try Yams.compose(yaml: text)
      } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
        let mark = context.mark
        let name = duplicates.first ?? ""
        let second = maskSecondKey(name, first: mark)
        session.report(
          "duplicate-key", at: second ?? location(mark),
          LocalizedText(
            "键“\(name)”在同一处写了两次（第一次在第 \(mark.line) 行），请删去一处",
            "the key “\(name)” stands here twice (first in line \(mark.line)); remove one"))
        if second == nil { return nil }
      } catch {
        report(error, session)
        return nil
      }
    }
    return nil
  }

  static func isMasked(_ key: String) -> Bool {
    key.unicodeScalars.contains { (0xE0FF...0xE1FF).contains($0.value) }
  }

  /// Overwrites the key that repeats the one at `first`, length kept; returns its place.
  private mutating func maskSecondKey(_ name: String, first: Mark) -> Location? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0.unicodeScalars) }
    guard lines.indices.contains(first.line - 1) else { return nil }
    let isBlock = lines[first.line - 1].prefix(first.column - 1).allSatisfy {
      " -".unicodeScalars.contains($0)
    }

    for index in (first.line - 1)..<lines.count {
      let line = lines[index]
      // A block's keys all begin in one column; those of `{…}` may stand anywhere after the first.
      let starts =
        isBlock
        ? (index > first.line - 1 ? [first.column - 1] : [])
        : Array(0..<line.count).filter { index > first.line - 1 || $0 > first.column - 1 }
      for start in starts {
        guard let length = keyLength(of: name, in: line, at: start) else { continue }
        // Numbered, or three equal keys would become two equal masks.
        maskedKeys += 1
        let number = Unicode.Scalar(0xE100 + maskedKeys) ?? "\u{E100}"
        let padding = Array(repeating: Unicode.Scalar("\u{E0FF}"), count: length - 1)
        lines[index].replaceSubrange(start..<(start + length), with: padding + [number])
        text = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
        return Location(file: file, line: index + 1, column: start + 1)
      }
    }
    return nil
  }

  /// The length of `name` with its quotes, if it stands at `start` as a key.
  private func keyLength(of name: String, in line: [Unicode.Scalar], at start: Int) -> Int? {
    if start > 0, start <= line.count, !" {,-".unicodeScalars.contains(line[start - 1]) {
      return nil
    }
    for spelling in [name, "\"\(name)\"", "'\(name)'"] {
      let scalars = Array(spelling.unicodeScalars)
      guard line.dropFirst(start).starts(with: scalars) else { continue }
      let rest = line.dropFirst(start + scalars.count).drop { $0 == " " }
      if rest.first == ":" { return scalars.count }
    }
    return nil
  }
}
