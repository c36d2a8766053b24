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
        33.33%，达标 1，未达标 2，无法判定 1，不计 1

        乡镇  姓名  身份证号            联系电话      现有学时
        ────  ────  ──────────────────  ────────────  ────────
        东镇  李二  459901**********20  057*****1234         8
        西镇  钱五  459901**********75                      12

        """)
    #expect(
      try place.taizhang("gaps", "hours_rate", "--limit", "1", "--period", "2023-06").output
        .hasSuffix("…… 还有 1 行；全部用 --limit 2 或 --format csv\n"))
  }

  @Test func thePlanOfAMetricIsShown() throws {
    let place = try workplace()
    let answer = try place.taizhang("why", "small_branches", "--plan", "--period", "2023-06")
    #expect(answer.errors == "")
    #expect(answer.status == 0)
    #expect(
      answer.output.hasPrefix(
        """
        small_branches  党员不足三人的支部
        第 2 次扫描，共 2 次

        SQL
        SELECT _outcome, COUNT(*), COUNT(*) FROM
        """))
    #expect(
      answer.output.contains(
        """
        数据库的做法
          SCAN branch_size
        """))
    #expect(
      answer.output.hasSuffix(
        """
        读什么       种类          行数
        ───────────  ────────────  ────
        branch_size  模型，存成表     3

        """))
    let english = try place.taizhang(
      "why", "hours_rate", "--plan", "--period", "2023-06", "--lang", "en")
    #expect(english.output.contains("scan 1 of 2\n"))
    #expect(english.output.contains("roster    model, a view"))
    #expect(english.output.contains("  member  dataset"))
    #expect(
      try place.taizhang(
        "why", "small_branches", "--plan", "--period", "2023-06", "--format", "csv"
      ).output.hasSuffix("name,kind,depth,rows\r\nbranch_size,table,0,3\r\n"))
    let wrong = try place.taizhang("why", "small_branches", "东镇", "--plan", "--lang", "en")
    #expect(wrong.status == 64)
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

  @Test func aFigureExplainsItself() throws {
    let answer = try workplace().taizhang("why", "hours_rate", "东镇")
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        学时达标率  2023-06  东镇
        依据：条例第二十条，“一般”
        口径：累计学时
        目标：rate >= 50%（达到）
        取自：roster（党支部台账、党员花名册）

        50.00%，达标 1，未达标 1，无法判定 0，不计 1
          不计：年老体弱 1

        数据集      文件                 工作表  入账  退回  计入
        ──────────  ───────────────────  ──────  ────  ────  ────
        党支部台账  党支部台账.csv                  3     0
        党员花名册  东镇/党员花名册.csv             5     1     2

        未达标的 1 行
        乡镇  姓名  身份证号            联系电话      现有学时  文件                 工作表  行
        ────  ────  ──────────────────  ────────────  ────────  ───────────────────  ──────  ──
        东镇  李二  459901**********20  057*****1234         8  东镇/党员花名册.csv           3

        SQL
        SELECT "town", "org_name", _outcome, COUNT(*), COUNT(*) FROM (SELECT "town", "org_name", CASE WHEN (frail = 1) THEN 3 WHEN (hours >= 32) THEN 1 WHEN NOT (hours >= 32) THEN 0 END AS _outcome FROM "roster") AS _population GROUP BY "town", "org_name", _outcome

        """)
  }

  @Test func aFigureExplainsItselfToPrograms() throws {
    let place = try workplace()
    let json = try place.taizhang("why", "hours_rate", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["rate"] as? Double == 0.3333)
    #expect(value?["reached"] as? Bool == false)
    #expect((value?["sources"] as? [Any])?.count == 2)
    #expect((value?["sql"] as? String)?.contains("hours >= 32") == true)
    let csv = try place.taizhang("why", "hours_rate", "--rows", "excluded", "--format", "csv")
    #expect(
      csv.output
        == """
        乡镇,姓名,身份证号,联系电话,现有学时,不计的原因,文件,工作表,行
        东镇,王三,459901**********30,138****8002,,年老体弱,东镇/党员花名册.csv,,4

        """.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    (["why", "hours_rate", "东真"], "“hours_rate”没有“东真”这一组，是不是“东镇”？"),
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
    #expect(answer.errors == "还没有台账 out/ledger，请先用 taizhang run 算出来\n")
    #expect(answer.status == 1)
    let other = try place.taizhang("gaps", "hours_rate", "--period", "2023-04")
    #expect(other.errors == "还没有台账 out/ledger/2023-04.sqlite，请先用 taizhang run 算出来\n")
  }
}

