import Testing

@testable import Reporting

struct TextTableTests {
  @Test func columnsAreAlignedAndLongCellsWrapped() {
    var table = TextTable([
      .init("名称", limit: 8), .init("数", isNumber: true), .init("note", limit: 6),
    ])
    table.add(["张一", "7", "abc"])
    table.add(["培训覆盖率", "1234", "到期\n未换届"])
    table.add([])
    #expect(
      table.text == """
        名称        数  note
        ────────  ────  ──────
        张一         7  abc
        培训覆盖  1234  到期
        率              未换届


        """)
  }

  @Test(arguments: [
    ("", 4, [""]), ("abcd", 4, ["abcd"]), ("abcde", 4, ["abcd", "e"]), ("中文字", 4, ["中文", "字"]),
    ("a中文", 4, ["a中", "文"]), ("中", 1, ["中"]), ("a\nb", 4, ["a", "b"]),
    ("e\u{301}e", 2, ["e\u{301}e"]),
  ])
  func textIsBrokenAnywhere(text: String, width: Int, lines: [String]) {
    #expect(TextTable.wrapped(text, to: width) == lines)
  }
}
