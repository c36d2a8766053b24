import Foundation
import LedgerTestSupport
import TestSupport
import Testing

struct InspectTests {
  /// A GBK file that says it is a workbook, with a heading that nobody knows and a wrong id.
  private static let roster = """
    姓名,身份证号,联系电话,所在支部,学时
    张一,459901196203050011,13800138001,东村党支部,40
    李二,459901197108120021,13800138002,东村党支部,8

    """

  private func inspect(
    _ files: [String: Data], _ options: [String]
  ) throws -> TaizhangProcess {
    var pipeline = MiniPipeline()
    let member = pipeline.files["datasets/member.yaml"]
    pipeline.files["datasets/member.yaml"] = member?.replacing(
      "type: reference, to: branch", with: "type: reference, to: branch, required: true")
    let place = try Workplace(pipeline)
    for (name, content) in files { try place.folder.write(content, to: name) }
    return try TaizhangProcess.run(
      ["inspect", "--pipeline", "mini"] + options + files.keys.sorted(), in: place.folder.path)
  }

  private func inspect(_ text: String, _ options: String...) throws -> TaizhangProcess {
    try inspect(["补报.xls": Data(text.utf8)], options)
  }

  @Test func tellsWhatAFileWouldBeReadAs() throws {
    let run = try inspect(Self.roster, "--lang", "zh")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        补报.xls
          格式 文本表（CSV），166 字节
          扩展名不符：看名字是旧式 XLS
          编码 utf-8（确定：字节都合 UTF-8）
          以逗号分隔，用双引号括住，行尾 LF
          唯一的表：3 行 × 5 列（A1:E3）
            认作 党员花名册（member），7 分：认得 4 列 ×2，缺必填的列 −1
            表头在第 1 行，5 个列名认得 4 个
              A  姓名 → name
              B  身份证号 → citizen_id
              C  联系电话 → phone
              D  所在支部 → 没有用上，像是“所在党支部”，要读就改 mini/datasets/member.yaml:10：
                 aliases: [所在支部]
                 或者在 aliases.csv 加一行：member,branch,所在支部
              E  学时 → hours
            缺少必填的列：所在党支部
            前 2 条读入后的样子：
              第 2 行  姓名=张一 | 身份证号=459901**********11 | 联系电话=138****8001 | 学时=40
              第 3 行（退回）  姓名=李二 | 身份证号=✗ | 联系电话=138****8002 | 学时=8
                ✗ B3 R05 身份证号 459901**********21 校验码不对（请核对身份证）


        """)
  }

  @Test func saysItInEnglish() throws {
    let run = try inspect(Self.roster, "--lang", "en")
    let lines = run.output.split(separator: "\n").map { $0.drop { $0 == " " } }
    for line in [
      "format text table (CSV), 166 bytes", "the ending is wrong: the name says old binary XLS",
      "encoding utf-8 (certain: all bytes are UTF-8)",
      "separated by commas, quoted by double quotes, lines in LF",
      "The only sheet: 3 rows × 5 columns (A1:E3)",
      "taken for 党员花名册 (member), score 7: 4 columns placed ×2, required columns missing −1",
      "header in row 1, 4 of 5 headings known", "required columns missing: 所在党支部",
      "the first 2 records as imported:",
    ] {
      #expect(lines.contains { $0 == line }, "\(line)")
    }
  }

  @Test func masksPersonalNumbersUnlessAskedNotTo() throws {
    for options in [["--json"], []] {
      let masked = try inspect(["补报.csv": Data(Self.roster.utf8)], options)
      let shown = try inspect(["补报.csv": Data(Self.roster.utf8)], options + ["--unmask"])
      for number in ["459901196203050011", "459901197108120021", "13800138002"] {
        #expect(!masked.output.contains(number))
        #expect(shown.output.contains(number))
      }
    }
    // Cut off, a number would no longer look like one.
    let long = "列一,列二\n" + String(repeating: "字", count: 30) + "459901196203050011,1\n"
    for options in [["--json"], []] {
      let run = try inspect(["t.csv": Data(long.utf8)], options)
      #expect(run.output.contains("字459901"))
      #expect(!run.output.contains("4599011"))
    }
  }

  // MARK: JSON

  private static func schema() throws -> JSONSchema {
    try JSONSchema(repositoryFile: "docs/inspect.schema.json")
  }

  @Test func theJSONIsThatOfTheSchema() throws {
    let files = [
      "a.csv": Data(Self.roster.utf8), "b.xlsx": Data(Self.workbook), "c.pdf": Data("%PDF-".utf8),
      "d.csv": Data("x,y\n1,2\n".utf8), "e.csv": Data(),
    ]
    let run = try inspect(files, ["--json"])
    #expect(run.status == 0)
    let value = try JSONValue(parsing: run.output)
    #expect(try Self.schema().faults(in: value) == [])
    #expect(value["files"]?.elements.map { $0["file"] } == files.keys.sorted().map { .text($0) })
    #expect(value["pipeline"] == .text("mini"))
    let again = try inspect(files, ["--json"])
    #expect(again.output == run.output)
  }

  @Test func theJSONHoldsTheGuess() throws {
    let value = try JSONValue(parsing: try inspect(Self.roster, "--json", "--lang", "zh").output)
    let file = try #require(value["files"]?.elements.first)
    #expect(file["format"] == .text("csv"))
    #expect(file["promised_format"] == .text("xls"))
    #expect(file["encoding"]?["certainty"] == .text("certain"))
    let sheet = try #require(file["sheets"]?.elements.first)
    #expect(sheet["range"] == .text("A1:E3"))
    #expect(sheet["dataset"]?["name"] == .text("member"))
    #expect(sheet["dataset"]?["score"] == .number(7))
    #expect(sheet["header"]?["score"] == .number(0.8))
    #expect(sheet["missing_fields"]?.elements.map { $0["field"] } == [.text("branch")])
    let mapping = sheet["mapping"]?.elements ?? []
    #expect(
      mapping.map { $0["field"] } == [
        .text("name"), .text("citizen_id"), .text("phone"), .null, .text("hours"),
      ])
    #expect(mapping[3]["suggestion"]?["yaml"] == .text("aliases: [所在支部]"))
    #expect(mapping[3]["suggestion"]?["csv"] == .text("member,branch,所在支部"))
    let samples = sheet["samples"]?.elements ?? []
    #expect(samples.map { $0["rejected"] } == [.bool(false), .bool(true)])
    #expect(samples[0]["values"]?["hours"] == .number(40))
    #expect(samples[0]["values"]?["citizen_id"] == .text("459901**********11"))
    #expect(samples[1]["values"]?["citizen_id"] == .null)
    #expect(samples[1]["findings"]?.elements.map { $0["rule"] } == [.text("R05")])
    #expect(samples[1]["findings"]?.elements.first?["column"] == .text("B"))
  }

  // MARK: Facts of workbooks

  private static let workbook: [UInt8] = {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let rows = (2...6).map {
      "<row r=\"\($0)\"\($0 == 4 ? " hidden=\"1\"" : "")><c t=\"inlineStr\"><is><t>甲\($0)</t></is></c><c/><c><v>\($0)</v></c></row>"
    }.joined()
    return ZipWriter([
      ZipWriter.Entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"一\" sheetId=\"1\"/>"
          + "<sheet name=\"二\" sheetId=\"2\" state=\"veryHidden\"/></sheets></workbook>"),
      ZipWriter.Entry(
        "docProps/app.xml",
        "<Properties><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>"
      ),
      ZipWriter.Entry(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(main)\"><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
          + "<row r=\"1\"><c t=\"inlineStr\"><is><t>名</t></is></c><c/><c t=\"inlineStr\"><is><t>数</t></is></c></row>"
          + "\(rows)</sheetData><autoFilter ref=\"A1:C6\"><filterColumn colId=\"0\"/></autoFilter>"
          + "<mergeCells><mergeCell ref=\"A8:C8\"/></mergeCells></worksheet>"),
      ZipWriter.Entry(
        "xl/worksheets/sheet2.xml", "<worksheet xmlns=\"\(main)\"><sheetData/></worksheet>"),
    ]).archive()
  }()

  @Test func tellsWhatSurroundsTheValues() throws {
    let run = try inspect(["名册.xlsx": Data(Self.workbook)], ["--lang", "zh"])
    #expect(
      run.output == """
        名册.xlsx
          格式 XLSX，2 KB，日期从 1904 年算起（老 Mac 的算法）
          由 Microsoft Excel 16.0300 写成
          2 张工作表（1 张隐藏）
          工作表“一”：6 行 × 3 列（A1:C6）
            合并单元格 1 处：A8:C8
            隐藏的行 1（第 4 行）；隐藏的列 1（B）
            筛选 A1:C6，A 列有条件，藏了 1 行
            认不出是哪张台账
            看起来表在 A1:C6，表头在第 1 行（3 列有 2 个不同的列名）
              | 名 |  | 数
              第 2 行 | 甲2 |  | 2
              第 3 行 | 甲3 |  | 3
              第 4 行 | 甲4 |  | 4
              第 5 行 | 甲5 |  | 5
              第 6 行 | 甲6 |  | 6
          工作表“二”（深度隐藏，菜单里取消不了）：空表


        """)
  }

  // MARK: Files that cannot be read

  private static let encrypted: Data = {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 508)
    var entry = "EncryptedPackage".utf16.map { UInt8($0 & 0xFF) }.reduce(into: [UInt8]()) {
      $0 += [$1, 0]
    }
    entry += Array(repeating: 0, count: 128 - entry.count)
    (entry[64], entry[66]) = (34, 2)
    return Data(bytes + entry)
  }()

  @Test func anEncryptedWorkbookHasAStatusOfItsOwn() throws {
    let run = try inspect(["密.xlsx": Self.encrypted], ["--lang", "zh"])
    #expect(run.status == 3)
    #expect(
      run.output == """
        密.xlsx
          格式 XLSX，有打开密码，640 字节
          读不了：文件有打开密码，请去掉密码后另存再交


        """)
    let json = try inspect(["密.xlsx": Self.encrypted], ["--json"])
    #expect(json.status == 3)
    let file = try JSONValue(parsing: json.output)["files"]?.elements.first
    #expect(file?["encrypted"] == .bool(true))
    #expect(file?["error"]?["code"] == .text("encrypted"))
    for command in ["convert", "inspect --dump-jsonl"] {
      let folder = try TemporaryFolder()
      try folder.write(Self.encrypted, to: "t.xlsx")
      let run = try TaizhangProcess.run(
        command.split(separator: " ").map(String.init) + ["t.xlsx", "--lang", "en"],
        in: folder.path)
      #expect(run.status == 3)
      #expect(run.errors == "t.xlsx: the file is encrypted; save it without a password\n")
      #expect(run.output == "")
    }
  }

  @Test(
    arguments: [
      (["a.xlsx"], 3), (["a.xlsx", "b.pdf"], 1), (["a.xlsx", "c.csv"], 0), (["b.pdf"], 1),
    ] as [([String], Int32)])
  func theStatusIsThatOfAllFiles(names: [String], status: Int32) throws {
    let contents = [
      "a.xlsx": Self.encrypted, "b.pdf": Data("%PDF-1.7".utf8), "c.csv": Data("a,b\n1,2\n".utf8),
    ]
    let files = contents.filter { names.contains($0.key) }
    #expect(try inspect(files, []).status == status)
    #expect(try inspect(files, ["--json"]).status == status)
  }

  @Test func saysHowFarADamagedSheetCanBeRead() throws {
    let text = BrokenWorkbook.xml(wholeRows: 149)
    let run = try inspect(["坏.xml": Data(text.utf8)], ["--lang", "zh"])
    #expect(run.status == 0)
    #expect(run.output.contains("  唯一") == false)
    #expect(run.output.contains("工作表“一”：149 行 × 2 列（A1:B149）"))
    #expect(run.output.contains("第 2 行 | 1 | 2"))
    #expect(run.output.contains("只能读到这里：坏.xml, 一：文件已损坏"))
  }

  @Test func aHostileFileMakesNoEndlessOutput() throws {
    let header = (1...2_000).map { "列\($0)" }.joined(separator: ",")
    let row = Array(repeating: String(repeating: "x", count: 60), count: 2_000).joined(
      separator: ",")
    let text = "\(header)\n\(row)\n\(row)\n\(row)\n"
    for options in [["--lang", "zh"], ["--json"]] {
      let run = try inspect(["t.csv": Data(text.utf8)], options)
      #expect(run.status == 0)
      #expect(run.output.utf8.count < 100_000)
    }
    let run = try inspect(["t.csv": Data(text.utf8)], ["--lang", "en"])
    #expect(run.output.contains("| … (1980 more columns)"))
  }

  @Test func aPipelineIsTakenOrLeft() throws {
    let run = try inspect(Self.roster, "--no-pipeline")
    #expect(run.status == 64)
    let folder = try TemporaryFolder()
    try folder.write(Self.roster, to: "t.csv")
    let without = try TaizhangProcess.run(
      ["inspect", "--no-pipeline", "--lang", "en", "t.csv"], in: folder.path)
    #expect(without.output.contains("the table seems to be A1:E3, its header in row 1"))
    #expect(!without.output.contains("not recognised"))
  }

  // MARK: Other people's files

  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus").standardized.path

  struct CorpusFile: CustomTestStringConvertible {
    var testDescription: String
    /// What the text says, and the figures of the first sheet in JSON.
    var lines: [String]
    var figures: [String: JSONValue]

    init(_ path: String, _ lines: [String], _ figures: [String: JSONValue]) {
      testDescription = path
      self.lines = lines
      self.figures = figures
    }
  }

  /// None where there is no corpus beside the repository.
  static let corpusFiles = [
    CorpusFile(
      "xlsx/valid/sheetjs-test_files/wtf_path.xlsx",
      ["由 SheetJS 写成", "隐藏的行 1（第 5 行）；隐藏的列 1（D）", "批注 1 条：A4", "工作表有保护"],
      ["range": .text("A1:D6"), "formulas": .number(1), "protected": .bool(true)]),
    CorpusFile(
      "xlsx/valid/dromara-hutool/1899bug_demo.xlsx", ["由 WPS 表格 11.1.0.11115 写成"],
      ["rows": .number(7)]),
    CorpusFile(
      "xlsx/valid/tafia-calamine/table_with_absolute_paths.xlsx", ["由 Openpyxl 3.1.5 写成"], [:]),
    CorpusFile(
      "xlsx/valid/apache-poi/60825.xlsx", ["没有单元格、不读的表：“Module”（没有内容，可能是宏模块）"],
      ["range": .null]),
    CorpusFile(
      "xlsx/valid/openspout-openspout/sheet_with_strict_ooxml.xlsx", ["文件自称用到 A1:CN6826"],
      ["columns": .number(92), "declared_range": .text("A1:CN6826")]),
    CorpusFile(
      "csv/encodings/liulinwjzx-liuinwj-public-coding/ISO-3166-1-CN.gb18030.csv",
      ["编码 gb18030（很可能：按字节推断）", "以逗号分隔，用双引号括住，行尾 CRLF"],
      ["range": .text("A1:K250"), "filled_rows": .number(250)]),
    CorpusFile(
      "html-as-xls/sheetjs-test_files/crlf.htm.xls",
      ["格式 网页（HTML），3 KB", "扩展名不符：看名字是旧式 XLS", "由 Microsoft Excel 15 写成"],
      ["rows": .number(3)]),
    CorpusFile(
      "html-as-xls/phpoffice-phpspreadsheet/charset.gb18030.html.xls",
      ["编码 gb18030（确定：文件自己写明）"], ["filled_cells": .number(1)]),
    CorpusFile(
      "xml2003/valid/sheetjs-test_files/apachepoi_DrawingAndComments.xls.xml",
      ["格式 SpreadsheetML 2003 (XML)，5 KB，日期从 1900 年算起", "批注 3 条：B4、C6、F7"],
      ["range": .text("A1:F9")]),
  ].filter { FileManager.default.fileExists(atPath: "\(corpus)/\($0.testDescription)") }

  @Test(arguments: corpusFiles)
  func readsOtherPeoplesFiles(_ file: CorpusFile) throws {
    let path = "\(Self.corpus)/\(file.testDescription)"
    let run = try TaizhangProcess.run(["inspect", "--no-pipeline", "--lang", "zh", path])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    for line in file.lines { #expect(lines.contains(line), "\(line)") }
    let json = try TaizhangProcess.run(["inspect", "--no-pipeline", "--json", path])
    let value = try JSONValue(parsing: json.output)
    #expect(try Self.schema().faults(in: value) == [])
    let sheet = try #require(value["files"]?.elements.first?["sheets"]?.elements.first)
    for (key, figure) in file.figures { #expect(sheet[key] == figure, "\(key)") }
  }

  /// What is answered with yes is known from then on; the rest is asked about again.
  @Test(arguments: [("y", 0 as Int32, true), ("n", 0, false), ("", 0, false)])
  func headingsAreLearntAfterAsking(answer: String, status: Int32, isKept: Bool) throws {
    let place = try Workplace()
    try place.folder.write(Self.roster, to: "补报.csv")
    let command =
      "printf '\(answer)\\n' | \"$TAIZHANG\" inspect --pipeline mini --lang zh --learn 补报.csv"
    let run = try TaizhangProcess.shell(command, in: place.folder.path)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.contains("把“所在支部”记作党员花名册的“所在党支部”？"))
    let again = try place.taizhang("inspect", "--pipeline", "mini", "--lang", "zh", "补报.csv")
    #expect(again.output.contains("所在支部 → branch") == isKept)
    let path = place.folder.path(of: "mini/aliases.csv")
    #expect(FileManager.default.fileExists(atPath: path) == isKept)
  }
}
