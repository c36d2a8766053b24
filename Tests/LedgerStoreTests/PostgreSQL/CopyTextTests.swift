import Testing

@testable import LedgerStore

struct CopyTextTests {
  @Test(arguments: [
    ([Ledger.Value.null, .integer(-5), .real(0.1)], "\\N\t-5\t0.1\n"),
    ([.text(""), .text("\\N"), .text("\\.")], "\t\\\\N\t\\\\.\n"),
    ([.text("a\tb\nc\r\u{0}d")], "a\\tb\\nc\\rd\n"),
    ([.text("党")], "党\n"),
  ])
  func writesARow(row: [Ledger.Value], text: String) {
    var copy = CopyText()
    copy.add(row)
    #expect(String(decoding: copy.bytes, as: UTF8.self) == text)
  }
}
