import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Questions to a ledger that stands alone: neither the pipeline nor the input is there any more.
struct AskTests {
  /// A month that was run, with all else taken away.
  private func workplace() throws -> Workplace {
    let place = try Workplace()
    #expect(try place.run("--quiet").status == 0)
    for path in [place.pipeline, place.input, place.out + "/2023-06"] {
      try FileManager.default.removeItem(atPath: path)
    }
    return place
  }

  @Test func gapsAreListed() throws {
    let place = try workplace()
    let answer = try place.taizhang("gaps", "hours_rate")
    #expect(answer.errors == "台账：out/ledger/2023-06.sqlite\n")
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        学时达标率  2023-06
        33.33%，达到 1，未达到 2，无法判定 1，不计入 1

        乡镇  姓名  身份证号            联系电话      现有学时
        ────  ────  ──────────────────  ────────────  ────────
        东镇  李二  459901**********20  057*****1234         8
        西镇  钱五  459901**********75                      12

        """)
    #expect(
      try place.taizhang("gaps", "hours_rate", "--limit", "1", "--period", "2023-06").output
        .hasSuffix("…… 还有 1 行；全部用 --limit 2 或 --format csv\n"))
  }

  @Test func gapsAreCounted() throws {
    let answer = try workplace().taizhang(
      "gaps", "学时达标率", "--by", "town/org_name", "--where", "乡镇=东镇", "--lang", "en")
    #expect(answer.errors == "Ledger: out/ledger/2023-06.sqlite\n")
    #expect(
      answer.output == """
        学时达标率  2023-06
        50.00%, met 1, not met 1, not judged 0, excluded 1

        乡镇  党支部名称  not met  met  not judged  excluded
        ────  ──────────  ───────  ───  ──────────  ────────
        东镇  东村党支部        1    1           0         1

        """)
  }

  @Test func gapsForPrograms() throws {
    let place = try workplace()
    let csv = try place.taizhang("gaps", "hours_rate", "--format", "csv")
    #expect(
      csv.output
        == "乡镇,姓名,身份证号,联系电话,现有学时\r\n东镇,李二,459901**********20,057*****1234,8\r\n西镇,钱五,459901**********75,,12\r\n"
    )
    let json = try place.taizhang("gaps", "hours_rate", "--format", "json", "--unmask")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["period"] as? String == "2023-06")
    #expect(value?["not_met"] as? Int == 2)
    let rows = value?["rows"] as? [[String: Any]]
    #expect(
      rows?.compactMap { $0["citizen_id"] as? String } == [
        "459901197108120020", "459901199302140075",
      ])
  }

  @Test(arguments: [
    (["gaps", "hours"], "台账里没有指标“hours”，是不是“hours_rate”？"),
    (["gaps", "hours_rate", "--where", "twon=1"], "“hours_rate”没有列“twon”，是不是“town”？"),
    (["gaps", "hours_rate", "--by", "镇"], "“hours_rate”没有列“镇”，是不是“乡镇”？"),
    (["gaps", "hours_rate", "--where", "town"], "条件“town”要写成 列=值、列!=值 或 列~部分 的样子"),
    (
      ["gaps", "hours_rate", "--lang", "en", "--where", "town"],
      "write the condition “town” as column=value, column!=value or column~part"
    ),
  ])
  func whatIsNotThereIsNamed(arguments: [String], message: String) throws {
    let place = try workplace()
    let answer = try TaizhangProcess.run(
      arguments + ["--period", "2023-06"], in: place.folder.path)
    #expect(answer.errors == message + "\n")
    #expect(answer.status == 64)
    #expect(answer.output == "")
  }

  @Test func withoutALedgerNothingIsAnswered() throws {
    let place = try Workplace()
    let answer = try place.taizhang("gaps", "hours_rate")
    #expect(answer.errors == "还没有台账 out/ledger，请先 taizhang run\n")
    #expect(answer.status == 1)
    let other = try place.taizhang("gaps", "hours_rate", "--period", "2023-04")
    #expect(other.errors == "还没有台账 out/ledger/2023-04.sqlite，请先 taizhang run\n")
  }
}
