import Foundation
import TestSupport
import Testing

struct MeasureTests {
  private static let branches = "党支部名称,乡镇,类别,党员数\n"
  private static let members = "姓名,身份证号,联系电话,所在党支部,学时,年老体弱\n"

  /// Two senders; the names of the files keep the order when all is read at once.
  private static let senders = [
    "1": [
      "1党支部.csv": branches + "东村党支部,东镇,村,3\n",
      "1名册.csv": members + "张一,459901196203050011,13800138001,东村党支部,40,否\n王三,,,东村党支部,7,是\n",
    ],
    "2": [
      "2党支部.csv": branches + "西村党支部,西镇,村,9\n",
      "2名册.csv": members + "孙六,459901198808080061,,西村党支部,33,否\n李二,459901197108120020,1,,8,否\n",
    ],
  ]

  static func place() throws -> Workplace {
    let place = try Workplace()
    for (sender, files) in senders {
      for (name, text) in files { try place.folder.write(text, to: "all/\(sender)/\(name)") }
      try place.taizhang(
        "import", "mini", "--period", "2023-06", "--input", "all/\(sender)", "--out",
        "shards/\(sender)", "--quiet")
    }
    return place
  }

  @Test func ledgersOfSendersAreMeasuredAsOne() throws {
    let place = try Self.place()
    let measured = try place.taizhang(
      "measure", "mini", "shards/1/ledger/2023-06.sqlite", "shards/2/ledger/2023-06.sqlite",
      "--period", "2023-06", "--out", "measured", "--lang", "en")
    #expect(measured.status == 0)
    #expect(
      measured.errors
        == "not written: report.html, report.xlsx, returns; these need the files or ask about rows, for which there is taizhang run\n"
    )
    try place.taizhang(
      "run", "mini", "--period", "2023-06", "--input", "all", "--out", "out")
    let files = try place.outputs(in: "measured")
    let expected = try place.outputs()
    #expect(
      files.keys.sorted() == [
        "2023-06/datapackage.json", "2023-06/findings.csv", "2023-06/gaps/hours_rate.csv",
        "2023-06/metrics.csv", "2023-06/rejects.csv", "2023-06/sources.csv",
        "2023-06/summary.json", "2023-06/tables/towns.csv", "2023-06/tables/towns.json",
      ])
    for name in ["metrics.csv", "gaps/hours_rate.csv", "tables/towns.csv"] {
      #expect(files["2023-06/\(name)"] == expected["2023-06/\(name)"], "\(name)")
    }
    // Files are named below the folder that was given.
    let text = { (data: Data?) in String(decoding: data ?? Data(), as: UTF8.self) }
    let findings = text(expected["2023-06/findings.csv"])
    #expect(
      text(files["2023-06/findings.csv"])
        == findings.replacing(",1/", with: ",").replacing(",2/", with: ","))
  }

  @Test func anImportThatIsRepeatedIsTheSame() throws {
    let place = try Self.place()
    let first = try place.outputs(in: "shards")
    let again = try place.taizhang(
      "import", "mini", "--period", "2023-06", "--input", "all/1", "--out", "shards/1")
    #expect(
      again.output == "1：读 5 行 = 入账 3 + 退回 0 + 跳过 2。台账：shards/1/ledger/2023-06.sqlite\n")
    #expect(try place.outputs(in: "shards") == first)
    #expect(first.keys.sorted() == ["1/ledger/2023-06.sqlite", "2/ledger/2023-06.sqlite"])
  }

  @Test func onlyWhatIsAskedForCanBeMeasured() throws {
    let place = try Self.place()
    try place.run()
    func measure(_ ledger: String, _ period: String = "2023-06", out: String = "measured") throws
      -> String
    {
      try place.taizhang(
        "measure", "mini", ledger, "--period", period, "--out", out, "--lang", "en"
      ).errors
    }
    #expect(
      try measure("out/ledger/2023-06.sqlite")
        == "out/ledger/2023-06.sqlite was not made by taizhang import, and cannot be joined with others\n"
    )
    #expect(
      try measure("shards/1/ledger/2023-06.sqlite", "2023-05")
        == "shards/1/ledger/2023-06.sqlite is a ledger of “mini”, 2023-06, which is not what is asked for\n"
    )
    // The outputs of a run belong to its ledger.
    let before = try place.outputs()
    #expect(
      try measure("shards/1/ledger/2023-06.sqlite", out: "out").hasSuffix(
        "was left alone; name another place with --out\n"))
    #expect(try place.outputs() == before)
  }
}
