import Foundation
import TestSupport
import Testing

/// `inspect --count`: what a file holds, whatever it means.
struct InspectCountTests {
  @Test func countsRowsAndCells() throws {
    let files = [
      "a.csv": Data("姓名,年龄\n张一,40\n,\n李二,\n".utf8),
      "坏.xml": Data(BrokenWorkbook.xml(wholeRows: 149).utf8),
    ]
    let folder = try TemporaryFolder()
    for (name, content) in files { try folder.write(content, to: name) }
    let run = try TaizhangProcess.run(
      ["inspect", "--count", "a.csv", "坏.xml", "--lang", "zh"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("坏.xml, 一!150：文件已损坏"))
    #expect(
      run.output == """
        文件\t工作表\t行\t单元格\t文字\t数字\t是否\t错误值\t日期
        a.csv\t\t3\t5\t5\t0\t0\t0\t0
        坏.xml\t一\t149\t298\t298\t0\t0\t0\t0
        合计\t\t152\t303\t303\t0\t0\t0\t0

        """)
  }
}
