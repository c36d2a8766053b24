import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// What must be said, word for word, when a run cannot be done.
struct FailureCase: CustomTestStringConvertible {
  var testDescription: String
  var files: [String: String] = [:]
  var arguments = ["run", "mini", "--period", "2023-06", "--input", "input", "--out", "out"]
  var status: Int32 = 1
  var chinese: String
  var english: String

  /// - Parameter files: Files to write below the workplace.
  init(
    _ name: String, files: [String: String] = [:], _ arguments: [String]? = nil,
    status: Int32 = 1, zh chinese: String, en english: String
  ) {
    testDescription = name
    self.files = files
    if let arguments { self.arguments = arguments }
    self.status = status
    self.chinese = chinese
    self.english = english
  }
}

struct FailureTests {
  private static let nothing = "没有一张表能读成台账，可以用 taizhang inspect 细看。原有结果没有改动"
  private static let nothingEnglish =
    "no sheet could be read; taizhang inspect tells more. Earlier outputs were not touched"

  @Test(arguments: [
    FailureCase(
      "missing folder",
      ["run", "mini", "--period", "2023-06", "--input", "nosuch", "--out", "out"],
      zh: "找不到 nosuch，请检查路径", en: "nosuch does not exist; check the path"),
    FailureCase(
      "empty file", files: ["input/空.csv": ""], zh: "空.csv：文件是空的，请重新导出，或请对方重发\n" + nothing,
      en: "空.csv: the file is empty; export it again or ask for it again\n" + nothingEnglish),
    FailureCase(
      "old .xls", files: ["input/旧.xls": "\u{D0}"],
      zh: "旧.xls：这是旧式 .xls 文件，请用 Excel 或 WPS 打开后“另存为”.xlsx\n" + nothing,
      en: "旧.xls: this is an old binary .xls; open it in Excel or WPS and save it as .xlsx\n"
        + nothingEnglish),
    FailureCase(
      "PDF", files: ["input/扫描.pdf": "%PDF-1.4\n"],
      zh: "扫描.pdf：这不是表格文件（pdf），请改报 .xlsx 或 CSV\n" + nothing,
      en: "扫描.pdf: this is not a spreadsheet (pdf); ask for .xlsx or CSV\n" + nothingEnglish),
    FailureCase(
      "no header", files: ["input/杂.csv": "甲,乙\n1,2\n"],
      zh: "杂.csv：没有找到任何一张台账的表头，这张表没有读\n" + nothing,
      en: "杂.csv: no row is the header of any dataset; the sheet was not read\n" + nothingEnglish),
    FailureCase(
      "missing pipeline", ["run", "nosuch", "--period", "2023-06", "--input", "input"], status: 64,
      zh: "nosuch:1:1: 没有“nosuch”这个文件夹\n流程定义有 1 处错误，请改正后再运行。原有结果没有改动",
      en:
        "nosuch:1:1: there is no folder “nosuch”\nfaults in the definitions: 1; mend them and run again. Earlier outputs were not touched"
    ),
    FailureCase(
      "wrong key",
      files: ["mini/tables/towns.yaml": "- table: t\n  titel: 表\n  title: 表\n  sql: SELECT 1\n"],
      status: 64,
      zh:
        "mini/tables/towns.yaml:2:3: 没有“titel”这个键，可用的键：table, title, sql；是不是想写“title”？\n流程定义有 1 处错误，请改正后再运行。原有结果没有改动",
      en:
        "mini/tables/towns.yaml:2:3: there is no key “titel”; the keys are table, title, sql; did you mean “title”?\nfaults in the definitions: 1; mend them and run again. Earlier outputs were not touched"
    ),
    FailureCase(
      "wrong column",
      files: ["mini/models/roster.sql": "SELECT m.name,\n  m.huors AS hours FROM member m\n"],
      ["pipeline", "check", "mini"], status: 64,
      zh:
        "mini/models/roster.sql:2:5: SQL 里的列“m.huors”不存在；是不是想写“hours”？\n流程定义有 1 处错误，请改正后再运行。原有结果没有改动",
      en:
        "mini/models/roster.sql:2:5: the SQL is wrong: no such column: m.huors; did you mean “hours”?\nfaults in the definitions: 1; mend them and run again. Earlier outputs were not touched"
    ),
    FailureCase(
      "output below a file", files: ["file": "", "input/党支部台账.csv": "党支部名称,乡镇\n东,东镇\n"],
      ["run", "mini", "--period", "2023-06", "--input", "input", "--out", "file/out"],
      zh: "写不了 file/out：路径中有一段是文件，不是文件夹，请换一个地方。原有结果没有改动",
      en:
        "cannot write file/out: a part of the path is a file, not a folder; take another place. Earlier outputs were not touched"
    ),
    FailureCase(
      "too early a month", files: ["input/党支部台账.csv": "党支部名称,乡镇\n东,东镇\n"],
      ["run", "mini", "--period", "1888-06", "--input", "input", "--out", "out"], status: 64,
      zh: "月份 1888-06 太早，最早是 1900-01",
      en: "the month 1888-06 is too early; the first is 1900-01"),
  ])
  func aRunThatCannotBeDoneSaysWhyAndWhere(_ failure: FailureCase) throws {
    let folder = try TemporaryFolder()
    _ = try MiniPipeline().write(to: folder)
    for (name, text) in failure.files {
      // The mark of a compound file cannot be written as UTF-8 text.
      let mark = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      let isCompound = text == "\u{D0}"
      try folder.write(isCompound ? mark + Data(count: 1_024) : Data(text.utf8), to: name)
    }
    for (language, sentence) in [("zh", failure.chinese), ("en", failure.english)] {
      let run = try TaizhangProcess.run(failure.arguments + ["--lang", language], in: folder.path)
      #expect(run.errors == sentence + "\n")
      #expect(run.output == "")
      #expect(run.status == failure.status)
      #expect(!run.isKilled)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "out/2023-06")))
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "out/ledger/2023-06.sqlite")))
  }

  @Test(arguments: [
    (["run", "mini", "--input", "input"], "Missing expected argument '--period <period>'"),
    (["run", "mini", "--period", "2023-13", "--input", "input"], "2023-13"),
    (["run", "mini", "--period", "2023-06", "--input", "input", "--lang", "fr"], "fr"),
    (["nosuch"], "nosuch"),
  ])
  func wrongUsageIsExitStatus64(arguments: [String], words: String) throws {
    let place = try Workplace()
    let process = try TaizhangProcess.run(arguments, in: place.folder.path)
    #expect(process.status == 64)
    #expect(process.errors.contains(words))
    #expect(process.output == "")
  }

  @Test(arguments: [
    ([:], "找不到"), (["LANG": "C.UTF-8"], "找不到"), (["LANG": "zh_CN.UTF-8"], "找不到"),
    (["LANG": "en_US.UTF-8"], "does not exist"),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"], "does not exist"),
    (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"], "找不到"),
    (["LANG": "en_US.UTF-8", "LC_ALL": ""], "does not exist"),
  ])
  func theLocaleChoosesTheLanguage(environment: [String: String], words: String) throws {
    let run = try Workplace().taizhang("inspect", "nosuch", environment: environment)
    #expect(run.errors.contains(words))
    #expect(run.status == 1)
  }

  @Test func oneFileThatCannotBeReadDoesNotStopTheOthers() throws {
    var month = MiniMonth()
    month.files["坏.csv"] = ""
    let place = try Workplace(month: month)
    let run = try place.run()
    #expect(run.status == 0)
    #expect(run.errors == "坏.csv：文件是空的，请重新导出，或请对方重发\n")
    #expect(run.output.contains("！有 1 个文件没有读全"))
  }

  @Test func aFailedRunLeavesEarlierOutputsAlone() throws {
    let place = try Workplace()
    try place.run()
    let before = try place.outputs()
    try FileManager.default.removeItem(atPath: place.input)
    try place.folder.write("", to: "input/空.csv")
    #expect(try place.run().status == 1)
    #expect(try place.outputs() == before)
  }

  /// The limit stands for a full disk: it stops the ledger, or one of the outputs.
  @Test(arguments: [
    (8, "写不了 out/ledger/2023-06.sqlite：读写磁盘出错，请检查磁盘后再试。原有结果没有改动\n"),
    (200, "写不了 out/ledger/2023-06.sqlite：读写磁盘出错，请检查磁盘后再试。原有结果没有改动\n"),
  ])
  func aLimitOfTheFilesSizeEndsInASentence(blocks: Int, sentence: String) throws {
    var month = MiniMonth()
    month.files["党员花名册2.csv"] =
      "姓名,身份证号,所在党支部,学时\n"
      + (0..<400).map { "周\($0 % 10),459901198808080061,东村党支部,\($0)\n" }.joined()
    let place = try Workplace(month: month)
    try place.run()
    let before = try place.outputs()
    let run = try TaizhangProcess.shell(
      "ulimit -f \(blocks); exec \"$TAIZHANG\" run mini --period 2023-06 --input input --out out",
      in: place.folder.path)
    #expect(!run.isKilled)
    #expect(run.errors == sentence)
    #expect(run.status == 1)
    #expect(try place.outputs() == before)
  }

  @Test func aFullDiskIsNamed() throws {
    let place = try Workplace()
    let run = try TaizhangProcess.shell(
      "exec \"$TAIZHANG\" check mini --period 2023-06 --input input >/dev/full",
      in: place.folder.path)
    #expect(run.errors == "写不了标准输出：磁盘满了，请腾出空间后再试\n")
    #expect(run.status == 1)
  }

  @Test(arguments: ["check mini --period 2023-06 --input input", "inspect input", "--help"])
  func aReaderThatHasGoneIsANormalEnd(command: String) throws {
    let place = try Workplace()
    let run = try TaizhangProcess.shell(
      "(\"$TAIZHANG\" \(command); echo $? >status) | :; cat status", in: place.folder.path)
    #expect(run.output == (command.hasPrefix("check") ? "2\n" : "0\n"))
    #expect(run.errors == "")
  }
}
