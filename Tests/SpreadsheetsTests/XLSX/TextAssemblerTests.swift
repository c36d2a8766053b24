import Testing

@testable import Spreadsheets

struct TextAssemblerTests {
  private func text(_ runs: [String]) -> String {
    var text = TextAssembler()
    for run in runs {
      // Byte by byte, as a parser may hand a text out.
      for byte in run.utf8 {
        withUnsafePointer(to: byte) { text.append(.init(start: $0, count: 1)) }
      }
      text.endRun()
    }
    text.endText()
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (["plain"], "plain"),
    ([" 党员 ", "花名册 "], " 党员 花名册 "),
    (["_x0041_"], "A"),
    (["a_x5f20_b"], "a张b"),
    (["_xD83D__xDE00_"], "😀"),
    (["_xD83D_"], "_xD83D_"),  // half a pair
    (["_xD83D__x0041_"], "_xD83D_A"),
    (["_x005F_x000D_"], "_x000D_"),  // how Excel writes a text that looks like an escape
    (["_X0041_", "_x004_", "_x00G1_", "_x0041"], "_X0041__x004__x00G1__x0041"),
    (["_x00", "41_"], "_x0041_"),
    (["one_x000D_\ntwo"], "one\ntwo"),
    (["one\r\ntwo\rthree\n\rfour"], "one\ntwo\nthree\n\nfour"),
  ])
  func decodesEscapesAndLineEnds(runs: [String], expected: String) {
    #expect(text(runs) == expected)
  }
}
