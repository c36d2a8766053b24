import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import Mustache

/// `report.html`: the month on one page that asks nothing of anybody, for those who were not there.
struct PageReport {
  let summary: Summary
  let disclosure: Disclosure
  let language: Language

  func write(to path: String, from ledger: Ledger) throws {
    let text = try text(from: ledger)
    let file = try OutputFile(path: path)
    try file.write(text.utf8)
    try file.close()
  }

  func text(from ledger: Ledger) throws -> String {
    let library = MustacheLibrary(templates: [
      "page": try MustacheTemplate(string: PageTemplate.text),
      "trend": try MustacheTemplate(string: PageTemplate.trend),
    ])
    return try library.render(page(from: ledger), withTemplate: "page") ?? ""
  }

  func page(from ledger: Ledger) throws -> Page {
    let desk = PageDesk(summary: summary, disclosure: disclosure, language: language)
    let lead = LeadDimension(summary)
    let trends = try FigureTrends(ledger, desk)
    return Page(
      lang: language == .chinese ? "zh-CN" : "en", policy: PageReport.policy,
      style: PageStyle.text, script: PageScript.text, w: PageWords.all(language),
      heading: summary.pipeline.title, period: "\(summary.period)",
      program: "taizhang \(Program.version)", account: desk.account, notes: desk.notes,
      tiles: desk.tiles,
      groups: try lead.map { try PageGroups(desk, $0).section(from: ledger) },
      items: PageFigures(desk, trends).items,
      heat: lead.map { PageHeat(desk, $0).table },
      charts: lead.map { PageCharts(desk, $0, trends).charts } ?? [],
      kinds: try PageFindings(desk).kinds(in: ledger),
      senders: try PageFindings(desk).senders(in: ledger),
      sources: try PageSources(desk).rows(from: ledger),
      definitions: desk.definitions, parameterTitles: desk.parameters.titles,
      parameters: summary.pipeline.parameters.map { desk.parameters.cells($0) },
      legend: desk.parameters.legend)
  }

  /// Nothing may be fetched, sent or run but the style and script that the page was written with.
  private static let policy = """
    default-src 'none'; style-src '\(hash(of: PageStyle.text))'; script-src '\(hash(of: PageScript.text))'; \
    img-src data:; base-uri 'none'; form-action 'none'
    """

  private static func hash(of text: String) -> String {
    guard let digest = SHA256() else { return "none" }
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    let hex = Array((digest.finish() ?? "").utf8)
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { start in
      UInt8(String(decoding: hex[start..<min(start + 2, hex.count)], as: UTF8.self), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }
}
