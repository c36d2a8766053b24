import Foundation

/// What a file's name says of its being a later version of another: `名册（更正）.xlsx`, `名册 (2).xlsx`, `更正/名册.xlsx`.
///
/// Only names order versions, and never the times of files: copying a folder changes those.
struct CorrectionMark: Comparable, Sendable {
  /// Which words were used; later ones outweigh earlier ones.
  enum Level: Int, Comparable, Sendable {
    /// Just the name.
    case none
    /// `(2)`, 副本: a program made it of a name that was taken.
    case copy
    /// `v2`, 第2稿, `20230615`, 6月15日.
    case version
    /// 更正, 修改, 重报.
    case correction
    /// 最终, 定稿.
    case final

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  var level = Level.none
  /// Which of several of the level; a day as month and day, or with the year.
  var number = 0

  static func < (a: CorrectionMark, b: CorrectionMark) -> Bool {
    (a.level, a.number) < (b.level, b.number)
  }
}

/// The name of a file without the marks of its version, and the mark.
public struct VersionedName: Sendable {
  /// Folders and stem, folded; equal for the versions of one file.
  public let base: String
  let mark: CorrectionMark

  /// - Parameter name: The path below the input folder.
  public init(_ name: String) {
    let folded = name.precomposedStringWithCompatibilityMapping.lowercased()
    var parts = folded.split(separator: "/").map(String.init)
    if let last = parts.popLast() { parts.append((last as NSString).deletingPathExtension) }
    var mark = CorrectionMark()
    let stems = parts.map { part in
      var stem = String(part.filter { !$0.isWhitespace })
      while let (shorter, found) = Self.withoutMark(stem), shorter != stem {
        stem = shorter
        mark = max(mark, found)
      }
      return stem
    }
    base = stems.filter { !$0.isEmpty }.joined(separator: "/")
    self.mark = mark
  }

  /// - Returns: The name less one mark at its end or front; `nil` where there is none.
  private static func withoutMark(_ stem: String) -> (String, CorrectionMark)? {
    for (level, pattern) in patterns {
      guard let range = stem.range(of: pattern, options: .regularExpression) else { continue }
      let text = stem[range]
      return (stem.replacingCharacters(in: range, with: ""), mark(level, String(text)))
    }
    return nil
  }

  private static func mark(_ level: CorrectionMark.Level, _ text: String) -> CorrectionMark {
    let digits = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    var number = digits.prefix(2).reduce(0) { $0 &* 100 &+ $1 }
    if digits.isEmpty {
      number = text.lazy.compactMap { numerals[$0] }.first ?? 1
    }
    return CorrectionMark(level: level, number: number)
  }

  private static let numerals: [Character: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  private static let words = "更正|修改|修订|修正|订正|改正|补正|补报|重报|重新上报|更新"
  private static let lasts = "最终|最新|终稿|定稿"
  private static let tail = "(?:稿|版|后|件|表|的)?[0-9]{0,3}"

  /// A mark at the end, with what sets it off, or a word at the front.
  private static let patterns: [(CorrectionMark.Level, String)] = [
    (.final, "[-_—·.(\\[【]*(?:\(lasts))\(tail)[)\\]】]*$"),
    (.correction, "[-_—·.(\\[【]*(?:\(words))\(tail)[)\\]】]*$"),
    (.correction, "^[(\\[【]*(?:\(words))(?:稿|版|件)?[)\\]】]*[-_—·.]*"),
    (.version, "[-_—·.(]*第[一二三四五六七八九十0-9]{1,3}(?:次|稿|版)(?:上报)?[)]*$"),
    (.version, "[-_—·.(]*v[0-9]{1,3}(?:\\.[0-9]{1,2})?[)]*$"),
    (.version, "[-_—·.(]*20[0-9]{2}[01][0-9][0-3][0-9][)]*$"),
    (.version, "[-_—·.(]*[01]?[0-9]月[0-3]?[0-9]日[)]*$"),
    (.copy, "[-_—·.]*(?:的)?副本[0-9]{0,2}$"),
    (.copy, "[-_—·.]*\\([0-9]{1,2}\\)$"),
  ]
}
