import Definitions
import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import Importing
@testable import Reporting

struct PageReportTests {
  private func text(
    _ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth(),
    isUnmasked: Bool = false, language: Language = .chinese
  ) throws -> String {
    try MiniReports(files, month: month, isUnmasked: isUnmasked, language: language)
      .text("report.html")
  }

  @Test func saysWhatTheRunSays() throws {
    let text = try text()
    for part in [
      "<html lang=\"zh-CN\">", "<title>小台账 2023-06</title>", "<h1>小台账</h1>",
      "2 个文件，2 张表：读 13 行 = 入账 8 + 退回 1 + 跳过 4", "没有 2023-05 的台账",
      "<b>0</b> 项达标", "<b>2</b> 项未达标", "<b>2</b> 个错误", "<b>1</b> 行退回",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func figuresStandAgainstTheirTargetsInWords() throws {
    let text = try text()
    #expect(
      text.contains(
        "<td class=\"state no\" data-sort=\"未达标\"><span aria-hidden=\"true\">✗</span> <span class=\"word\">未达标</span></td>"
          + "<th scope=\"row\">学时达标率</th><td class=\"n\" data-sort=\"3333\"><b>33.33%</b></td><td class=\"n\">≥ 50%</td>"
          + "<td class=\"n quiet\">—</td><td class=\"line\"></td><td class=\"n less\">1/3</td><td class=\"n less\">1</td>"
      ))
  }

  @Test func whoIsBehindAndWhomToCall() throws {
    let text = try text(month: Self.signed)
    let town = try #require(text.range(of: "<h3>西镇</h3>"))
    let article = try #require(text[town.upperBound...].range(of: "</article>"))
    let section = text[town.upperBound..<article.lowerBound]
    #expect(section.contains("1 项有目标的指标中 1 项未达标"))
    #expect(section.contains("<b>西镇党委</b> <span class=\"quiet\">西镇.csv</span>"))
    // One of one judged: it would have to meet the condition.
    #expect(
      section.contains(
        "<th scope=\"row\">学时达标率</th><td class=\"n\">0.00%</td><td class=\"n\">≥ 50%</td><td class=\"n\">33.33%</td><td class=\"n\"><b>1</b></td>"
      ))
    #expect(section.contains("<code>gaps/hours_rate.csv</code>"))
  }

  /// The mini month with a sheet of branches for each town, which names its sender.
  private static var signed: MiniMonth {
    var month = MiniMonth()
    month.files["党支部台账.csv"] = nil
    month.files["东镇.csv"] =
      "填报单位：东镇党委,,,\n党支部名称,乡镇,类别,党员数\n东村党支部,东镇,村,3\n"
    month.files["西镇.csv"] =
      "填报单位：西镇党委,,,\n党支部名称,乡镇,类别,党员数\n西村党支部,西镇,村,2\n"
    return month
  }

  @Test func townsAreComparedInAHeatTableAndInBars() throws {
    let text = try text()
    #expect(text.contains("title=\"东镇：50.00%，达标 1，未达标 1，无法判定 0，不计 1\">✓ 50.00%</td>"))
    #expect(text.contains("<td class=\"n h4\" data-sort=\"0\""))
    #expect(text.contains("<rect class=\"ok\" width=\"500\" height=\"12\"/>"))
    #expect(text.contains("<rect class=\"aim\" x=\"500\""))
  }

