import Foundation
import LedgerTestSupport
import TestSupport
import Testing

struct RunTests {
  @Test func aMonthBecomesLedgerAndOutputs() throws {
    let place = try Workplace()
    let run = try place.run()
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("小台账  2023-06\n2 个文件，2 张表：读 13 行 = 入账 8 + 退回 1 + 跳过 4\n"))
    #expect(
      try place.outputs().keys.sorted() == [
        "2023-06/datapackage.json", "2023-06/findings.csv", "2023-06/gaps/hours_rate.csv",
        "2023-06/metrics.csv",
        "2023-06/rejects.csv", "2023-06/report.html", "2023-06/report.xlsx",
        "2023-06/returns/README.txt",
        "2023-06/returns/党员花名册.xlsx", "2023-06/returns/党支部台账.xlsx", "2023-06/sources.csv",
        "2023-06/summary.json",
        "2023-06/tables/towns.csv", "2023-06/tables/towns.json", "ledger/2023-06.sqlite",
      ])
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let place = try Workplace()
    try place.run()
    let first = try place.outputs()
    try place.run()
    #expect(try place.outputs() == first)

    // Another machine: files in another order on the disk, another language, zone and place.
    let other = try TemporaryFolder(named: "别处")
    _ = try MiniPipeline().write(to: other)
    for (name, text) in MiniMonth().files.sorted(by: { $0.key > $1.key }) {
      try other.write(text, to: "input/\(name)")
    }
    let environment = [
      "LC_ALL": "zh_CN.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/",
    ]
    let arguments = ["run", "mini", "--period", "2023-06", "--input", "input", "--out", "out"]
    _ = try TaizhangProcess.run(arguments, environment: environment, in: other.path)
    for (name, bytes) in first {
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: other.path(of: "out/\(name)"))) == bytes,
        "\(name)")
    }
  }

  @Test func theOrderInWhichFilesAreGivenDoesNotMatter() throws {
    let place = try Workplace()
    let files = ["input/东镇/党员花名册.csv", "input/党支部台账.csv"]
    for (out, inputs) in [("a", files), ("b", files.reversed())] {
      let arguments = ["run", "mini", "--period", "2023-06", "--out", out, "--input"] + inputs
      #expect(try TaizhangProcess.run(arguments, in: place.folder.path).status == 0)
    }
    #expect(try place.outputs(in: "a") == place.outputs(in: "b"))
  }

  @Test func nothingPersonalLeavesTheLedgerUnlessAsked() throws {
    let place = try Workplace()
    let run = try place.run()
    let outputs = try place.outputs()
    let texts =
      outputs.filter { $0.key.hasPrefix("2023-06/") }
      .mapValues { String(decoding: $0, as: UTF8.self) } + [
        "stdout": run.output, "stderr": run.errors,
      ]
    for (name, text) in texts {
      for number in MiniMonth.personalNumbers {
        #expect(!text.contains(number), "\(number) in \(name)")
        #expect(!text.contains(number.replacing("-", with: "")), "\(number) in \(name)")
      }
    }
    for command in [
      ["check", "mini", "--period", "2023-06", "--input"], ["inspect", "--pipeline", "mini"],
    ] {
      let found = try TaizhangProcess.run(command + ["input"], in: place.folder.path)
      for number in MiniMonth.personalNumbers {
        #expect(!found.output.contains(number), "\(number) in \(command[0])")
      }
    }

    #expect(try place.run("--unmask").status == 0)
    let gaps = try place.outputs()["2023-06/gaps/hours_rate.csv"]
    #expect(
      String(decoding: gaps ?? Data(), as: UTF8.self).contains("459901197108120020,057188881234"))
    let attributes = try FileManager.default.attributesOfItem(atPath: place.out + "/2023-06")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test(
    arguments: [
      ("run", "never", 0), ("run", "warning", 2), ("run", "error", 2), ("check", "never", 0),
      ("check", "error", 2),
    ] as [(String, String, Int32)])
  func findingsSetTheExitStatusWhereAsked(command: String, failOn: String, status: Int32) throws {
    let place = try Workplace()
    let run = try TaizhangProcess.run(
      [command, "mini", "--period", "2023-06", "--input", "input", "--fail-on", failOn],
      in: place.folder.path)
    #expect(run.status == status)
    #expect(run.errors == "")
  }

  @Test(arguments: [
    ("metrics,report.xlsx", ["metrics.csv", "report.xlsx"]), ("gaps", ["gaps/hours_rate.csv"]),
    ("report.html，findings.csv", ["findings.csv", "report.html"]),
    (
      "tables、rejects,sources",
      ["rejects.csv", "sources.csv", "tables/towns.csv", "tables/towns.json"]
    ),
  ])
  func onlyWhatIsAskedForIsWritten(only: String, files: [String]) throws {
    let place = try Workplace()
    // What an earlier run has written and this one has not goes.
    try place.run()
    #expect(try place.run("--only", only, "--quiet").errors == "")
    let names = try place.outputs().keys.filter { $0.hasPrefix("2023-06/") }
    // What describes the CSV files goes with them.
    #expect(
      names.sorted()
        == (files + ["datapackage.json", "summary.json"]).sorted().map { "2023-06/" + $0 })
    #expect(try PackageFaults(in: place.folder.path(of: "out/2023-06")).all == [])
  }

  @Test func whatIsChosenIsThePipelinesToSay() throws {
    var files = MiniPipeline()
    files.files["pipeline.yaml"]? += "\noutputs: [report.html]\n"
    let place = try Workplace(files)
    let run = try place.run("--lang", "zh")
    // Nobody is sent to a file that is not there.
    #expect(run.output.contains("提示 1\n"))
    let page = try #require(try place.outputs()["2023-06/report.html"])
    #expect(try place.outputs()["2023-06/datapackage.json"] == nil)
    #expect(String(decoding: page, as: UTF8.self).contains("这次没有写出：metrics、report.xlsx"))
    try place.run("--only", "sources")
    #expect(
      try Set(place.outputs().keys.filter { $0.hasPrefix("2023-06/") }) == [
        "2023-06/datapackage.json", "2023-06/sources.csv", "2023-06/summary.json",
      ])
  }

  @Test func anOutputThatDoesNotExistIsRefused() throws {
    let place = try Workplace()
    let run = try place.run("--only", "metrics,report.pdf")
    #expect(run.status == 64)
    #expect(run.errors.contains("report.pdf"))
    #expect(run.errors.contains("report.xlsx"))
    #expect(try place.outputs().isEmpty)
  }

  @Test func byDefaultOnlyCheckFails() throws {
    let place = try Workplace()
    #expect(try place.run().status == 0)
    let arguments = ["check", "mini", "--period", "2023-06", "--input", "input"]
    #expect(try TaizhangProcess.run(arguments, in: place.folder.path).status == 2)
  }

  @Test func warningsAloneFailOnlyWhereWarningsAreAskedFor() throws {
    var month = MiniMonth()
    month.files = ["党支部台账.csv": "党支部名称,乡镇,类别,党员数\n东村党支部,东镇,城中村,0\n"]
    let place = try Workplace(month: month)
    #expect(try place.run("--fail-on", "error").status == 0)
    #expect(try place.run("--fail-on", "warning").status == 2)
  }

  @Test func quietPrintsNothing() throws {
    let run = try Workplace().run("--quiet")
    #expect(run.output == "" && run.errors == "" && run.status == 0)
  }

  @Test func checkKeepsNothing() throws {
    let place = try Workplace()
    let check = try place.taizhang(
      "check", "mini", "--period", "2023-06", "--input", "input", "--lang", "en")
    #expect(
      check.output == """
        error R05 东镇/党员花名册.csv B7 身份证号 459901**********61 校验码不对 (请核对身份证)
        error X04 党支部台账.csv D3 台账填 9 人，花名册有 2 人 (核对后改成 2)
        note X99 南镇 没有党员
        2 errors, 0 warnings, 1 notes

        """)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted() == [
        "input", "mini",
      ])
  }

  @Test func earlierOutputsAreNotReadAsInput() throws {
    let place = try Workplace()
    try place.run()
    let first = try place.outputs()
    // The whole folder as input: the gap lists in it have the headings of rosters.
    for _ in 0..<2 {
      let run = try place.taizhang(
        "run", "mini", "--period", "2023-06", "--input", "input", "out", "--out", "out", "--quiet")
      #expect(run.status == 0)
    }
    #expect(try place.outputs() == first)
  }

  @Test func inputUnderTheMonthsNameIsNotReplaced() throws {
    let place = try Workplace()
    try FileManager.default.moveItem(
      atPath: place.input, toPath: place.folder.path(of: "2023-06"))
    let run = try place.taizhang(
      "run", "mini", "--period", "2023-06", "--input", "2023-06", "--out", ".")
    #expect(run.status == 1)
    #expect(run.errors == "./2023-06 里的东西不是 taizhang 写的，没有动它；请用 --out 换一个地方\n")
    #expect(try place.outputs(in: "2023-06").count == 2)
  }

  @Test func anEscapeSequenceInACellDoesNotReachTheTerminal() throws {
    var month = MiniMonth()
    month.files["党支部台账.csv"] = "党支部名称,乡镇,类别,党员数\n\u{1B}[2J东村\r\n党支部,东镇,\u{1B}]0;村,9\n"
    let check = try Workplace(month: month).taizhang(
      "check", "mini", "--period", "2023-06", "--input", "input")
    #expect(!check.output.unicodeScalars.contains("\u{1B}"))
    #expect(check.output.contains("\u{FFFD}"))
  }
}

/// Both dictionaries together.
private func + (a: [String: String], b: [String: String]) -> [String: String] {
  a.merging(b) { $1 }
}
