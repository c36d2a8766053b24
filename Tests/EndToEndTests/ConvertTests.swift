import Foundation
import TestSupport
import Testing

struct ConvertTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var content: [UInt8]
    var output: String

    init(_ name: String, _ content: [UInt8], _ output: String) {
      testDescription = name
      self.content = content
      self.output = output
    }

    init(_ name: String, _ text: String, _ output: String) {
      self.init(name, Array(text.utf8), output)
    }
  }

  static let clean = "name,note,age\r\nAnn,\"a, b\",30\r\nBob,\"say \"\"hi\"\"\",41\r\nCem,,52\r\n"

  static let cases = [
    Case("clean", clean, clean),
    Case(
      "semicolons", "name;note;age\nAnn;\"a, b\";30\nBob;\"say \"\"hi\"\"\";41\nCem;;52\n", clean),
    Case(
      "spaces", "name note age\nAnn \"a, b\" 30\nBob \"say \"\"hi\"\"\" 41\nCem \"\" 52\n", clean),
    Case(
      "comma and space",
      "name, note, age\nAnn, \"a, b\", 30\nBob, \"say \"\"hi\"\"\", 41\nCem, , 52\n", clean),
    Case("apostrophes", "name,note,age\nAnn,'a, b',30\nBob,'say \"hi\"',41\nCem,,52\n", clean),
    Case(
      "backslash", "name,note,age\nAnn,\"a, b\",30\nBob,\"say \\\"hi\\\"\",41\nCem,,52\n", clean),
    Case(
      "nothing doubled", "name,note,age\nAnn,\"a, b\",30\nBob,\"say \"hi\"\",41\nCem,,52\n", clean),
    Case(
      "mixed and missing record ends",
      "name,note,age\rAnn,\"a, b\",30\nBob,\"say \"\"hi\"\"\",41\r\nCem,,52", clean),
    Case("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(clean.utf8), clean),
    Case(
      "UTF-16", [0xFF, 0xFE] + clean.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, clean),
    Case("title and note", "A report\n\n" + clean + "Note: provisional\n", clean),
    Case("header twice", "name,note,age\n" + clean, clean),
    Case("ragged", "a,b,c\n1,x\n2,y,5,6\n3,z,7\n", "a,b,c\r\n1,x,\r\n2,y,5\r\n3,z,7\r\n"),
    Case(
      "no header", "Ann,x,30\nBob,y,41\n", "column1,column2,column3\r\nAnn,x,30\r\nBob,y,41\r\n"),
    Case(
      "stray quote", "a,b,c\n1,\"x,3\n2,\"y, z\",4\n3,w,5\n",
      "a,b,c\r\n1,\"\"\"x\",3\r\n2,\"y, z\",4\r\n3,w,5\r\n"),
    Case(
      "one row with another delimiter", "a,b,c,d\n1,2,3,4\n5;6;7;8\n9,8,7,6\n",
      "a,b,c,d\r\n1,2,3,4\r\n5,6,7,8\r\n9,8,7,6\r\n"),
  ]

  @Test(arguments: cases)
  func writesCleanCSV(_ example: Case) throws {
    let run = try convert(example.content)
    #expect(run.output == example.output)
    #expect(run.status == 0)
  }

  @Test func writesJSONLines() throws {
    let run = try convert(Array("a;b\n007;\"x\"\"\"\n;z\n".utf8), ["--to", "jsonl"])
    #expect(run.output == "[\"a\",\"b\"]\n[\"007\",\"x\\\"\"]\n[null,\"z\"]\n")
  }

  @Test func writesAWorkbookOfTexts() throws {
    let text = "\n名册\n\nname;note;age\nAnn;=1+1;007\nBob;\"x;y\";41\n"
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let again = folder.path(of: "t.xlsx")
    let shell = try TaizhangProcess.shell(
      "\"$TAIZHANG\" convert \(path) --to xlsx > \(again) && \"$TAIZHANG\" inspect --dump-jsonl \(again)"
    )
    #expect(
      shell.output == """
        {"sheet":"Sheet1"}
        ["name","note","age"]
        ["Ann","=1+1","007"]
        ["Bob","x;y","41"]

        """)
  }

  @Test func joinsAHeaderOfSeveralRows() throws {
    let page = """
      <table><tr><td colspan=5>党支部名册</td></tr>
      <tr><td rowspan=2>序号<td rowspan=2>党支部<td colspan=2>书记<td rowspan=2>党员数</tr>
      <tr><td>姓名<td>电话</tr>
      <tr><td>1<td>甲支部<td>张三<td>19900001111<td>12</tr>
      <tr><td>2<td>乙支部<td>李四<td>19900002222<td>31</tr></table>
      """
    let run = try convert(Array(page.utf8), ["--lang", "zh"])
    #expect(
      run.output == """
        序号,党支部,书记/姓名,书记/电话,党员数\r
        1,甲支部,张三,19900001111,12\r
        2,乙支部,李四,19900002222,31\r

        """)
    #expect(
      run.errors == """
        t.csv：表头有几行（第 2–3 行），已连成一行，5 列，2 行
          没有写：第 1 行（表前说明）

        """)
  }

  @Test func saysWhatItMended() throws {
    let text = "a,b,c,d\n1,\"x,3,4\n2,\"y, z\",4,5\n5;6;7;8\n3,w,5,6\n"
    let run = try convert(Array(text.utf8), ["--lang", "en"])
    #expect(
      run.errors == """
        t.csv: header in row 1, 4 columns, 4 rows
          1 rows have another delimiter and were cut with it (rows 4)
          1 rows have a quote that nothing closes; it was taken as text (rows 2)

        """)
  }

  @Test func namesWhatItLeavesOut() throws {
    let text = "名册\na,b,c\n1,2,3\n4,5,6\na,b,c\n7,8,9,10\n\n第一页\n"
    let run = try convert(Array(text.utf8), ["--lang", "zh"])
    #expect(run.output == "a,b,c\r\n1,2,3\r\n4,5,6\r\n7,8,9\r\n")
    #expect(
      run.errors == """
        t.csv：表头在第 2 行，3 列，3 行
          没有写：第 1 行（表前说明）
          没有写：第 8 行（表后附注）
          没有写：重复的表头 1 行（第 5 行）
          1 行比表头长，C 列以后没有写（第 6 行）

        """)
  }

  @Test(arguments: [
    ("\n\n", [], "t.csv: there is no table in it; taizhang inspect tells more\n"),
    (
      "a,b\n", ["--sheet", "党员"],
      "t.csv: no sheet “党员”; a file of this kind has one table, leave --sheet out\n"
    ),
    ("", [], "t.csv: the file is empty; export it again or ask for it again\n"),
  ])
  func refuses(text: String, options: [String], sentence: String) throws {
    let run = try convert(Array(text.utf8), options + ["--lang", "en"])
    #expect(run.errors == sentence)
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func endsQuietlyWhenNobodyReadsOn() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.csv")
    let text = "a,b\n" + String(repeating: "1,2\n", count: 200_000)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let run = try TaizhangProcess.shell("\"$TAIZHANG\" convert \(path) 2>/dev/null | head -1")
    #expect(run.output == "a,b\r\n")
  }

  private func convert(_ content: [UInt8], _ options: [String] = []) throws -> TaizhangProcess {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "t.csv")
    try Data(content).write(to: URL(fileURLWithPath: path))
    return try TaizhangProcess.run(["convert", path] + options)
  }
}