  @Test func findingsSourcesAndDefinitionsAreThere() throws {
    let text = try text()
    #expect(text.contains("例：身份证号 459901**********61 校验码不对"))
    #expect(text.contains("台账党员数与花名册不符"))
    #expect(
      text.contains(
        "<th scope=\"row\">东镇/党员花名册.csv</th><td></td><td>党员花名册</td><td class=\"less\"></td><td class=\"n\">9</td><td class=\"n\">5</td><td class=\"n\">1</td><td class=\"n\">3</td>"
      ))
    #expect(text.contains("<td>条例第二十条，“一般”</td>"))
    #expect(text.contains("<td>32 学时</td><td>✔ 已核实</td>"))
    #expect(text.contains("✔ 条例原文或两处独立转述"))
  }

  @Test func speaksEnglish() throws {
    let text = try text(language: .english)
    #expect(text.contains("<html lang=\"en\">"))
    #expect(text.contains("Who is behind, and whom to call"))
    #expect(text.contains("1 of 1 figures with a target are behind."))
  }

  @Test func nothingThatASenderOrAPipelineWroteIsMarkup() throws {
    var files = MiniPipeline()
    files.files["pipeline.yaml"] = files.files["pipeline.yaml"]?.replacing(
      "title: 小台账", with: "title: '<script>alert(1)</script>{{script}}'")
    files.files["metrics/hours.yaml"] = files.files["metrics/hours.yaml"]?.replacing(
      "title: 学时达标率", with: "title: '\"><img src=x onerror=alert(1)>&amp;'")
    var month = MiniMonth()
    let hostile = "<script>alert(2)</script>\"\"onclick=\"\"alert(3)'{{{style}}}"
    month.files["党支部台账.csv"] = """
      党支部名称,乡镇,类别,党员数
      东村党支部,"\(hostile)",村,3
      西村党支部,</td></table>,村,9

      """
    let clean = try text()
    let text = try text(files, month: month)
    for sign in ["<script", "<img", "onerror=", "onclick=", "<style", "{{"] {
      let known = clean.components(separatedBy: sign).count
      let found = text.replacing("&lt;script", with: "").replacing("onerror=alert(1)&gt;", with: "")
        .replacing("onclick=&quot;", with: "").replacing("{{script}}", with: "")
        .replacing("{{{style}}}", with: "").components(separatedBy: sign).count
      #expect(found == known, "\(sign)")
    }
    #expect(text.contains("&lt;script&gt;alert(2)&lt;/script&gt;&quot;onclick=&quot;alert(3)&#39;"))
    #expect(text.contains("&lt;/td&gt;&lt;/table&gt;"))
    #expect(text.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;"))
  }

  @Test func asksNothingOfAnybody() throws {
    let text = try text()
    for address in ["http://", "https://", "url(", "@import", "src=", "\"//", "'//"] {
      #expect(!text.contains(address), "\(address)")
    }
    #expect(!text.contains(" style="))
    #expect(!text.contains("javascript:"))
    let policy = try #require(
      text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.output.1)
    let style = try #require(text.firstMatch(of: /<style>([^<]*)<\/style>/)?.output.1)
    let script = try #require(text.firstMatch(of: /(?s)<script>(.*)<\/script>/)?.output.1)
    #expect(
      policy == """
        default-src &#39;none&#39;; style-src &#39;\(try hash(style))&#39;; script-src &#39;\(try hash(script))&#39;; \
        img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;
        """)
  }

  private func hash(_ text: Substring) throws -> String {
    let digest = try #require(SHA256())
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    let hex = try #require(digest.finish())
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { start in
      UInt8(hex.dropFirst(start).prefix(2), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  @Test func isTheSameEachTime() throws { #expect(try text() == text()) }

  @Test func personalNumbersInGroupsAndFileNamesAreMasked() throws {
    var month = MiniMonth()
    month.files["党支部台账 13800138001.csv"] = month.files["党支部台账.csv"]?.replacing(
      "西镇", with: "西镇13800138002")
    month.files["党支部台账.csv"] = nil
    let masked = try text(month: month)
    #expect(!masked.contains("13800138001") && !masked.contains("13800138002"))
    let open = try text(month: month, isUnmasked: true)
    #expect(open.contains("13800138001") && open.contains("13800138002"))
  }

  @Test func aPipelineWithoutGroupsHasAPage() throws {
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] =
      "- {metric: m, title: 党员数, basis: 依据, from: member}"
    let text = try text(files)
    #expect(text.contains("<th scope=\"row\">党员数</th>"))
    #expect(!text.contains("id=\"heat\"") && !text.contains("href=\"#behind\""))
  }

  @Test func manyGroupsAreCutWithAWord() throws {
    var month = MiniMonth()
    let branches = (1...230).map { "第\($0)支部,第\($0)镇,村,1" }
    month.files["党支部台账.csv"] =
      "党支部名称,乡镇,类别,党员数\n" + branches.joined(separator: "\n") + "\n"
    var files = MiniPipeline()
    files.files["metrics/hours.yaml"] =
      "- {metric: m, title: 人数达标率, basis: 依据, from: branch, meets: member_count > 1, by: [town], target: rate >= 50%}"
    let text = try text(files, month: month)
    #expect(text.contains("共 230 行，这里列出前 200 行，全部在 metrics.csv。"))
    #expect(text.contains("共 230 组，这里列出前 30 组，全部在 metrics.csv。"))
    #expect(text.contains("共 230 组，这里是靠后的 20 组，全部在 metrics.csv。"))
    #expect(text.components(separatedBy: "<article").count - 1 == 200)
  }
}
