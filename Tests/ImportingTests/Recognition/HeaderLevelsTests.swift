import Testing

@testable import Importing

struct HeaderLevelsTests {
  /// `nil` is a blank cell.
  private func row(_ number: Int, _ texts: [String?]) -> HeadRow {
    HeadRow(
      number: number,
      cells: texts.enumerated().compactMap { index, text in text.map { (index + 1, $0) } })
  }

  @Test(arguments: [
    // Merged downwards, the parent stands alone; merged to the right, it is over all its leaves.
    (
      [["序号", "书记", nil, "电话"], [nil, "姓名", "电话", nil]],
      ["序号", "书记/姓名", "书记/电话", "电话"]
    ),
    // Filled downwards, both levels say the same.
    ([["姓名", "身份证号"], ["姓名", "身份证号"]], ["姓名", "身份证号"]),
    (
      [["班子", nil, nil], ["书记", nil, "副书记"], ["姓名", "电话", "姓名"]],
      ["班子/书记/姓名", "班子/书记/电话", "班子/副书记/姓名"]
    ),
    ([["村名", nil], ["甲村", "3"]], ["村名/甲村", "村名/3"]),
  ])
  func joins(rows: [[String?]], headings: [String]) {
    let numbered = rows.enumerated().map { row($0 + 3, $1) }
    let joined = HeaderLevels.joined(numbered[...])
    #expect(joined.number == 3)
    #expect(joined.cells.map(\.text) == headings)
  }

  @Test(arguments: [
    ("书记/姓名", ["书记姓名", "书记姓名", "书记"]),
    ("书记/电话", ["书记电话", "书记电话"]),
    ("姓名", []),
  ])
  func alternatives(heading: String, names: [String]) {
    #expect(Heading(heading).alternatives == names)
  }
}
