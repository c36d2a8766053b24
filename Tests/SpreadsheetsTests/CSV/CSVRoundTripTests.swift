import TestSupport
import Testing

@testable import Spreadsheets

/// What a naive writer after RFC 4180 wrote is read back, in any encoding, with any delimiter and
/// line end, and whatever the fields hold.
struct CSVRoundTripTests {
  private static let pieces = [
    "a", "7", "450311199001011234", "张三", "中共某某镇某某村支部委员会", "，", "二〇二三年组织生活会情况统计", "é", "𠀀", "䶮",
    " ", "\"", "\"\"", "\n",
    "\r\n", "\r", ",", ";", "\t", "|", "'", "=\"1\"",
  ]

  @Test(arguments: 0..<60)
  func readsBackWhatWasWritten(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let delimiter = [",", ";", "\t", "|"][seed % 4]
    let lineEnd = ["\n", "\r\n", "\r"][seed % 3]
    let width = Int.random(in: 2...8, using: &generator)

    // A header without any delimiter in its names, as tables have, and rows of one width.
    var written = [(1...width).map { "列\($0)党员姓名单位" }]
    for _ in 0..<Int.random(in: 20...60, using: &generator) {
      written.append(
        (0..<width).map { _ in
          let count = Int.random(in: 0...4, using: &generator)
          return (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
            .joined()
        })
    }
    let text = written.map { record in
      record.map { Self.quoted($0, delimiter) }.joined(separator: delimiter) + lineEnd
    }.joined()

    var expected: [Int: [String?]] = [:]
    for (index, record) in written.enumerated() {
      var cells: [String?] = record.map { $0.isEmpty ? nil : $0 }
      while cells.last == .some(nil) { cells.removeLast() }
      if !cells.isEmpty { expected[index + 1] = cells }
    }
    for encoding in TextEncoding.detected {
      let content = encoding.encoded(text)
      #expect(try rows(of: content) == expected, "seed \(seed), \(encoding)")
      if encoding != .gb18030 {
        #expect(
          try rows(of: encoding.byteOrderMark + content) == expected,
          "seed \(seed), \(encoding), mark")
      }
    }
    for chunkLength in [1, 3, 64] {
      let parsed = records(
        of: Array(text.utf8), delimiter: Character(delimiter), chunkLength: chunkLength)
      #expect(parsed == written, "seed \(seed), chunks of \(chunkLength)")
    }
  }

  private static func quoted(_ field: String, _ delimiter: String) -> String {
    let signs = field.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == delimiter
    }
    return signs ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