/// Every metric of the sample months answers, and alike.
struct SampleQuestionsTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of both months' outputs.
  private static let out = Result<String, any Error> {
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("taizhang-questions-\(UUID().uuidString)").path
    for period in ["2023-05", "2023-06"] {
      let run = try TaizhangProcess.run(
        [
          "run", "pipelines/grassroots-2023", "--period", period, "--input", "samples/\(period)",
          "--out", out, "--quiet",
        ], in: root)
      #expect(run.status == 0)
    }
    return out
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let answer = try TaizhangProcess.run(
      arguments + ["--format", "json", "--out", try Self.out.get()], in: Self.root)
    #expect(answer.status == 0, "\(arguments): \(answer.errors)")
    return try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any] ?? [:]
  }

  /// What the rows say is what the run said, for the whole and for a group of each dimension.
  @Test func whyCountsWhatTheRunCounted() throws {
    let figures = try CSVText.records(atPath: try Self.out.get() + "/2023-06/metrics.csv")
    var seen: Set<String> = []
    for figure in figures {
      let metric = figure["metric"] ?? ""
      let dimension = figure["dimension"] ?? ""
      guard seen.insert(metric + " " + dimension).inserted else { continue }
      let group = dimension == "total" ? [] : [figure["group"] ?? ""]
      let answer = try json(["why", metric] + group + ["--period", "2023-06"])
      for count in ["met", "not_met", "unknown", "excluded"] {
        #expect(answer[count].map { "\($0)" } == figure[count], "\(metric) \(group) \(count)")
      }
    }
    #expect(seen.count > 200)
  }

  @Test func gapsAreTheListsOfTheRun() throws {
    let out = try Self.out.get()
    for file in try FileManager.default.contentsOfDirectory(atPath: out + "/2023-06/gaps") {
      let answer = try TaizhangProcess.run(
        [
          "gaps", file.replacing(".csv", with: ""), "--period", "2023-06", "--format", "csv",
          "--out", out,
        ], in: Self.root)
      let list = try String(contentsOfFile: "\(out)/2023-06/gaps/\(file)", encoding: .utf8)
      #expect(answer.output == list, "\(file)")
    }
  }

  /// Of the sample, 18 members are new in June, and no branch is.
  @Test func mayAndJuneAreCompared() throws {
    let answer = try json(["compare", "2023-05", "2023-06"])
    let datasets = answer["datasets"] as? [[String: Any]] ?? []
    func changes(_ name: String) -> [String] {
      let dataset = datasets.first { $0["dataset"] as? String == name }
      return (dataset?["changes"] as? [[String: Any]] ?? []).compactMap { $0["change"] as? String }
    }
    #expect(changes("member") == Array(repeating: "joined", count: 18))
    #expect(changes("branch") == [])
    let groups =
      (answer["accounts"] as? [[String: Any]])?.first?["groups"] as? [[String: Any]] ?? []
    // X05 in one town, X06 in two.
    let wrong = groups.filter { $0["explained"] as? Bool == false }.compactMap {
      $0["group"] as? String
    }
    #expect(wrong.count == 3)
    #expect((answer["figures"] as? [Any])?.count == 87)
  }

  /// No answer shows a whole number of a person.
  @Test(arguments: [
    ["gaps", "member_hours_rate"], ["why", "member_hours_rate"],
    ["why", "key_group_training_coverage", "--rows", "not_met"],
    ["gaps", "dual_report_member_rate"], ["compare", "2023-05", "2023-06"], ["sources"],
  ])
  func numbersOfPeopleAreMasked(arguments: [String]) throws {
    for format in ["text", "csv", "json"] {
      let answer = try TaizhangProcess.run(
        arguments + ["--format", format, "--out", try Self.out.get()], in: Self.root)
      #expect(answer.status == 0)
      #expect(answer.output.count > 100)
      #expect(answer.output.firstMatch(of: /4599[0-9]{13}[0-9Xx]/) == nil)
      #expect(answer.output.firstMatch(of: /1990000[0-9]{4}/) == nil)
    }
  }
}
