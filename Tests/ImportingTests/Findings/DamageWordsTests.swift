import Foundation
import TestSupport
import Testing

@testable import Importing

struct DamageWordsTests {
  @Test(arguments: [
    ("its checksum is wrong", "校验和不对"),
    ("it has 5 bytes, but should have 12", "有 5 字节，应有 12 字节"),
    ("<script> is never closed", "<script> 没有结束"),
    ("it is no worksheet but <chartsheet>", "它不是工作表，是 <chartsheet>"),
    ("words of a library", "words of a library"),
  ])
  func saysItInChinese(english: String, chinese: String) {
    #expect(DamageWords.chinese(english) == chinese)
  }

  /// Whatever `Spreadsheets` has of English sentences is told of damaged files.
  @Test func everyDamageHasItsWords() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Spreadsheets").path
    let names = try #require(FileManager.default.subpaths(atPath: folder))
    var sentences: [String] = []
    for name in names.sorted()
    where name.hasSuffix(".swift") && !name.hasSuffix("HTMLEntities.swift") {
      let source = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for case .text(let literal) in SwiftSource.tokens(of: source) {
        sentences.append(literal.text)
      }
    }
    sentences = sentences.filter { $0.contains(#/[a-z]{2,} [a-z]{2,} [a-z]{2,}|is never closed/#) }
    #expect(sentences.count > 20)
    for sentence in sentences {
      let said =
        sentence.hasPrefix("<") ? "<tag> is never closed" : sentence.replacing("\\()", with: "1")
      #expect(DamageWords.chinese(said) != said, "\(sentence)")
    }
  }
}
