import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Whatever is asked wrongly ends in one sentence: what is wrong, with its name or path, and what to do.
struct WrongUsageTests {
  struct Wrong: CustomTestStringConvertible {
    var arguments: [String]
    var chinese: String
    var english: String
    var status: Int32
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String, _ chinese: String, _ english: String, status: Int32 = 1) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.chinese = chinese
      self.english = english
      self.status = status
    }
  }

  @Test(arguments: [
    Wrong(
      "run mini --period 2023-07 --input empty", "文件夹 empty 里没有文件，请把报来的表格放进去，或检查路径",
      "there is no file in the folder empty; put the spreadsheets there, or check the path"),
    Wrong(
      "run mini --period 2023-07 --input nosuch.xlsx", "找不到 nosuch.xlsx，请检查路径",
      "nosuch.xlsx does not exist; check the path"),
    Wrong(
      "check mini --period 2023-07 --input nosuch", "找不到 nosuch，请检查路径",
      "nosuch does not exist; check the path"),
    Wrong(
      "inspect nosuch.csv", "找不到 nosuch.csv，请检查路径", "nosuch.csv does not exist; check the path"),
    Wrong(
      "convert nosuch.csv", "nosuch.csv：找不到这个文件，请检查路径",
      "nosuch.csv: there is no such file; check the path"),
    Wrong(
      "convert wrong.xlsx", "wrong.xlsx：这不是表格文件（zip），请改报 .xlsx 或 CSV",
      "wrong.xlsx: this is not a spreadsheet (zip); ask for .xlsx or CSV"),
    Wrong("gaps hours_rate --period 2023-04", ledger.chinese, ledger.english),
    Wrong("why hours_rate --period 2023-04", ledger.chinese, ledger.english),
    Wrong("compare 2023-04 2023-06", ledger.chinese, ledger.english),
    Wrong("sources --period 2023-04", ledger.chinese, ledger.english),
    Wrong(
      "history hours_rate --out nosuch", "还没有台账 nosuch/ledger，请先用 taizhang run 算出来",
      "there is no ledger nosuch/ledger; make it with taizhang run"),
    Wrong(
      "gaps hours_rate --period 2023-05",
      "out/ledger/2023-05.sqlite 不是台账文件，或者坏了：请重算那一期，或把它移走",
      "out/ledger/2023-05.sqlite is not a ledger, or is damaged: run its period again, or move it away"
    ),
    Wrong(
      "history 没有的 --period 2023-06", "台账里没有指标“没有的”，全部指标见 metrics.csv",
      "the ledger has no metric “没有的”; metrics.csv has them all", status: 64),
    Wrong(
      "gaps hours_rate --where 天气=晴 --period 2023-06", "“hours_rate”没有列“天气”，各列见 taizhang gaps 的表头",
      "“hours_rate” has no column “天气”; taizhang gaps shows its columns", status: 64),
    Wrong(
      "why hours_rate 月球 --period 2023-06", "“hours_rate”没有“月球”这一组，各组见 metrics.csv",
      "“hours_rate” has no group “月球”; metrics.csv has its groups", status: 64),
    Wrong(
      "compare 2023-06 2023-06", "要对比的是两个不同的月份，不能都是 2023-06",
      "name two different months, not 2023-06 twice", status: 64),
    Wrong(
      "template mini 天气 --out forms", "流程里没有“天气”这个数据集，名字见 datasets/",
      "the pipeline has no dataset “天气”; datasets/ has their names", status: 64),
    Wrong(
      "pipeline new mini --from input", "mini 里已有内容，请换一个文件夹",
      "mini holds files already; take another folder"),
    Wrong("forget --before 2023-06 --out nosuch", "没有要删的", "nothing to remove", status: 0),
  ])
  func oneSentenceInEitherLanguage(_ wrong: Wrong) throws {
    let place = try place()
    for (language, sentence) in [("zh", wrong.chinese), ("en", wrong.english)] {
      let run = try TaizhangProcess.run(
        wrong.arguments + ["--lang", language], in: place.folder.path)
      #expect((wrong.status == 0 ? run.output : run.errors) == sentence + "\n")
      #expect(run.status == wrong.status)
      #expect(!run.isKilled)
    }
  }

  /// Root may read everything, so that there is nothing to test.
  @Test(.enabled(if: getuid() != 0))
  func whatMayNotBeReadIsNamed() throws {
    let place = try Workplace()
    let file = "\(place.input)/东镇"
    chmod(file, 0)
    defer { chmod(file, 0o755) }
    let run = try place.run("--lang", "zh")
    #expect(run.errors.contains("打不开文件夹"))
    #expect(run.errors.contains("请检查权限"))
    #expect(run.status == 1)
  }

  private static let ledger = (
    chinese: "还没有台账 out/ledger/2023-04.sqlite，请先用 taizhang run 算出来",
    english: "there is no ledger out/ledger/2023-04.sqlite; make it with taizhang run"
  )

  /// A month that was run, and beside it what is no ledger, no workbook and no input.
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.run()
    try place.folder.write(
      "no ledger, but as long as the head of one would have to be to be read, and a bit more",
      to: "out/ledger/2023-05.sqlite")
    try place.folder.write("PK\u{3}\u{4} and no more", to: "wrong.xlsx")
    try FileManager.default.createDirectory(
      atPath: place.folder.path(of: "empty"), withIntermediateDirectories: true)
    return place
  }
}
